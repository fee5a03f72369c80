// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { BhyveCommandline, Blkiotune, Clock, Cputune, DefaultIothread, Devices, Features, FileFilesystemSource, GuestCpu, HttpCookies, IdMap, ImageFormat, IothreadIds, Keywrap, LaunchSecurity, LxcNamespace, MaxMemory, Memory, MemoryBacking, MemorySize, Memtune, MetadataCache, NfsIdentity, Numatune, Os, Perf, PowerManagement, QemuCapabilities, QemuCommandline, QemuDeprecation, QemuOverride, Readahead, Reconnect, Reservations, Resource, SecurityLabel, SourceHost, SourceSeclabel, SourceTimeout, SshIdentity, SshKnownHosts, SslVerify, StorageAuth, StoragePrivateData, StorageSlices, Sysinfo, TemplateFilesystemSource, ThrottleGroups, Vcpu, Vcpus, VhostuserDiskSource, VhostvdpaDiskSource, XenCommandline } from "../domain/types.generated.js";
import type { Encryption, IscsiInitiator, PciAddress } from "../common/types.generated.js";
import type { Kept, UnknownWord, XmlContent, YesNo } from "../../runtime/kept.js";

/** `type` is `block`. */
export interface BlockDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "block";
  source?: BlockDomainSnapshotDataStoreSource;
}

export interface BlockDomainSnapshotDataStoreSource extends Kept {
  dev?: string;
  index?: number;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  reservations?: Reservations;
  seclabel?: SourceSeclabel[];
}

/** `type` is `block`. */
export interface BlockDomainSnapshotDisk extends DomainSnapshotDiskBase {
  type: "block";
  snapshot?: "external" | UnknownWord;
  driver?: DomainSnapshotDriver;
  snapshotDeleteInProgress?: boolean;
  source?: BlockDomainSnapshotDiskSource;
}

export interface BlockDomainSnapshotDiskSource extends Kept {
  dev: string;
  index?: number;
  seclabel?: SourceSeclabel[];
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

/** `type` is `dir`. */
export interface DirDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "dir";
  source?: DirDomainSnapshotDataStoreSource;
}

export interface DirDomainSnapshotDataStoreSource extends Kept {
  dir: string;
  index?: number;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

export interface DomainSnapshot extends Kept {
  name?: string;
  description?: string;
  state?: "running" | "blocked" | "paused" | "shutdown" | "shutoff" | "crashed" | "disk-snapshot" | UnknownWord;
  parent?: DomainSnapshotParent;
  creationTime?: string;
  memory?: DomainSnapshotMemory;
  disks?: DomainSnapshotDisks;
  revertDisks?: DomainSnapshotDisks;
  domain?: DomainSnapshotDomain;
  active?: "0" | "1" | UnknownWord;
  inactiveDomain?: DomainSnapshotInactiveDomain;
  cookie?: XmlContent;
}

export type DomainSnapshotDataStore =
  | FileDomainSnapshotDataStore
  | BlockDomainSnapshotDataStore
  | DirDomainSnapshotDataStore
  | NetworkDomainSnapshotDataStore
  | VolumeDomainSnapshotDataStore
  | NvmeDomainSnapshotDataStore
  | VhostuserDomainSnapshotDataStore
  | VhostvdpaDomainSnapshotDataStore
  | UnknownDomainSnapshotDataStore;

/** What all of DomainSnapshotDataStore have. */
export interface DomainSnapshotDataStoreBase extends Kept {
  format: ImageFormat;
}

export type DomainSnapshotDisk =
  | FileDomainSnapshotDisk
  | BlockDomainSnapshotDisk
  | NetworkDomainSnapshotDisk
  | UnknownDomainSnapshotDisk;

/** What all of DomainSnapshotDisk have. */
export interface DomainSnapshotDiskBase extends Kept {
  name: string;
}

export interface DomainSnapshotDisks extends Kept {
  disk?: DomainSnapshotDisk[];
}

export interface DomainSnapshotDomain extends Kept {
  type?: "qemu" | "kqemu" | "kvm" | "xen" | "lxc" | "uml" | "openvz" | "test" | "vmware" | "hyperv" | "vbox" | "phyp" | "vz" | "bhyve" | "hvf" | UnknownWord;
  id?: number;
  name?: string;
  uuid?: string;
  genid?: string;
  title?: string;
  description?: string;
  metadata?: XmlContent;
  memory?: Memory;
  maxMemory?: MaxMemory;
  currentMemory?: MemorySize;
  memoryBacking?: MemoryBacking;
  vcpu?: Vcpu;
  vcpus?: Vcpus;
  iothreads?: number;
  iothreadids?: IothreadIds;
  defaultiothread?: DefaultIothread;
  blkiotune?: Blkiotune;
  memtune?: Memtune;
  cputune?: Cputune;
  numatune?: Numatune;
  resource?: Resource;
  os?: Os;
  features?: Features;
  cpu?: GuestCpu;
  sysinfo?: Sysinfo[];
  bootloader?: string;
  bootloader_args?: string;
  clock?: Clock;
  throttlegroups?: ThrottleGroups;
  on_poweroff?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  on_reboot?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  on_crash?: "destroy" | "restart" | "preserve" | "rename-restart" | "coredump-destroy" | "coredump-restart" | UnknownWord;
  on_lockfailure?: "poweroff" | "restart" | "pause" | "ignore" | UnknownWord;
  pm?: PowerManagement;
  perf?: Perf;
  idmap?: IdMap;
  devices?: Devices;
  seclabel?: SecurityLabel[];
  "qemu:commandline"?: QemuCommandline;
  "qemu:capabilities"?: QemuCapabilities;
  "qemu:deprecation"?: QemuDeprecation;
  "qemu:override"?: QemuOverride;
  "lxc:namespace"?: LxcNamespace;
  keywrap?: Keywrap;
  launchSecurity?: LaunchSecurity;
  "bhyve:commandline"?: BhyveCommandline;
  "xen:commandline"?: XenCommandline;
  "vmware:datacenterpath"?: string;
}

export interface DomainSnapshotDriver extends Kept {
  type?: "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | UnknownWord;
  metadata_cache?: MetadataCache;
}

export interface DomainSnapshotInactiveDomain extends Kept {
  type: "qemu" | "kqemu" | "kvm" | "xen" | "lxc" | "uml" | "openvz" | "test" | "vmware" | "hyperv" | "vbox" | "phyp" | "vz" | "bhyve" | "hvf" | UnknownWord;
  id?: number;
  name: string;
  uuid?: string;
  genid?: string;
  title?: string;
  description?: string;
  metadata?: XmlContent;
  memory?: Memory;
  maxMemory?: MaxMemory;
  currentMemory?: MemorySize;
  memoryBacking?: MemoryBacking;
  vcpu?: Vcpu;
  vcpus?: Vcpus;
  iothreads?: number;
  iothreadids?: IothreadIds;
  defaultiothread?: DefaultIothread;
  blkiotune?: Blkiotune;
  memtune?: Memtune;
  cputune?: Cputune;
  numatune?: Numatune;
  resource?: Resource;
  os?: Os;
  features?: Features;
  cpu?: GuestCpu;
  sysinfo?: Sysinfo[];
  bootloader?: string;
  bootloader_args?: string;
  clock?: Clock;
  throttlegroups?: ThrottleGroups;
  on_poweroff?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  on_reboot?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  on_crash?: "destroy" | "restart" | "preserve" | "rename-restart" | "coredump-destroy" | "coredump-restart" | UnknownWord;
  on_lockfailure?: "poweroff" | "restart" | "pause" | "ignore" | UnknownWord;
  pm?: PowerManagement;
  perf?: Perf;
  idmap?: IdMap;
  devices?: Devices;
  seclabel?: SecurityLabel[];
  "qemu:commandline"?: QemuCommandline;
  "qemu:capabilities"?: QemuCapabilities;
  "qemu:deprecation"?: QemuDeprecation;
  "qemu:override"?: QemuOverride;
  "lxc:namespace"?: LxcNamespace;
  keywrap?: Keywrap;
  launchSecurity?: LaunchSecurity;
  "bhyve:commandline"?: BhyveCommandline;
  "xen:commandline"?: XenCommandline;
  "vmware:datacenterpath"?: string;
}

export interface DomainSnapshotMemory extends Kept {
  snapshot?: "no" | "internal" | "external" | UnknownWord;
  file?: string;
}

export interface DomainSnapshotParent extends Kept {
  name: string;
}

/** `type` is `file` or absent. */
export interface FileDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type?: "file";
  source?: FileDomainSnapshotDataStoreSource;
}

export interface FileDomainSnapshotDataStoreSource extends Kept {
  file?: string;
  fdgroup?: string;
  index?: number;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  seclabel?: SourceSeclabel[];
}

/** `type` is `file` or absent. */
export interface FileDomainSnapshotDisk extends DomainSnapshotDiskBase {
  type?: "file";
  snapshot?: "no" | "internal" | "manual" | "external" | UnknownWord;
  driver?: DomainSnapshotDriver;
  snapshotDeleteInProgress?: boolean;
  source?: FileDomainSnapshotDiskSource;
}

export interface FileDomainSnapshotDiskSource extends Kept {
  file?: string;
  index?: number;
  seclabel?: SourceSeclabel[];
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

/** `protocol` is `ftp`. */
export interface FtpDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "ftp";
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
  auth?: StorageAuth;
  readahead?: Readahead;
  timeout?: SourceTimeout;
}

/** `protocol` is `ftps`. */
export interface FtpsDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "ftps";
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
  auth?: StorageAuth;
  readahead?: Readahead;
  timeout?: SourceTimeout;
  ssl?: SslVerify;
}

/** `protocol` is `gluster`. */
export interface GlusterDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "gluster";
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
}

/** `protocol` is `http`. */
export interface HttpDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "http";
  name: string;
  query?: string;
  host?: SourceHost[];
  encryption?: Encryption;
  auth?: StorageAuth;
  cookies?: HttpCookies;
  readahead?: Readahead;
  timeout?: SourceTimeout;
}

/** `protocol` is `https`. */
export interface HttpsDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "https";
  name: string;
  query?: string;
  host?: SourceHost[];
  encryption?: Encryption;
  auth?: StorageAuth;
  cookies?: HttpCookies;
  readahead?: Readahead;
  timeout?: SourceTimeout;
  ssl?: SslVerify;
}

/** `protocol` is `iscsi`. */
export interface IscsiDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "iscsi";
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
  auth?: StorageAuth;
  initiator?: IscsiInitiator;
}

/** `protocol` is `nbd`. */
export interface NbdDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "nbd";
  name?: string;
  tls?: YesNo;
  tlsHostname?: string;
  host?: SourceHost[];
  reconnect?: Reconnect;
  encryption?: Encryption;
}

/** `type` is `network`. */
export interface NetworkDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "network";
  source: NetworkDomainSnapshotDiskSource;
}

/** `type` is `network`. */
export interface NetworkDomainSnapshotDisk extends DomainSnapshotDiskBase {
  type: "network";
  snapshot?: "external" | UnknownWord;
  source: NetworkDomainSnapshotDiskSource;
}

export type NetworkDomainSnapshotDiskSource =
  | NbdDomainSnapshotDiskSource
  | GlusterDomainSnapshotDiskSource
  | RbdDomainSnapshotDiskSource
  | IscsiDomainSnapshotDiskSource
  | HttpDomainSnapshotDiskSource
  | HttpsDomainSnapshotDiskSource
  | FtpsDomainSnapshotDiskSource
  | FtpDomainSnapshotDiskSource
  | SshDomainSnapshotDiskSource
  | SheepdogDomainSnapshotDiskSource
  | VxhsDomainSnapshotDiskSource
  | NfsDomainSnapshotDiskSource
  | UnknownNetworkDomainSnapshotDiskSource;

/** What all of NetworkDomainSnapshotDiskSource have. */
export interface NetworkDomainSnapshotDiskSourceBase extends Kept {
  index?: number;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
}

/** `protocol` is `nfs`. */
export interface NfsDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "nfs";
  name: string;
  host?: SourceHost[];
  identity?: NfsIdentity;
}

/** `type` is `nvme`. */
export interface NvmeDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "nvme";
  source?: NvmeDomainSnapshotDataStoreSource;
}

export interface NvmeDomainSnapshotDataStoreSource extends Kept {
  type: "pci" | UnknownWord;
  namespace: number;
  managed?: YesNo;
  index?: number;
  address: PciAddress;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

/** `protocol` is `rbd`. */
export interface RbdDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "rbd";
  name?: string;
  host?: SourceHost[];
  encryption?: Encryption;
  snapshot?: TemplateFilesystemSource;
  config?: FileFilesystemSource;
  auth?: StorageAuth;
}

/** `protocol` is `sheepdog`, `tftp`. */
export interface SheepdogDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "sheepdog" | "tftp";
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
  readahead?: Readahead;
  timeout?: SourceTimeout;
}

/** `protocol` is `ssh`. */
export interface SshDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "ssh";
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
  auth?: StorageAuth;
  readahead?: Readahead;
  timeout?: SourceTimeout;
  knownHosts?: SshKnownHosts;
  identity?: SshIdentity;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: UnknownWord;
}

/** One whose `type` this version does not know. What else it holds is kept, and written back. */
export interface UnknownDomainSnapshotDisk extends DomainSnapshotDiskBase {
  snapshot?: "no" | "internal" | "manual" | "external" | UnknownWord;
  type: UnknownWord;
}

/** One whose `protocol` this version does not know. What else it holds is kept, and written back. */
export interface UnknownNetworkDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  name?: string;
  protocol: UnknownWord;
}

/** `type` is `vhostuser`. */
export interface VhostuserDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "vhostuser";
  source: VhostuserDiskSource;
}

/** `type` is `vhostvdpa`. */
export interface VhostvdpaDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "vhostvdpa";
  source: VhostvdpaDiskSource;
}

/** `type` is `volume`. */
export interface VolumeDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "volume";
  source?: VolumeDomainSnapshotDataStoreSource;
}

export interface VolumeDomainSnapshotDataStoreSource extends Kept {
  pool: string;
  volume: string;
  mode?: "host" | "direct" | UnknownWord;
  index?: number;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  seclabel?: SourceSeclabel[];
}

/** `protocol` is `vxhs`. */
export interface VxhsDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  protocol: "vxhs";
  name: string;
  tls?: YesNo;
  host?: SourceHost[];
}
