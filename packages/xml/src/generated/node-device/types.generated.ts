// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Kept, UnknownWord } from "../../runtime/kept.js";
import type { LinkSpeed } from "../common/types.generated.js";

/** What a device is, and what it can do. `type` is `ap_card`. */
export interface ApCardNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "ap_card";
  "ap-adapter": number;
}

/** What a device is, and what it can do. `type` is `ap_matrix`. */
export interface ApMatrixNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "ap_matrix";
  capability?: MdevTypes[];
}

/** What a device is, and what it can do. `type` is `ap_queue`. */
export interface ApQueueNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "ap_queue";
  "ap-adapter": number;
  "ap-domain": number;
}

/** What a group of devices is. */
export interface CcwGroupCapability extends Kept {
  type: "qeth_generic" | "qeth_layer2" | "qeth_layer3" | UnknownWord;
  card_type: string;
  chpid: string;
}

/** A device of a group. */
export interface CcwGroupDevice extends Kept {
  ref: string;
  value?: string;
}

/** The devices of a group. */
export interface CcwGroupMembers extends Kept {
  ccw_device?: CcwGroupDevice[];
}

/** That a device belongs to a group. */
export interface CcwMember extends Kept {
  type: "ccwgroup_member" | UnknownWord;
  group_device: string;
}

/** What a device is, and what it can do. `type` is `ccw`. */
export interface CcwNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "ccw";
  /** The channel subsystem. */
  cssid: number;
  /** The subchannel set. */
  ssid: number;
  /** The number of the device in its subchannel set. */
  devno: number;
  capability?: CcwMember[];
  state?: "online" | "offline" | UnknownWord;
}

/** What a device is, and what it can do. `type` is `ccwgroup`. */
export interface CcwgroupNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "ccwgroup";
  /** The channel subsystem. */
  cssid: number;
  /** The subchannel set. */
  ssid: number;
  /** The number of the device in its subchannel set. */
  devno: number;
  members?: CcwGroupMembers;
  capability?: CcwGroupCapability[];
  state?: "online" | "offline" | UnknownWord;
}

/** The address of a channel device. */
export interface ChannelDeviceAddress extends Kept {
  /** The channel subsystem. */
  cssid: number;
  /** The subchannel set. */
  ssid: number;
  /** The number of the device in its subchannel set. */
  devno: number;
}

/** What a device is, and what it can do. `type` is `css`. */
export interface CssNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "css";
  /** The channel subsystem. */
  cssid: number;
  /** The subchannel set. */
  ssid: number;
  /** The number of the device in its subchannel set. */
  devno: number;
  channel_dev_addr?: ChannelDeviceAddress;
  capability?: MdevTypes[];
}

/** The NUMA node that a device is near. */
export interface DeviceNumaNode extends Kept {
  node?: number;
}

/** What a device is, and what it can do. `type` is `drm`. */
export interface DrmNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "drm";
  typeElement: "primary" | "control" | "render" | UnknownWord;
}

/** What a SCSI host can do. `type` is `fc_host`. */
export interface FcHostScsiHostCapability extends ScsiHostCapabilityBase {
  type: "fc_host";
  /** The world-wide name of the node. */
  wwnn: string;
  /** The world-wide name of the port. */
  wwpn: string;
  fabric_wwn?: string;
}

/** The medium in a drive. `type` is `hotpluggable`. */
export interface HotpluggableStorageSubcapability extends StorageSubcapabilityBase {
  type: "hotpluggable";
}

/** The devices that can only be given away together. */
export interface IommuGroup extends Kept {
  number: number;
  address?: NodePciAddress[];
}

/** A setting of a mediated device. */
export interface MdevAttribute extends Kept {
  name: string;
  value: string;
}

/** The IOMMU group of a mediated device. */
export interface MdevIommuGroup extends Kept {
  number: number;
}

/** What a device is, and what it can do. `type` is `mdev`. */
export interface MdevNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "mdev";
  typeElement: MdevTypeId;
  /** With or without dashes. */
  uuid?: string;
  parent_addr?: string;
  iommuGroup?: MdevIommuGroup;
  attr?: MdevAttribute[];
}

/** A type of mediated devices. */
export interface MdevType extends Kept {
  id: string;
  name?: string;
  deviceAPI: "vfio-pci" | "vfio-ccw" | "vfio-ap" | UnknownWord;
  availableInstances: number;
}

/** The type of a mediated device. */
export interface MdevTypeId extends Kept {
  id: string;
}

/** The types of mediated devices that a device can have. */
export interface MdevTypes extends Kept {
  type: "mdev_types" | UnknownWord;
  typeElement?: MdevType[];
}

/** The physical function that a virtual one belongs to. `type` is `mdev_types`. */
export interface MdevTypesPciSubcapability extends PciSubcapabilityBase {
  type: "mdev_types";
  typeElement?: MdevType[];
}

/** What kind of network a card is for. */
export interface NetCapability extends Kept {
  type: "80203" | "80211" | UnknownWord;
}

/** A feature of a network card. */
export interface NetFeature extends Kept {
  name: string;
}

/** What a device is, and what it can do. `type` is `net`. */
export interface NetNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "net";
  interface: string;
  address?: string;
  link?: LinkSpeed;
  feature?: NetFeature[];
  capability?: NetCapability[];
}

/** A device of the host, with all that it can do. */
export interface NodeDevice extends Kept {
  name?: string;
  path?: string;
  devnode?: NodeDeviceDevnode[];
  parent?: NodeDeviceParent;
  driver?: NodeDeviceDriver;
  capability?: NodeDeviceCapability[];
}

/** What a device is, and what it can do. */
export type NodeDeviceCapability =
  | SystemNodeDeviceCapability
  | PciNodeDeviceCapability
  | UsbDeviceNodeDeviceCapability
  | UsbNodeDeviceCapability
  | NetNodeDeviceCapability
  | ScsiGenericNodeDeviceCapability
  | ScsiHostNodeDeviceCapability
  | ScsiTargetNodeDeviceCapability
  | ScsiNodeDeviceCapability
  | StorageNodeDeviceCapability
  | DrmNodeDeviceCapability
  | MdevNodeDeviceCapability
  | CcwNodeDeviceCapability
  | CcwgroupNodeDeviceCapability
  | CssNodeDeviceCapability
  | VdpaNodeDeviceCapability
  | ApCardNodeDeviceCapability
  | ApQueueNodeDeviceCapability
  | ApMatrixNodeDeviceCapability
  | UnknownNodeDeviceCapability;

/** What all of NodeDeviceCapability have. */
export interface NodeDeviceCapabilityBase extends Kept {
}

/** A file of a device under `/dev`. */
export interface NodeDeviceDevnode extends Kept {
  type: "dev" | "link" | UnknownWord;
  value?: string;
}

/** The driver that the host uses for a device. */
export interface NodeDeviceDriver extends Kept {
  name: string;
}

/** The device that it hangs on. */
export interface NodeDeviceParent extends Kept {
  /** The world-wide name of the node. */
  wwnn?: string;
  /** The world-wide name of the port. */
  wwpn?: string;
  fabric_wwn?: string;
  value?: string;
}

/** Who made a device, or which product it is; its number and its name. */
export interface NodeDeviceProduct extends Kept {
  id: number;
  value?: string;
}

/** A PCI address of the host. */
export interface NodePciAddress extends Kept {
  domain: number;
  bus: number;
  slot: number;
  /** The function of the PCI device. */
  function: number;
}

/** The physical function that a virtual one belongs to. `type` is `pci-bridge`, `cardbus-bridge`. */
export interface PciBridgePciSubcapability extends PciSubcapabilityBase {
  type: "pci-bridge" | "cardbus-bridge";
}

/** The links of a device on PCI Express. */
export interface PciExpress extends Kept {
  link?: PciExpressLink[];
}

/** A link on PCI Express; GT/s and lanes. */
export interface PciExpressLink extends Kept {
  validity: "cap" | "sta" | UnknownWord;
  port?: number;
  speed?: string;
  width: number;
}

/** What a device is, and what it can do. `type` is `pci`. */
export interface PciNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "pci";
  class?: number;
  domain: number;
  bus: number;
  slot: number;
  function: number;
  product: NodeDeviceProduct;
  vendor: NodeDeviceProduct;
  capability?: PciSubcapability[];
  iommuGroup?: IommuGroup;
  numa?: DeviceNumaNode;
  "pci-express"?: PciExpress;
}

/** The physical function that a virtual one belongs to. `type` is `phys_function`. */
export interface PciPhysicalFunction extends PciSubcapabilityBase {
  type: "phys_function";
  address?: NodePciAddress[];
}

/** The physical function that a virtual one belongs to. */
export type PciSubcapability =
  | PciPhysicalFunction
  | VirtFunctionsPciSubcapability
  | PciBridgePciSubcapability
  | MdevTypesPciSubcapability
  | VpdPciSubcapability
  | UnknownPciSubcapability;

/** What all of PciSubcapability have. */
export interface PciSubcapabilityBase extends Kept {
}

/** The medium in a drive. `type` is `removable`. */
export interface RemovableStorageSubcapability extends StorageSubcapabilityBase {
  type: "removable";
  media_available: "1" | "0" | UnknownWord;
  media_size: number;
  media_label?: string;
  logical_block_size?: number;
  num_blocks?: number;
}

/** What a device is, and what it can do. `type` is `scsi_generic`. */
export interface ScsiGenericNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "scsi_generic";
  char: string;
}

/** What a SCSI host can do. */
export type ScsiHostCapability =
  | FcHostScsiHostCapability
  | VportOpsScsiHostCapability
  | UnknownScsiHostCapability;

/** What all of ScsiHostCapability have. */
export interface ScsiHostCapabilityBase extends Kept {
}

/** What a device is, and what it can do. `type` is `scsi_host`. */
export interface ScsiHostNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "scsi_host";
  host?: number;
  unique_id?: number;
  capability?: ScsiHostCapability[];
}

/** What a device is, and what it can do. `type` is `scsi`. */
export interface ScsiNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "scsi";
  host: number;
  target: number;
  lun: number;
  typeElement?: string;
  bus: number;
}

/** What a SCSI target can do. */
export interface ScsiTargetCapability extends Kept {
  type: "fc_remote_port" | UnknownWord;
  rport: string;
  /** The world-wide name of the port. */
  wwpn: string;
}

/** What a device is, and what it can do. `type` is `scsi_target`. */
export interface ScsiTargetNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "scsi_target";
  target: string;
  capability?: ScsiTargetCapability[];
}

/** What a device is, and what it can do. `type` is `storage`. */
export interface StorageNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "storage";
  block: string;
  bus?: string;
  drive_type?: string;
  model?: string;
  serial?: string;
  vendor?: string;
  size?: number;
  logical_block_size?: number;
  num_blocks?: number;
  capability?: StorageSubcapability[];
}

/** The medium in a drive. */
export type StorageSubcapability =
  | RemovableStorageSubcapability
  | HotpluggableStorageSubcapability
  | UnknownStorageSubcapability;

/** What all of StorageSubcapability have. */
export interface StorageSubcapabilityBase extends Kept {
}

/** The host's firmware. */
export interface SystemFirmware extends Kept {
  vendor?: string;
  version?: string;
  release_date?: string;
}

/** The host's hardware. */
export interface SystemHardware extends Kept {
  vendor?: string;
  version?: string;
  serial?: string;
  /** With or without dashes. */
  uuid: string;
}

/** What a device is, and what it can do. `type` is `system`. */
export interface SystemNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "system";
  product?: string;
  hardware: SystemHardware;
  firmware: SystemFirmware;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownPciSubcapability extends PciSubcapabilityBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownScsiHostCapability extends ScsiHostCapabilityBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownStorageSubcapability extends StorageSubcapabilityBase {
  type: UnknownWord;
}

/** What a device is, and what it can do. `type` is `usb_device`. */
export interface UsbDeviceNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "usb_device";
  bus: number;
  device: number;
  product: NodeDeviceProduct;
  vendor: NodeDeviceProduct;
}

/** What a device is, and what it can do. `type` is `usb`. */
export interface UsbNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "usb";
  class: number;
  number: number;
  subclass: number;
  protocol: number;
  /** Text for people. */
  description?: string;
}

/** What a device is, and what it can do. `type` is `vdpa`. */
export interface VdpaNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "vdpa";
  chardev: string;
}

/** The physical function that a virtual one belongs to. `type` is `virt_functions`. */
export interface VirtFunctionsPciSubcapability extends PciSubcapabilityBase {
  type: "virt_functions";
  maxCount?: number;
  address?: NodePciAddress[];
}

/** What a device tells of itself and nobody may change. */
export interface VpdFields extends Kept {
  access: "readonly" | "readwrite" | UnknownWord;
  change_level?: string;
  manufacture_id?: string;
  part_number?: string;
  serial_number?: string;
  vendor_field?: VpdVendorField[];
  asset_tag?: string;
  system_field?: VpdSystemField[];
}

/** The physical function that a virtual one belongs to. `type` is `vpd`. */
export interface VpdPciSubcapability extends PciSubcapabilityBase {
  type: "vpd";
  name: string;
  fields?: VpdFields[];
}

/** A fact of the system's. */
export interface VpdSystemField extends Kept {
  index: string;
  value: string;
}

/** A fact of the vendor's. */
export interface VpdVendorField extends Kept {
  index: string;
  value: string;
}

/** What a SCSI host can do. `type` is `vport_ops`. */
export interface VportOpsScsiHostCapability extends ScsiHostCapabilityBase {
  type: "vport_ops";
  max_vports: number;
  vports: number;
}
