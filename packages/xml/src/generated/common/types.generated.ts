// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Kept, OnOff, UnknownWord, YesNo } from "../../runtime/kept.js";

/** How much is taken; bytes where no unit is given. */
export interface Allocation extends Kept {
  /** `bytes` where it is missing. */
  unit?: string;
  /** How much it is. */
  value: number;
}

/** How much may be sent and received. */
export interface Bandwidth extends Kept {
  /** The class of traffic, for those who know it by number. */
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
  /** How large it is. */
  value: number;
  /** The unit: `KiB`, `MiB`, … */
  unit: string;
}

/** The size of a cache. */
export interface CacheSize extends Kept {
  /** How large it is. */
  value: number;
  /** The unit: `KiB`, `MiB`, … */
  unit: string;
}

/** The words that an attribute may have. */
export interface CapabilityEnum extends Kept {
  /** The attribute or element of a guest that these are words for. */
  name: string;
  /** One that there is. */
  value?: string[];
}

/** A size; bytes where no unit is given. */
export interface Capacity extends Kept {
  /** `bytes` where it is missing. */
  unit?: string;
  /** How much it is. */
  value: number;
}

/** The cipher of encrypted storage. */
export interface Cipher extends Kept {
  /** The cipher. */
  name: string;
  /** How many bits a key has. */
  size: number;
  /** How blocks are chained. */
  mode?: string;
  /** The hash function. */
  hash?: string;
}

/** The cache that a CPU tells of. */
export interface CpuCache extends Kept {
  /** The level of the cache. */
  level?: "1" | "2" | "3" | UnknownWord;
  /** Whether the guest sees the cache of the host, an emulated one or none. */
  mode: "emulate" | "passthrough" | "disable" | UnknownWord;
}

/** A counter of a CPU. */
export interface CpuCounter extends Kept {
  /** The name of the counter. */
  name: string;
  /** The frequency, in hertz. */
  frequency: number;
  /** Whether a guest's counter can run at another speed. */
  scaling: YesNo;
}

/** A feature of the guest's CPU, and what is to become of it. */
export interface CpuFeature extends Kept {
  /** Whether the guest must, may or must not have it. */
  policy?: "force" | "require" | "optional" | "disable" | "forbid" | UnknownWord;
  /** The name of the feature. */
  name: string;
}

/** The version of a CPU's microcode. */
export interface CpuMicrocode extends Kept {
  /** The version. */
  version: number;
}

/** A size of memory pages; KiB where no unit is given. */
export interface CpuPages extends Kept {
  /** The unit: `KiB`, `MiB`, … */
  unit?: string;
  /** The size. */
  size: number;
}

/** Family, model and stepping of a CPU. */
export interface CpuSignature extends Kept {
  /** `ipv4` or `ipv6`. */
  family: number;
  /** The number of the model. */
  model: number;
  /** The stepping of the CPU; several: `0-3,7`. */
  stepping: number;
}

/** How CPUs are put together: sockets, dies, clusters, cores, threads. */
export interface CpuTopology extends Kept {
  /** How many sockets there are. */
  sockets: number;
  /** How many dies a socket has. */
  dies?: number;
  /** How many clusters a die has. */
  clusters?: number;
  /** How many cores a cluster, die or socket has. */
  cores: number;
  /** How many threads there are. */
  threads: number;
}

/** How storage is encrypted. */
export interface Encryption extends Kept {
  /** The format. */
  format: "default" | "qcow" | "luks" | "luks2" | "luks-any" | UnknownWord;
  /** What encrypts. */
  engine?: "qemu" | "librbd" | UnknownWord;
  secret?: EncryptionSecret[];
  cipher?: Cipher;
  ivgen?: Ivgen;
}

/** The secret that opens encrypted storage. */
export interface EncryptionSecret extends Kept {
  /** What the secret is for. */
  type: "passphrase" | UnknownWord;
  /** Its uuid. */
  uuid?: string;
  /** Its usage, by which it is found. */
  usage?: string;
}

/** The SCSI host on which a device is. `type` is `fc_host`. */
export interface FcHostScsiAdapter extends ScsiAdapterBase {
  type: "fc_host";
  /** The name of the parent. */
  parent?: string;
  /** Whether libvirt takes it from the host and gives it back. */
  managed?: YesNo;
  /** The world-wide name of the parent's node. */
  parent_wwnn?: string;
  /** The world-wide name of the parent's port. */
  parent_wwpn?: string;
  /** The world-wide name of the parent's fabric. */
  parent_fabric_wwn?: string;
  /** The world-wide name of the node. */
  wwnn: string;
  /** The world-wide name of the port. */
  wwpn: string;
}

/** A value for a variable of a network filter. */
export interface FilterParameter extends Kept {
  /** The name of the variable. */
  name: string;
  /** The value. */
  value: string;
}

/** A network filter that a card is under. */
export interface FilterRef extends Kept {
  /** The name of the filter. */
  filter: string;
  parameter?: FilterParameter[];
}

/** A feature of the guest's CPU, and what is to become of it. */
export interface GuestCpuFeature extends Kept {
  /** Whether the guest must, may or must not have it. */
  policy: "force" | "require" | "optional" | "disable" | "forbid" | UnknownWord;
  /** The name of the feature. */
  name: string;
}

/** The name of a model of CPU. */
export interface GuestCpuModel extends Kept {
  /** Whether a like model is taken where the host cannot have this one. */
  fallback?: "allow" | "forbid" | UnknownWord;
  /** What the guest sees as the vendor: 12 characters. */
  vendor_id?: string;
  /** The name of the model. */
  value?: string;
}

/** A feature of the host's CPU. */
export interface HostCpuFeature extends Kept {
  /** The name of the feature. */
  name: string;
}

/** What the host's CPU can do, as old versions told it. */
export interface HostCpuFeatures extends Kept {
  /** Physical addresses of more than 32 bits. */
  pae?: boolean;
  /** Whether guests can do without PAE. */
  nonpae?: boolean;
  /** Intel's virtualization is there. */
  vmx?: boolean;
  /** AMD's virtualization is there. */
  svm?: boolean;
}

/** By which driver the host gives a device away. */
export interface HostdevDriver extends Kept {
  /** The driver that serves the device. */
  name?: "kvm" | "vfio" | "xen" | UnknownWord;
  /** The variant of the driver. */
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
  /** The qualified name of the initiator. */
  name: string;
}

/** How much memory a cell reaches a second. */
export interface InterconnectBandwidth extends Kept {
  /** The NUMA cell that asks. */
  initiator: number;
  /** The NUMA cell whose memory it is. */
  target: number;
  /** Which cache is meant, by its level. */
  cache?: number;
  /** Which accesses it is about. */
  type: "access" | "read" | "write" | UnknownWord;
  /** How much goes through in a second. */
  value: number;
  /** The unit: `KiB`, `MiB`, … */
  unit: string;
}

/** How long a cell waits for memory. */
export interface InterconnectLatency extends Kept {
  /** The NUMA cell that asks. */
  initiator: number;
  /** The NUMA cell whose memory it is. */
  target: number;
  /** Which cache is meant, by its level. */
  cache?: number;
  /** Which accesses it is about. */
  type: "access" | "read" | "write" | UnknownWord;
  /** How many nanoseconds it takes. */
  value: number;
}

/** As whom an iSCSI target is asked. */
export interface IscsiInitiator extends Kept {
  iqn: InitiatorIqn;
}

/** How initialisation vectors are made. */
export interface Ivgen extends Kept {
  /** How initial vectors are made. */
  name: string;
  /** The hash function. */
  hash?: string;
}

/** Whether a link is up, and how fast it is in Mbit/s. */
export interface LinkSpeed extends Kept {
  /** The speed. */
  speed?: number;
  /** The state of the link. */
  state?: "unknown" | "notpresent" | "down" | "lowerlayerdown" | "testing" | "dormant" | "up" | UnknownWord;
}

/** How many bits a physical address has. */
export interface MaxPhysAddr extends Kept {
  /** Whether the width is that of the host. */
  mode: "emulate" | "passthrough" | UnknownWord;
  /** How many bits an address has. */
  bits?: number;
  /** The most that there may be. */
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
  /** The longest packet, in bytes. */
  size: number;
}

/** A MAC address of the host's end. */
export interface NetworkMac extends Kept {
  /** The MAC address. */
  address: string;
}

/** The NUMA cells of a guest. */
export interface Numa extends Kept {
  cell?: NumaCell[];
  interconnects?: NumaInterconnects;
}

/** A NUMA cell of a guest: its CPUs and memory. */
export interface NumaCell extends Kept {
  /** The number of the NUMA cell. */
  id?: number;
  /** The CPUs: `0-3,^2`. */
  cpus?: string;
  /** How much memory the cell has. */
  memory: number;
  /** The unit: `KiB`, `MiB`, … */
  unit?: string;
  /** Whether others see what is written to the memory: `shared` or `private`. */
  memAccess?: "shared" | "private" | UnknownWord;
  /** Whether memory is given back as the guest ends. */
  discard?: YesNo;
  distances?: NumaDistances;
  cache?: NumaCellCache[];
}

/** A cache in front of a cell's memory. */
export interface NumaCellCache extends Kept {
  /** The level of the cache. */
  level: number;
  /** How a line of memory finds its place in the cache. */
  associativity: "none" | "direct" | "full" | UnknownWord;
  /** When memory is written. */
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
  /** The other cell. */
  id: number;
  /** How far away it is; 10 is the cell itself. */
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
  /** The name of the guest. */
  name: string;
  /** With or without dashes. */
  uuid: string;
}

/** The address of a PCI device. */
export interface PciAddress extends Kept {
  /** The PCI domain. */
  domain?: number;
  /** The number of the bus. */
  bus?: number;
  /** The number of the slot. */
  slot?: number;
  /** The function of the PCI device. */
  function?: number;
  /** Whether the PCI device has several functions. */
  multifunction?: OnOff;
}

/** Whom a file belongs to, who may do what with it, and its label. */
export interface Permissions extends Kept {
  /** The permissions, in octal: `0644`. */
  mode?: string;
  /** The numeric id of the user. */
  owner?: "-1" | number;
  /** The numeric id of the group. */
  group?: "-1" | number;
  /** The label that the security driver gives. */
  label?: string;
}

/** Whether a port of a bridge is kept from other isolated ones. */
export interface PortIsolation extends Kept {
  /** Whether ports cannot talk to each other. */
  isolated?: YesNo;
}

/** A route. */
export interface Route extends Kept {
  /** `ipv4` or `ipv6`. */
  family?: string;
  /** The IP address. */
  address: string;
  /** Which bits of the address are the network's. */
  netmask?: string;
  /** How many bits of the address are the network's. */
  prefix?: number;
  /** The router. */
  gateway: string;
  /** The lower, the better the route. */
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
  /** The name of the adapter: `scsi_host1`. */
  name?: string;
  parentaddr?: ScsiParentAddress;
}

/** The PCI address of an adapter; which of its ports is meant. */
export interface ScsiParentAddress extends Kept {
  /** The host's number of the adapter. */
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
  /** Whether the port takes packets of several VLANs. */
  trunk?: "yes" | UnknownWord;
  tag?: VlanTag[];
}

/** A VLAN. */
export interface VlanTag extends Kept {
  /** The number of the VLAN. */
  id: number;
  /** Whether the tag is for packets that have none. */
  nativeMode?: "tagged" | "untagged" | UnknownWord;
}
