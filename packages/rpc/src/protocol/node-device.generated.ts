// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { event, procedure, REMOTE } from "../procedure.js";
import { int, nothing, uint } from "../xdr/codec.js";
import { array, optional, struct } from "../xdr/composite.js";
import { text } from "./scalars.js";
import { wireNodeDevice } from "./types.generated.js";

/** `REMOTE_PROC_NODE_NUM_OF_DEVICES`. C: `virNodeNumOfDevices`. */
export const nodeNumOfDevices = /* @__PURE__ */ procedure(
  REMOTE, 111, "nodeNumOfDevices",
  /* @__PURE__ */ struct({ cap: /* @__PURE__ */ optional(text), flags: uint }),
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_NODE_LIST_DEVICES`. C: `virNodeListDevices`. */
export const nodeListDevices = /* @__PURE__ */ procedure(
  REMOTE, 112, "nodeListDevices",
  /* @__PURE__ */ struct({
    cap: /* @__PURE__ */ optional(text),
    maxnames: int,
    flags: uint,
  }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 65536) }),
);

/** `REMOTE_PROC_NODE_DEVICE_LOOKUP_BY_NAME`. C: `virNodeDeviceLookupByName`. */
export const nodeDeviceLookupByName = /* @__PURE__ */ procedure(
  REMOTE, 113, "nodeDeviceLookupByName",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ dev: wireNodeDevice }),
);

/** `REMOTE_PROC_NODE_DEVICE_GET_XML_DESC`. C: `virNodeDeviceGetXMLDesc`. */
export const nodeDeviceGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 114, "nodeDeviceGetXMLDesc",
  /* @__PURE__ */ struct({ name: text, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_NODE_DEVICE_GET_PARENT`. C: `virNodeDeviceGetParent`. */
export const nodeDeviceGetParent = /* @__PURE__ */ procedure(
  REMOTE, 115, "nodeDeviceGetParent",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ parentName: /* @__PURE__ */ optional(text) }),
);

/** `REMOTE_PROC_NODE_DEVICE_NUM_OF_CAPS`. C: `virNodeDeviceNumOfCaps`. */
export const nodeDeviceNumOfCaps = /* @__PURE__ */ procedure(
  REMOTE, 116, "nodeDeviceNumOfCaps",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_NODE_DEVICE_LIST_CAPS`. C: `virNodeDeviceListCaps`. */
export const nodeDeviceListCaps = /* @__PURE__ */ procedure(
  REMOTE, 117, "nodeDeviceListCaps",
  /* @__PURE__ */ struct({ name: text, maxnames: int }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 65536) }),
);

/** `REMOTE_PROC_NODE_DEVICE_DETTACH`. C: `virNodeDeviceDettach`. */
export const nodeDeviceDettach = /* @__PURE__ */ procedure(
  REMOTE, 118, "nodeDeviceDettach",
  /* @__PURE__ */ struct({ name: text }),
  nothing,
);

/** `REMOTE_PROC_NODE_DEVICE_RE_ATTACH`. C: `virNodeDeviceReAttach`. */
export const nodeDeviceReAttach = /* @__PURE__ */ procedure(
  REMOTE, 119, "nodeDeviceReAttach",
  /* @__PURE__ */ struct({ name: text }),
  nothing,
);

/** `REMOTE_PROC_NODE_DEVICE_RESET`. C: `virNodeDeviceReset`. */
export const nodeDeviceReset = /* @__PURE__ */ procedure(
  REMOTE, 120, "nodeDeviceReset",
  /* @__PURE__ */ struct({ name: text }),
  nothing,
);

/** `REMOTE_PROC_NODE_DEVICE_CREATE_XML`. C: `virNodeDeviceCreateXML`. */
export const nodeDeviceCreateXML = /* @__PURE__ */ procedure(
  REMOTE, 123, "nodeDeviceCreateXML",
  /* @__PURE__ */ struct({ xmlDesc: text, flags: uint }),
  /* @__PURE__ */ struct({ dev: wireNodeDevice }),
);

/** `REMOTE_PROC_NODE_DEVICE_DESTROY`. C: `virNodeDeviceDestroy`. */
export const nodeDeviceDestroy = /* @__PURE__ */ procedure(
  REMOTE, 124, "nodeDeviceDestroy",
  /* @__PURE__ */ struct({ name: text }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_LIST_ALL_NODE_DEVICES`. C: `virConnectListAllNodeDevices`. */
export const connectListAllNodeDevices = /* @__PURE__ */ procedure(
  REMOTE, 285, "connectListAllNodeDevices",
  /* @__PURE__ */ struct({ needResults: int, flags: uint }),
  /* @__PURE__ */ struct({
    devices: /* @__PURE__ */ array(wireNodeDevice, 65536),
    ret: uint,
  }),
);

/** `REMOTE_PROC_NODE_DEVICE_LOOKUP_SCSI_HOST_BY_WWN`. C: `virNodeDeviceLookupSCSIHostByWWN`. */
export const nodeDeviceLookupSCSIHostByWWN = /* @__PURE__ */ procedure(
  REMOTE, 297, "nodeDeviceLookupSCSIHostByWWN",
  /* @__PURE__ */ struct({ wwnn: text, wwpn: text, flags: uint }),
  /* @__PURE__ */ struct({ dev: wireNodeDevice }),
);

/** `REMOTE_PROC_NODE_DEVICE_DETACH_FLAGS`. C: `virNodeDeviceDetachFlags`. */
export const nodeDeviceDetachFlags = /* @__PURE__ */ procedure(
  REMOTE, 301, "nodeDeviceDetachFlags",
  /* @__PURE__ */ struct({
    name: text,
    driverName: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY`. C: `virConnectNodeDeviceEventRegisterAny`. */
export const connectNodeDeviceEventRegisterAny = /* @__PURE__ */ procedure(
  REMOTE, 374, "connectNodeDeviceEventRegisterAny",
  /* @__PURE__ */ struct({ eventID: int, dev: /* @__PURE__ */ optional(wireNodeDevice) }),
  /* @__PURE__ */ struct({ callbackID: int }),
);

/** `REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY`. C: `virConnectNodeDeviceEventDeregisterAny`. */
export const connectNodeDeviceEventDeregisterAny = /* @__PURE__ */ procedure(
  REMOTE, 375, "connectNodeDeviceEventDeregisterAny",
  /* @__PURE__ */ struct({ callbackID: int }),
  nothing,
);

/** `REMOTE_PROC_NODE_DEVICE_EVENT_LIFECYCLE`. */
export const nodeDeviceEventLifecycle = /* @__PURE__ */ event(
  REMOTE, 376, "nodeDeviceEventLifecycle",
  /* @__PURE__ */ struct({
    callbackID: int,
    dev: wireNodeDevice,
    event: int,
    detail: int,
  }),
);

/** `REMOTE_PROC_NODE_DEVICE_EVENT_UPDATE`. */
export const nodeDeviceEventUpdate = /* @__PURE__ */ event(
  REMOTE, 377, "nodeDeviceEventUpdate",
  /* @__PURE__ */ struct({ callbackID: int, dev: wireNodeDevice }),
);

/** `REMOTE_PROC_NODE_DEVICE_DEFINE_XML`. C: `virNodeDeviceDefineXML`. */
export const nodeDeviceDefineXML = /* @__PURE__ */ procedure(
  REMOTE, 428, "nodeDeviceDefineXML",
  /* @__PURE__ */ struct({ xmlDesc: text, flags: uint }),
  /* @__PURE__ */ struct({ dev: wireNodeDevice }),
);

/** `REMOTE_PROC_NODE_DEVICE_UNDEFINE`. C: `virNodeDeviceUndefine`. */
export const nodeDeviceUndefine = /* @__PURE__ */ procedure(
  REMOTE, 429, "nodeDeviceUndefine",
  /* @__PURE__ */ struct({ name: text, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_NODE_DEVICE_CREATE`. C: `virNodeDeviceCreate`. */
export const nodeDeviceCreate = /* @__PURE__ */ procedure(
  REMOTE, 430, "nodeDeviceCreate",
  /* @__PURE__ */ struct({ name: text, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_NODE_DEVICE_GET_AUTOSTART`. C: `virNodeDeviceGetAutostart`. */
export const nodeDeviceGetAutostart = /* @__PURE__ */ procedure(
  REMOTE, 433, "nodeDeviceGetAutostart",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ autostart: int }),
);

/** `REMOTE_PROC_NODE_DEVICE_SET_AUTOSTART`. C: `virNodeDeviceSetAutostart`. */
export const nodeDeviceSetAutostart = /* @__PURE__ */ procedure(
  REMOTE, 434, "nodeDeviceSetAutostart",
  /* @__PURE__ */ struct({ name: text, autostart: int }),
  nothing,
);

/** `REMOTE_PROC_NODE_DEVICE_IS_PERSISTENT`. C: `virNodeDeviceIsPersistent`. */
export const nodeDeviceIsPersistent = /* @__PURE__ */ procedure(
  REMOTE, 435, "nodeDeviceIsPersistent",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ persistent: int }),
);

/** `REMOTE_PROC_NODE_DEVICE_IS_ACTIVE`. C: `virNodeDeviceIsActive`. */
export const nodeDeviceIsActive = /* @__PURE__ */ procedure(
  REMOTE, 436, "nodeDeviceIsActive",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ active: int }),
);

/** `REMOTE_PROC_NODE_DEVICE_UPDATE`. C: `virNodeDeviceUpdate`. */
export const nodeDeviceUpdate = /* @__PURE__ */ procedure(
  REMOTE, 447, "nodeDeviceUpdate",
  /* @__PURE__ */ struct({ name: text, xmlDesc: text, flags: uint }),
  nothing,
);
