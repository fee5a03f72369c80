// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Kept, OnOff, UnknownWord, YesNo } from "../../runtime/kept.js";

/** How much is taken; bytes where no unit is given. */
export interface Allocation extends Kept {
  /** `bytes` where it is missing. */
  unit?: string;
  value: number;
}

/** How much may be sent and received. */
export interface Bandwidth extends Kept {
  classID?: number;
  inbound?: BandwidthInbound;
  outbound?: BandwidthOutbound;
}

/** The traffic that comes in; average, peak and floor in KiB/s, burst in KiB. */
export interface BandwidthInbound extends Kept {
  /** KiB in a second, on average. */
  average?: number;
  /** KiB in a second, at most. */
  peak?: number;
  /** KiB in a second that are guaranteed. */
  floor?: number;
  /** How many KiB may go at the highest speed. */
  burst?: number;
}

/** The traffic that goes out; average, peak and floor in KiB/s, burst in KiB. */
export interface BandwidthOutbound extends Kept {
  /** KiB in a second, on average. */
  average?: number;
  /** KiB in a second, at most. */
  peak?: number;
  /** KiB in a second that are guaranteed. */
  floor?: number;
  /** How many KiB may go at the highest speed. */
  burst?: number;
}

/** The size of a line of a cache. */
export interface CacheLine extends Kept {
  value: number;
  unit: string;
}

/** The size of a cache. */
export interface CacheSize extends Kept {
  value: number;
  unit: string;
}

/** The words that an attribute may have. */
export interface CapabilityEnum extends Kept {
  name: string;
  value?: string[];
}

/** A size; bytes where no unit is given. */
export interface Capacity extends Kept {
  /** `bytes` where it is missing. */
  unit?: string;
  value: number;
}

/** The cipher of encrypted storage. */
export interface Cipher extends Kept {
  name: string;
  size: number;
  mode?: string;
  hash?: string;
}

/** The cache that a CPU tells of. */
export interface CpuCache extends Kept {
  level?: "1" | "2" | "3" | UnknownWord;
  mode: "emulate" | "passthrough" | "disable" | UnknownWord;
}

/** A counter of a CPU. */
export interface CpuCounter extends Kept {
  name: string;
  frequency: number;
  scaling: YesNo;
}

/** A feature of the guest's CPU, and what is to become of it. */
export interface CpuFeature extends Kept {
  policy?: "force" | "require" | "optional" | "disable" | "forbid" | UnknownWord;
  name: string;
}

/** The version of a CPU's microcode. */
export interface CpuMicrocode extends Kept {
  version: number;
}

/** A size of memory pages; KiB where no unit is given. */
export interface CpuPages extends Kept {
  unit?: string;
  size: number;
}

/** Family, model and stepping of a CPU. */
export interface CpuSignature extends Kept {
  /** `ipv4` or `ipv6`. */
  family: number;
  model: number;
  stepping: number;
}

/** How CPUs are put together: sockets, dies, clusters, cores, threads. */
export interface CpuTopology extends Kept {
  sockets: number;
  dies?: number;
  clusters?: number;
  cores: number;
  threads: number;
}

/** How storage is encrypted. */
export interface Encryption extends Kept {
  format: "default" | "qcow" | "luks" | "luks2" | "luks-any" | UnknownWord;
  engine?: "qemu" | "librbd" | UnknownWord;
  secret?: EncryptionSecret[];
  cipher?: Cipher;
  ivgen?: Ivgen;
}

/** The secret that opens encrypted storage. */
export interface EncryptionSecret extends Kept {
  type: "passphrase" | UnknownWord;
  uuid?: string;
  usage?: string;
}

/** The SCSI host on which a device is. `type` is `fc_host`. */
export interface FcHostScsiAdapter extends ScsiAdapterBase {
  type: "fc_host";
  parent?: string;
  managed?: YesNo;
  parent_wwnn?: string;
  parent_wwpn?: string;
  parent_fabric_wwn?: string;
  /** The world-wide name of the node. */
  wwnn: string;
  /** The world-wide name of the port. */
  wwpn: string;
}

/** A value for a variable of a network filter. */
export interface FilterParameter extends Kept {
  name: string;
  value: string;
}

/** A network filter that a card is under. */
export interface FilterRef extends Kept {
  filter: string;
  parameter?: FilterParameter[];
}

/** A feature of the guest's CPU, and what is to become of it. */
export interface GuestCpuFeature extends Kept {
  policy: "force" | "require" | "optional" | "disable" | "forbid" | UnknownWord;
  name: string;
}

/** The name of a model of CPU. */
export interface GuestCpuModel extends Kept {
  fallback?: "allow" | "forbid" | UnknownWord;
  vendor_id?: string;
  value?: string;
}

/** A feature of the host's CPU. */
export interface HostCpuFeature extends Kept {
  name: string;
}

/** What the host's CPU can do, as old versions told it. */
export interface HostCpuFeatures extends Kept {
  pae?: boolean;
  nonpae?: boolean;
  vmx?: boolean;
  svm?: boolean;
}

/** By which driver the host gives a device away. */
export interface HostdevDriver extends Kept {
  name?: "kvm" | "vfio" | "xen" | UnknownWord;
  model?: string;
}

/** What 802.1Qbg needs to know. */
export interface Ieee8021QbgParameters extends Kept {
  /** The manager of the virtual station interface. */
  managerid?: number;
  /** The type of the virtual station interface. */
  typeid?: number;
  /** The version of that type. */
  typeidversion?: number;
  /** The instance of the virtual station interface. */
  instanceid?: string;
}

/** How a card is plugged into a virtual switch. `type` is `802.1Qbg`. */
export interface Ieee8021QbgVirtualport extends VirtualportBase {
  type: "802.1Qbg";
  parameters?: Ieee8021QbgParameters;
}

/** What 802.1Qbh needs to know. */
export interface Ieee8021QbhParameters extends Kept {
  /** The profile of the port. */
  profileid?: string;
}

/** How a card is plugged into a virtual switch. `type` is `802.1Qbh`. */
export interface Ieee8021QbhVirtualport extends VirtualportBase {
  type: "802.1Qbh";
  parameters?: Ieee8021QbhParameters;
}

/** The name of an iSCSI initiator. */
export interface InitiatorIqn extends Kept {
  name: string;
}

/** How much memory a cell reaches a second. */
export interface InterconnectBandwidth extends Kept {
  initiator: number;
  target: number;
  cache?: number;
  type: "access" | "read" | "write" | UnknownWord;
  value: number;
  unit: string;
}

/** How long a cell waits for memory. */
export interface InterconnectLatency extends Kept {
  initiator: number;
  target: number;
  cache?: number;
  type: "access" | "read" | "write" | UnknownWord;
  value: number;
}

/** As whom an iSCSI target is asked. */
export interface IscsiInitiator extends Kept {
  iqn: InitiatorIqn;
}

/** How initialisation vectors are made. */
export interface Ivgen extends Kept {
  name: string;
  hash?: string;
}

/** Whether a link is up, and how fast it is in Mbit/s. */
export interface LinkSpeed extends Kept {
  speed?: number;
  state?: "unknown" | "notpresent" | "down" | "lowerlayerdown" | "testing" | "dormant" | "up" | UnknownWord;
}

/** How many bits a physical address has. */
export interface MaxPhysAddr extends Kept {
  mode: "emulate" | "passthrough" | UnknownWord;
  bits?: number;
  limit?: number;
}

/** What MidoNet needs to know. */
export interface MidonetParameters extends Kept {
  /** The id of the interface. */
  interfaceid: string;
}

/** How a card is plugged into a virtual switch. `type` is `midonet`. */
export interface MidonetVirtualport extends VirtualportBase {
  type: "midonet";
  parameters: MidonetParameters;
}

/** The largest packet. */
export interface Mtu extends Kept {
  size: number;
}

/** A MAC address of the host's end. */
export interface NetworkMac extends Kept {
  address: string;
}

/** The NUMA cells of a guest. */
export interface Numa extends Kept {
  cell?: NumaCell[];
  interconnects?: NumaInterconnects;
}

/** A NUMA cell of a guest: its CPUs and memory. */
export interface NumaCell extends Kept {
  id?: number;
  cpus?: string;
  memory: number;
  unit?: string;
  memAccess?: "shared" | "private" | UnknownWord;
  discard?: YesNo;
  distances?: NumaDistances;
  cache?: NumaCellCache[];
}

/** A cache in front of a cell's memory. */
export interface NumaCellCache extends Kept {
  level: number;
  associativity: "none" | "direct" | "full" | UnknownWord;
  policy: "none" | "writeback" | "writethrough" | UnknownWord;
  size: CacheSize;
  line: CacheLine;
}

/** How far a cell is from the others. */
export interface NumaDistances extends Kept {
  sibling?: NumaSibling[];
}

/** How fast cells reach each other's memory. */
export interface NumaInterconnects extends Kept {
  latency?: InterconnectLatency[];
  bandwidth?: InterconnectBandwidth[];
}

/** How far another cell is. */
export interface NumaSibling extends Kept {
  id: number;
  value: number;
}

/** What Open vSwitch needs to know. */
export interface OpenvswitchParameters extends Kept {
  /** The id of the interface. */
  interfaceid?: string;
  /** The profile of the port. */
  profileid?: string;
}

/** How a card is plugged into a virtual switch. `type` is `openvswitch`. */
export interface OpenvswitchVirtualport extends VirtualportBase {
  type: "openvswitch";
  parameters?: OpenvswitchParameters;
}

/** The guest that something belongs to. */
export interface Owner extends Kept {
  name: string;
  /** With or without dashes. */
  uuid: string;
}

/** The address of a PCI device. */
export interface PciAddress extends Kept {
  domain?: number;
  bus?: number;
  slot?: number;
  /** The function of the PCI device. */
  function?: number;
  /** Whether the PCI device has several functions. */
  multifunction?: OnOff;
}

/** Whom a file belongs to, who may do what with it, and its label. */
export interface Permissions extends Kept {
  mode?: string;
  owner?: "-1" | number;
  group?: "-1" | number;
  label?: string;
}

/** Whether a port of a bridge is kept from other isolated ones. */
export interface PortIsolation extends Kept {
  isolated?: YesNo;
}

/** A route. */
export interface Route extends Kept {
  /** `ipv4` or `ipv6`. */
  family?: string;
  address: string;
  /** Which bits of the address are the network's. */
  netmask?: string;
  /** How many bits of the address are the network's. */
  prefix?: number;
  /** The router. */
  gateway: string;
  metric?: number;
}

/** The SCSI host on which a device is. */
export type ScsiAdapter =
  | ScsiHostScsiAdapter
  | FcHostScsiAdapter
  | UnknownScsiAdapter;

/** What all of ScsiAdapter have. */
export interface ScsiAdapterBase extends Kept {
}

/** The SCSI host on which a device is. `type` is `scsi_host` or absent. */
export interface ScsiHostScsiAdapter extends ScsiAdapterBase {
  type?: "scsi_host";
  name?: string;
  parentaddr?: ScsiParentAddress;
}

/** The PCI address of an adapter; which of its ports is meant. */
export interface ScsiParentAddress extends Kept {
  unique_id?: number;
  address: PciAddress;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownScsiAdapter extends ScsiAdapterBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownVirtualport extends VirtualportBase {
  type: UnknownWord;
}

/** How a card is plugged into a virtual switch. Without `type`. */
export interface UntypedVirtualport extends VirtualportBase {
  parameters?: VirtualportParameters;
}

/** How a card is plugged into a virtual switch. */
export type Virtualport =
  | Ieee8021QbgVirtualport
  | Ieee8021QbhVirtualport
  | OpenvswitchVirtualport
  | MidonetVirtualport
  | UntypedVirtualport
  | UnknownVirtualport;

/** What all of Virtualport have. */
export interface VirtualportBase extends Kept {
}

/** What a virtual switch of any type needs to know. */
export interface VirtualportParameters extends Kept {
  /** The manager of the virtual station interface. */
  managerid?: number;
  /** The type of the virtual station interface. */
  typeid?: number;
  /** The version of that type. */
  typeidversion?: number;
  /** The instance of the virtual station interface. */
  instanceid?: string;
  /** The id of the interface. */
  interfaceid?: string;
  /** The profile of the port. */
  profileid?: string;
}

/** The VLANs that traffic is tagged with. */
export interface Vlan extends Kept {
  trunk?: "yes" | UnknownWord;
  tag?: VlanTag[];
}

/** A VLAN. */
export interface VlanTag extends Kept {
  id: number;
  nativeMode?: "tagged" | "untagged" | UnknownWord;
}
