// Made from the facts by scripts/generate.mjs; do not edit.

/** Filters by capability, activity, persistence. C: `virConnectListAllNodeDeviceFlags`, `VIR_CONNECT_LIST_NODE_DEVICES_*`. */
export const ConnectListAllNodeDeviceFlags = {
  CAP_SYSTEM: 1,
  CAP_PCI_DEV: 2,
  CAP_USB_DEV: 4,
  CAP_USB_INTERFACE: 8,
  CAP_NET: 16,
  CAP_SCSI_HOST: 32,
  CAP_SCSI_TARGET: 64,
  CAP_SCSI: 128,
  CAP_STORAGE: 256,
  CAP_FC_HOST: 512,
  CAP_VPORTS: 1024,
  CAP_SCSI_GENERIC: 2048,
  CAP_DRM: 4096,
  CAP_MDEV_TYPES: 8192,
  CAP_MDEV: 16384,
  CAP_CCW_DEV: 32768,
  CAP_CSS_DEV: 65536,
  CAP_VDPA: 131072,
  CAP_AP_CARD: 262144,
  CAP_AP_QUEUE: 524288,
  CAP_AP_MATRIX: 1048576,
  CAP_VPD: 2097152,
  CAP_CCWGROUP_DEV: 4194304,
  CAP_CCWGROUP_MEMBER: 8388608,
  PERSISTENT: 268435456,
  TRANSIENT: 536870912,
  INACTIVE: 1073741824,
  ACTIVE: 2147483648,
} as const;

/** C: `virNodeDeviceCreateXMLFlags`, `VIR_NODE_DEVICE_CREATE_XML_*`. */
export const NodeDeviceCreateXMLFlags = {
  VALIDATE: 1,
} as const;

/** C: `virNodeDeviceDefineXMLFlags`, `VIR_NODE_DEVICE_DEFINE_XML_*`. */
export const NodeDeviceDefineXMLFlags = {
  VALIDATE: 1,
} as const;

/** EventID of node device event registration. C: `virNodeDeviceEventID`, `VIR_NODE_DEVICE_EVENT_ID_*`. */
export const NodeDeviceEventID = {
  LIFECYCLE: 0,
  UPDATE: 1,
} as const;
export type NodeDeviceEventID = (typeof NodeDeviceEventID)[keyof typeof NodeDeviceEventID];

/** C: `virNodeDeviceEventLifecycleType`, `VIR_NODE_DEVICE_EVENT_*`. */
export const NodeDeviceEventLifecycleType = {
  CREATED: 0,
  DELETED: 1,
  DEFINED: 2,
  UNDEFINED: 3,
} as const;
export type NodeDeviceEventLifecycleType = (typeof NodeDeviceEventLifecycleType)[keyof typeof NodeDeviceEventLifecycleType];

/** C: `virNodeDeviceUpdateFlags`, `VIR_NODE_DEVICE_UPDATE_AFFECT_*`. */
export const NodeDeviceUpdateFlags = {
  CURRENT: 0,
  LIVE: 1,
  CONFIG: 2,
} as const;

/** C: `virNodeDeviceXMLFlags`, `VIR_NODE_DEVICE_XML_*`. */
export const NodeDeviceXMLFlags = {
  INACTIVE: 1,
} as const;
