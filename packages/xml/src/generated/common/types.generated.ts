// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { Kept, OnOff, UnknownWord, YesNo } from "../../runtime/kept.js";

export interface Allocation extends Kept {
  unit?: string;
  value: number;
}

export interface Bandwidth extends Kept {
  classID?: number;
  inbound?: BandwidthInbound;
  outbound?: BandwidthOutbound;
}

export interface BandwidthInbound extends Kept {
  average?: number;
  peak?: number;
  floor?: number;
  burst?: number;
}

export interface BandwidthOutbound extends Kept {
  average?: number;
  peak?: number;
  floor?: number;
  burst?: number;
}

export interface CacheLine extends Kept {
  value: number;
  unit: string;
}

export interface CacheSize extends Kept {
  value: number;
  unit: string;
}

export interface CapabilityEnum extends Kept {
  name: string;
  value?: string[];
}

export interface Capacity extends Kept {
  unit?: string;
  value: number;
}

export interface Cipher extends Kept {
  name: string;
  size: number;
  mode?: string;
  hash?: string;
}

export interface CpuCache extends Kept {
  level?: "1" | "2" | "3" | UnknownWord;
  mode: "emulate" | "passthrough" | "disable" | UnknownWord;
}

export interface CpuCounter extends Kept {
  name: string;
  frequency: number;
  scaling: YesNo;
}

export interface CpuFeature extends Kept {
  policy?: "force" | "require" | "optional" | "disable" | "forbid" | UnknownWord;
  name: string;
}

export interface CpuMicrocode extends Kept {
  version: number;
}

export interface CpuPages extends Kept {
  unit?: string;
  size: number;
}

export interface CpuSignature extends Kept {
  family: number;
  model: number;
  stepping: number;
}

export interface CpuTopology extends Kept {
  sockets: number;
  dies?: number;
  clusters?: number;
  cores: number;
  threads: number;
}

export interface Encryption extends Kept {
  format: "default" | "qcow" | "luks" | "luks2" | "luks-any" | UnknownWord;
  engine?: "qemu" | "librbd" | UnknownWord;
  secret?: EncryptionSecret[];
  cipher?: Cipher;
  ivgen?: Ivgen;
}

export interface EncryptionSecret extends Kept {
  type: "passphrase" | UnknownWord;
  uuid?: string;
  usage?: string;
}

/** `type` is `fc_host`. */
export interface FcHostScsiAdapter extends ScsiAdapterBase {
  type: "fc_host";
  parent?: string;
  managed?: YesNo;
  parent_wwnn?: string;
  parent_wwpn?: string;
  parent_fabric_wwn?: string;
  wwnn: string;
  wwpn: string;
}

export interface FilterParameter extends Kept {
  name: string;
  value: string;
}

export interface FilterRef extends Kept {
  filter: string;
  parameter?: FilterParameter[];
}

export interface GuestCpuFeature extends Kept {
  policy: "force" | "require" | "optional" | "disable" | "forbid" | UnknownWord;
  name: string;
}

export interface GuestCpuModel extends Kept {
  fallback?: "allow" | "forbid" | UnknownWord;
  vendor_id?: string;
  value?: string;
}

export interface HostCpuFeature extends Kept {
  name: string;
}

export interface HostCpuFeatures extends Kept {
  pae?: boolean;
  nonpae?: boolean;
  vmx?: boolean;
  svm?: boolean;
}

export interface HostdevDriver extends Kept {
  name?: "kvm" | "vfio" | "xen" | UnknownWord;
  model?: string;
}

export interface Ieee8021QbgParameters extends Kept {
  managerid?: number;
  typeid?: number;
  typeidversion?: number;
  instanceid?: string;
}

/** `type` is `802.1Qbg`. */
export interface Ieee8021QbgVirtualport extends VirtualportBase {
  type: "802.1Qbg";
  parameters?: Ieee8021QbgParameters;
}

export interface Ieee8021QbhParameters extends Kept {
  profileid?: string;
}

/** `type` is `802.1Qbh`. */
export interface Ieee8021QbhVirtualport extends VirtualportBase {
  type: "802.1Qbh";
  parameters?: Ieee8021QbhParameters;
}

export interface InitiatorIqn extends Kept {
  name: string;
}

export interface InterconnectBandwidth extends Kept {
  initiator: number;
  target: number;
  cache?: number;
  type: "access" | "read" | "write" | UnknownWord;
  value: number;
  unit: string;
}

export interface InterconnectLatency extends Kept {
  initiator: number;
  target: number;
  cache?: number;
  type: "access" | "read" | "write" | UnknownWord;
  value: number;
}

export interface IscsiInitiator extends Kept {
  iqn: InitiatorIqn;
}

export interface Ivgen extends Kept {
  name: string;
  hash?: string;
}

export interface LinkSpeed extends Kept {
  speed?: number;
  state?: "unknown" | "notpresent" | "down" | "lowerlayerdown" | "testing" | "dormant" | "up" | UnknownWord;
}

export interface MaxPhysAddr extends Kept {
  mode: "emulate" | "passthrough" | UnknownWord;
  bits?: number;
  limit?: number;
}

export interface MidonetParameters extends Kept {
  interfaceid: string;
}

/** `type` is `midonet`. */
export interface MidonetVirtualport extends VirtualportBase {
  type: "midonet";
  parameters: MidonetParameters;
}

export interface Mtu extends Kept {
  size: number;
}

export interface NetworkMac extends Kept {
  address: string;
}

export interface Numa extends Kept {
  cell?: NumaCell[];
  interconnects?: NumaInterconnects;
}

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

export interface NumaCellCache extends Kept {
  level: number;
  associativity: "none" | "direct" | "full" | UnknownWord;
  policy: "none" | "writeback" | "writethrough" | UnknownWord;
  size: CacheSize;
  line: CacheLine;
}

export interface NumaDistances extends Kept {
  sibling?: NumaSibling[];
}

export interface NumaInterconnects extends Kept {
  latency?: InterconnectLatency[];
  bandwidth?: InterconnectBandwidth[];
}

export interface NumaSibling extends Kept {
  id: number;
  value: number;
}

export interface OpenvswitchParameters extends Kept {
  interfaceid?: string;
  profileid?: string;
}

/** `type` is `openvswitch`. */
export interface OpenvswitchVirtualport extends VirtualportBase {
  type: "openvswitch";
  parameters?: OpenvswitchParameters;
}

export interface Owner extends Kept {
  name: string;
  uuid: string;
}

export interface PciAddress extends Kept {
  domain?: number;
  bus?: number;
  slot?: number;
  function?: number;
  multifunction?: OnOff;
}

export interface Permissions extends Kept {
  mode?: string;
  owner?: "-1" | number;
  group?: "-1" | number;
  label?: string;
}

export interface PortIsolation extends Kept {
  isolated?: YesNo;
}

export interface Route extends Kept {
  family?: string;
  address: string;
  netmask?: string;
  prefix?: number;
  gateway: string;
  metric?: number;
}

export type ScsiAdapter =
  | ScsiHostScsiAdapter
  | FcHostScsiAdapter
  | UnknownScsiAdapter;

/** What all of ScsiAdapter have. */
export interface ScsiAdapterBase extends Kept {
}

/** `type` is `scsi_host` or absent. */
export interface ScsiHostScsiAdapter extends ScsiAdapterBase {
  type?: "scsi_host";
  name?: string;
  parentaddr?: ScsiParentAddress;
}

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

/** Without `type`. */
export interface UntypedVirtualport extends VirtualportBase {
  parameters?: VirtualportParameters;
}

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

export interface VirtualportParameters extends Kept {
  managerid?: number;
  typeid?: number;
  typeidversion?: number;
  instanceid?: string;
  interfaceid?: string;
  profileid?: string;
}

export interface Vlan extends Kept {
  trunk?: "yes" | UnknownWord;
  tag?: VlanTag[];
}

export interface VlanTag extends Kept {
  id: number;
  nativeMode?: "tagged" | "untagged" | UnknownWord;
}
