// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Kept, UnknownWord } from "../../runtime/kept.js";
import type { LinkSpeed } from "../common/types.generated.js";

/** What a device is, and what it can do. `type` is `ap_card`. */
export interface ApCardNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "ap_card";
  /** The number of the adapter. */
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
  /** The number of the adapter. */
  "ap-adapter": number;
  /** The number of the usage domain. */
  "ap-domain": number;
}

/** What a group of devices is. */
export interface CcwGroupCapability extends Kept {
  /** Which kind it is. */
  type: "qeth_generic" | "qeth_layer2" | "qeth_layer3" | UnknownWord;
  /** The type of the card. */
  card_type: string;
  /** The id of the channel path. */
  chpid: string;
}

/** A device of a group. */
export interface CcwGroupDevice extends Kept {
  /** The name of the device. */
  ref: string;
  /** The name of the device. */
  value?: string;
}

/** The devices of a group. */
export interface CcwGroupMembers extends Kept {
  ccw_device?: CcwGroupDevice[];
}

/** That a device belongs to a group. */
export interface CcwMember extends Kept {
  /** Which kind it is. */
  type: "ccwgroup_member" | UnknownWord;
  /** What group the device is a member of. */
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
  /** What state it is in. */
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
  /** What state it is in. */
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
  /** The NUMA node of the host. */
  node?: number;
}

/** What a device is, and what it can do. `type` is `drm`. */
export interface DrmNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "drm";
  /** What kind it is. */
  typeElement: "primary" | "control" | "render" | UnknownWord;
}

/** What a SCSI host can do. `type` is `fc_host`. */
export interface FcHostScsiHostCapability extends ScsiHostCapabilityBase {
  type: "fc_host";
  /** The world-wide name of the node. */
  wwnn: string;
  /** The world-wide name of the port. */
  wwpn: string;
  /** The world-wide name of the fabric. */
  fabric_wwn?: string;
}

/** The medium in a drive. `type` is `hotpluggable`. */
export interface HotpluggableStorageSubcapability extends StorageSubcapabilityBase {
  type: "hotpluggable";
}

/** The devices that can only be given away together. */
export interface IommuGroup extends Kept {
  /** The number. */
  number: number;
  address?: NodePciAddress[];
}

/** A setting of a mediated device. */
export interface MdevAttribute extends Kept {
  /** The name of the attribute in sysfs. */
  name: string;
  /** The value. */
  value: string;
}

/** The IOMMU group of a mediated device. */
export interface MdevIommuGroup extends Kept {
  /** The number. */
  number: number;
}

/** What a device is, and what it can do. `type` is `mdev`. */
export interface MdevNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "mdev";
  typeElement: MdevTypeId;
  /** With or without dashes. */
  uuid?: string;
  /** The PCI address of the parent. */
  parent_addr?: string;
  iommuGroup?: MdevIommuGroup;
  attr?: MdevAttribute[];
}

/** A type of mediated devices. */
export interface MdevType extends Kept {
  /** The type of mediated device. */
  id: string;
  /** What the vendor calls it. */
  name?: string;
  /** How a guest talks to the device: `vfio-pci`, … */
  deviceAPI: "vfio-pci" | "vfio-ccw" | "vfio-ap" | UnknownWord;
  /** How many more of this type can be made. */
  availableInstances: number;
}

/** The type of a mediated device. */
export interface MdevTypeId extends Kept {
  /** The type of mediated device. */
  id: string;
}

/** The types of mediated devices that a device can have. */
export interface MdevTypes extends Kept {
  /** Which capability it is. */
  type: "mdev_types" | UnknownWord;
  typeElement?: MdevType[];
}

/** The physical function that a virtual one belongs to. `type` is `mdev_types`. */
export interface MdevTypesPciSubcapability extends PciSubcapabilityBase {
  /** Which capability it is. */
  type: "mdev_types";
  typeElement?: MdevType[];
}

/** What kind of network a card is for. */
export interface NetCapability extends Kept {
  /** Which capability it is. */
  type: "80203" | "80211" | UnknownWord;
}

/** A feature of a network card. */
export interface NetFeature extends Kept {
  /** The name of the feature. */
  name: string;
}

/** What a device is, and what it can do. `type` is `net`. */
export interface NetNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "net";
  /** The name of the network interface. */
  interface: string;
  /** Where the device is. */
  address?: string;
  link?: LinkSpeed;
  feature?: NetFeature[];
  capability?: NetCapability[];
}

/** A device of the host, with all that it can do. */
export interface NodeDevice extends Kept {
  /** The name of the device. */
  name?: string;
  /** The path on the host. */
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
  /** Whether it is the device node or a link to it. */
  type: "dev" | "link" | UnknownWord;
  /** The path under `/dev`. */
  value?: string;
}

/** The driver that the host uses for a device. */
export interface NodeDeviceDriver extends Kept {
  /** The name of the driver. */
  name: string;
}

/** The device that it hangs on. */
export interface NodeDeviceParent extends Kept {
  /** The world-wide name of the node. */
  wwnn?: string;
  /** The world-wide name of the port. */
  wwpn?: string;
  /** The world-wide name of the fabric. */
  fabric_wwn?: string;
  /** The name of the device. */
  value?: string;
}

/** Who made a device, or which product it is; its number and its name. */
export interface NodeDeviceProduct extends Kept {
  /** The number that the bus knows it by. */
  id: number;
  /** What the product is called. */
  value?: string;
}

/** A PCI address of the host. */
export interface NodePciAddress extends Kept {
  /** The PCI domain. */
  domain: number;
  /** The number of the bus. */
  bus: number;
  /** The number of the slot. */
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
  /** Whether the speed is that of the device or of the link now. */
  validity: "cap" | "sta" | UnknownWord;
  /** The number of the port. */
  port?: number;
  /** The speed. */
  speed?: string;
  /** How many lanes there are. */
  width: number;
}

/** What a device is, and what it can do. `type` is `pci`. */
export interface PciNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "pci";
  /** The class of the device, as a number of the bus's standard. */
  class?: number;
  /** The number of the PCI domain. */
  domain: number;
  /** The number of the bus. */
  bus: number;
  /** The number of the slot. */
  slot: number;
  /** The number of the function. */
  function: number;
  product: NodeDeviceProduct;
  vendor: NodeDeviceProduct;
  /** What else the device can do. */
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
  /** Whether there is a medium in the drive: 1 or 0. */
  media_available: "1" | "0" | UnknownWord;
  /** The size of the medium, in bytes. */
  media_size: number;
  /** The name of the medium. */
  media_label?: string;
  /** The size of a block as programs see it, in bytes. */
  logical_block_size?: number;
  /** How many blocks there are. */
  num_blocks?: number;
}

/** What a device is, and what it can do. `type` is `scsi_generic`. */
export interface ScsiGenericNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "scsi_generic";
  /** The character device. */
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
  /** The number of the SCSI host. */
  host?: number;
  /** The host's number of the adapter. */
  unique_id?: number;
  capability?: ScsiHostCapability[];
}

/** What a device is, and what it can do. `type` is `scsi`. */
export interface ScsiNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "scsi";
  /** The number of the SCSI host. */
  host: number;
  /** The number of the target. */
  target: number;
  /** The number of the logical unit. */
  lun: number;
  /** What kind it is. */
  typeElement?: string;
  /** The number of the bus. */
  bus: number;
}

/** What a SCSI target can do. */
export interface ScsiTargetCapability extends Kept {
  /** Which capability it is. */
  type: "fc_remote_port" | UnknownWord;
  /** The remote port. */
  rport: string;
  /** The world-wide name of the port. */
  wwpn: string;
}

/** What a device is, and what it can do. `type` is `scsi_target`. */
export interface ScsiTargetNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "scsi_target";
  /** The number of the target. */
  target: string;
  capability?: ScsiTargetCapability[];
}

/** What a device is, and what it can do. `type` is `storage`. */
export interface StorageNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "storage";
  /** The block device. */
  block: string;
  /** The number of the bus. */
  bus?: string;
  /** What kind of drive it is: `disk`, `cdrom`, `floppy`, … */
  drive_type?: string;
  /** The model. */
  model?: string;
  /** The serial number. */
  serial?: string;
  /** The vendor. */
  vendor?: string;
  /** The size in bytes. */
  size?: number;
  /** The size of a block as programs see it, in bytes. */
  logical_block_size?: number;
  /** How many blocks there are. */
  num_blocks?: number;
  /** What else the device can do. */
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
  /** The vendor. */
  vendor?: string;
  /** The version. */
  version?: string;
  /** When the firmware was released: month, day and year. */
  release_date?: string;
}

/** The host's hardware. */
export interface SystemHardware extends Kept {
  /** The vendor. */
  vendor?: string;
  /** The version. */
  version?: string;
  /** The serial number. */
  serial?: string;
  /** With or without dashes. */
  uuid: string;
}

/** What a device is, and what it can do. `type` is `system`. */
export interface SystemNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "system";
  /** The product: its name or number. */
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
  /** The number of the bus. */
  bus: number;
  /** The number of the device on its bus. */
  device: number;
  product: NodeDeviceProduct;
  vendor: NodeDeviceProduct;
}

/** What a device is, and what it can do. `type` is `usb`. */
export interface UsbNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "usb";
  /** The class of the device, as a number of the bus's standard. */
  class: number;
  /** The number of the device among its kind. */
  number: number;
  /** The subclass of the interface. */
  subclass: number;
  /** The protocol of the interface, as a number. */
  protocol: number;
  /** Text for people. */
  description?: string;
}

/** What a device is, and what it can do. `type` is `vdpa`. */
export interface VdpaNodeDeviceCapability extends NodeDeviceCapabilityBase {
  type: "vdpa";
  /** The character device. */
  chardev: string;
}

/** The physical function that a virtual one belongs to. `type` is `virt_functions`. */
export interface VirtFunctionsPciSubcapability extends PciSubcapabilityBase {
  type: "virt_functions";
  /** How many there may be. */
  maxCount?: number;
  address?: NodePciAddress[];
}

/** What a device tells of itself and nobody may change. */
export interface VpdFields extends Kept {
  /** Whether the fields can be written. */
  access: "readonly" | "readwrite" | UnknownWord;
  /** The engineering level of the card. */
  change_level?: string;
  /** The id of the manufacturer. */
  manufacture_id?: string;
  /** The number of the part. */
  part_number?: string;
  /** The serial number. */
  serial_number?: string;
  vendor_field?: VpdVendorField[];
  /** The owner's number of the device. */
  asset_tag?: string;
  system_field?: VpdSystemField[];
}

/** The physical function that a virtual one belongs to. `type` is `vpd`. */
export interface VpdPciSubcapability extends PciSubcapabilityBase {
  type: "vpd";
  /** What it is called where the pool's volumes are. */
  name: string;
  /** What the card says of itself. */
  fields?: VpdFields[];
}

/** A fact of the system's. */
export interface VpdSystemField extends Kept {
  /** The character of the field's name. */
  index: string;
  /** The value of the field. */
  value: string;
}

/** A fact of the vendor's. */
export interface VpdVendorField extends Kept {
  /** The character of the field's name. */
  index: string;
  /** The value of the field. */
  value: string;
}

/** What a SCSI host can do. `type` is `vport_ops`. */
export interface VportOpsScsiHostCapability extends ScsiHostCapabilityBase {
  type: "vport_ops";
  /** How many virtual ports there may be. */
  max_vports: number;
  /** How many virtual ports there are. */
  vports: number;
}
