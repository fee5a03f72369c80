// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { BhyveCommandline, Blkiotune, Clock, Cputune, DefaultIothread, Devices, Features, FileFilesystemSource, GuestCpu, HttpCookies, IdMap, ImageFormat, IothreadIds, Keywrap, LaunchSecurity, LxcNamespace, MaxMemory, Memory, MemoryBacking, MemorySize, Memtune, MetadataCache, NfsIdentity, Numatune, Os, Perf, PowerManagement, QemuCapabilities, QemuCommandline, QemuDeprecation, QemuOverride, Readahead, Reconnect, Reservations, Resource, SecurityLabel, SourceHost, SourceSeclabel, SourceTimeout, SshIdentity, SshKnownHosts, SslVerify, StorageAuth, StoragePrivateData, StorageSlices, Sysinfo, TemplateFilesystemSource, ThrottleGroups, Vcpu, Vcpus, VhostuserDiskSource, VhostvdpaDiskSource, XenCommandline } from "../domain/types.generated.js";
import type { Encryption, IscsiInitiator, PciAddress } from "../common/types.generated.js";
import type { Kept, UnknownWord, XmlContent, YesNo } from "../../runtime/kept.js";

/** The file that holds an image's data apart from its metadata. `type` is `block`. */
export interface BlockDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "block";
  source?: BlockDomainSnapshotDataStoreSource;
}

/** The block device of the host. */
export interface BlockDomainSnapshotDataStoreSource extends Kept {
  /** The path of the device. */
  dev?: string;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  reservations?: Reservations;
  seclabel?: SourceSeclabel[];
}

/** Where the state of a disk is. `type` is `block`. */
export interface BlockDomainSnapshotDisk extends DomainSnapshotDiskBase {
  type: "block";
  /** Whether, and where, the snapshot is taken. */
  snapshot?: "external" | UnknownWord;
  driver?: DomainSnapshotDriver;
  /** A deletion of the snapshot has begun on this disk. */
  snapshotDeleteInProgress?: boolean;
  source?: BlockDomainSnapshotDiskSource;
}

/** The block device that takes what is written from now on. */
export interface BlockDomainSnapshotDiskSource extends Kept {
  /** The path of the device. */
  dev: string;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  seclabel?: SourceSeclabel[];
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

/** The file that holds an image's data apart from its metadata. `type` is `dir`. */
export interface DirDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "dir";
  source?: DirDomainSnapshotDataStoreSource;
}

/** The directory of the host. */
export interface DirDomainSnapshotDataStoreSource extends Kept {
  /** The directory. */
  dir: string;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

/** The state of a guest at some time. */
export interface DomainSnapshot extends Kept {
  /** The name; no other of the guest has it. */
  name?: string;
  /** Text for people. */
  description?: string;
  /** What state it is in. */
  state?: "running" | "blocked" | "paused" | "shutdown" | "shutoff" | "crashed" | "disk-snapshot" | UnknownWord;
  parent?: DomainSnapshotParent;
  /** When it was made, in seconds since 1970. */
  creationTime?: string;
  memory?: DomainSnapshotMemory;
  disks?: DomainSnapshotDisks;
  revertDisks?: DomainSnapshotDisks;
  domain?: DomainSnapshotDomain;
  /** 1 for the snapshot that the guest goes on from, 0 for the others. */
  active?: "0" | "1" | UnknownWord;
  inactiveDomain?: DomainSnapshotInactiveDomain;
  /** What the driver has to remember of the CPU's features. */
  cookie?: XmlContent;
}

/** The file that holds an image's data apart from its metadata. */
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

/** Where the state of a disk is. */
export type DomainSnapshotDisk =
  | FileDomainSnapshotDisk
  | BlockDomainSnapshotDisk
  | NetworkDomainSnapshotDisk
  | UnknownDomainSnapshotDisk;

/** What all of DomainSnapshotDisk have. */
export interface DomainSnapshotDiskBase extends Kept {
  /** The disk, by its target or its source. */
  name: string;
}

/** Where the states of a guest's disks are. */
export interface DomainSnapshotDisks extends Kept {
  disk?: DomainSnapshotDisk[];
}

/** The guest as it was, or its uuid alone. */
export interface DomainSnapshotDomain extends Kept {
  /** The hypervisor: `kvm`, `xen`, `lxc`, … */
  type?: "qemu" | "kqemu" | "kvm" | "xen" | "lxc" | "uml" | "openvz" | "test" | "vmware" | "hyperv" | "vbox" | "phyp" | "vz" | "bhyve" | "hvf" | UnknownWord;
  /** The number of a running guest. */
  id?: number;
  /** The name of the guest. */
  name?: string;
  /** With or without dashes. */
  uuid?: string;
  /** An id that changes whenever the guest goes back in time. */
  genid?: string;
  /** A line for people. */
  title?: string;
  /** Text for people. */
  description?: string;
  /** XML of other programs, which is kept. */
  metadata?: XmlContent;
  memory?: Memory;
  maxMemory?: MaxMemory;
  currentMemory?: MemorySize;
  memoryBacking?: MemoryBacking;
  vcpu?: Vcpu;
  vcpus?: Vcpus;
  /** How many IOThreads there are. */
  iothreads?: number;
  iothreadids?: IothreadIds;
  defaultiothread?: DefaultIothread;
  blkiotune?: Blkiotune;
  memtune?: Memtune;
  cputune?: Cputune;
  numatune?: Numatune;
  resource?: Resource;
  /** What the guest boots, and how. */
  os?: Os;
  features?: Features;
  cpu?: GuestCpu;
  sysinfo?: Sysinfo[];
  /** A program of the host that finds the kernel on the guest's disk. */
  bootloader?: string;
  /** Arguments of the bootloader. */
  bootloader_args?: string;
  clock?: Clock;
  throttlegroups?: ThrottleGroups;
  /** What becomes of a guest that has shut down. */
  on_poweroff?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  /** What becomes of a guest that reboots. */
  on_reboot?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  /** What becomes of a guest that has crashed. */
  on_crash?: "destroy" | "restart" | "preserve" | "rename-restart" | "coredump-destroy" | "coredump-restart" | UnknownWord;
  /** What becomes of a guest that loses its locks. */
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
  /** Where the guest is in the tree of VMware's datacenters. */
  "vmware:datacenterpath"?: string;
}

/** The format of what takes what is written from now on. */
export interface DomainSnapshotDriver extends Kept {
  /** The format. */
  type?: "cow" | "qcow" | "qcow2" | "qed" | "vmdk" | UnknownWord;
  metadata_cache?: MetadataCache;
}

/** The guest as it would have started next. */
export interface DomainSnapshotInactiveDomain extends Kept {
  /** The hypervisor: `kvm`, `xen`, `lxc`, … */
  type: "qemu" | "kqemu" | "kvm" | "xen" | "lxc" | "uml" | "openvz" | "test" | "vmware" | "hyperv" | "vbox" | "phyp" | "vz" | "bhyve" | "hvf" | UnknownWord;
  /** The number of a running guest. */
  id?: number;
  /** The name of the guest. */
  name: string;
  /** With or without dashes. */
  uuid?: string;
  /** An id that changes whenever the guest goes back in time. */
  genid?: string;
  /** A line for people. */
  title?: string;
  /** Text for people. */
  description?: string;
  /** XML of other programs, which is kept. */
  metadata?: XmlContent;
  memory?: Memory;
  maxMemory?: MaxMemory;
  currentMemory?: MemorySize;
  memoryBacking?: MemoryBacking;
  vcpu?: Vcpu;
  vcpus?: Vcpus;
  /** How many IOThreads there are. */
  iothreads?: number;
  iothreadids?: IothreadIds;
  defaultiothread?: DefaultIothread;
  blkiotune?: Blkiotune;
  memtune?: Memtune;
  cputune?: Cputune;
  numatune?: Numatune;
  resource?: Resource;
  /** What the guest boots, and how. */
  os?: Os;
  features?: Features;
  cpu?: GuestCpu;
  sysinfo?: Sysinfo[];
  /** A program of the host that finds the kernel on the guest's disk. */
  bootloader?: string;
  /** Arguments of the bootloader. */
  bootloader_args?: string;
  clock?: Clock;
  throttlegroups?: ThrottleGroups;
  /** What becomes of a guest that has shut down. */
  on_poweroff?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  /** What becomes of a guest that reboots. */
  on_reboot?: "destroy" | "restart" | "preserve" | "rename-restart" | UnknownWord;
  /** What becomes of a guest that has crashed. */
  on_crash?: "destroy" | "restart" | "preserve" | "rename-restart" | "coredump-destroy" | "coredump-restart" | UnknownWord;
  /** What becomes of a guest that loses its locks. */
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
  /** Where the guest is in the tree of VMware's datacenters. */
  "vmware:datacenterpath"?: string;
}

/** Where a guest's memory was saved. */
export interface DomainSnapshotMemory extends Kept {
  /** Whether, and where, the snapshot is taken. */
  snapshot?: "no" | "internal" | "external" | UnknownWord;
  /** The path of the file. */
  file?: string;
}

/** The snapshot that this one follows. */
export interface DomainSnapshotParent extends Kept {
  /** The name of the one that it was made after. */
  name: string;
}

/** The file that holds an image's data apart from its metadata. `type` is `file` or absent. */
export interface FileDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type?: "file";
  source?: FileDomainSnapshotDataStoreSource;
}

/** The file of the host. */
export interface FileDomainSnapshotDataStoreSource extends Kept {
  /** The path of the file. */
  file?: string;
  /** A group of file descriptors that was handed over. */
  fdgroup?: string;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  seclabel?: SourceSeclabel[];
}

/** Where the state of a disk is. `type` is `file` or absent. */
export interface FileDomainSnapshotDisk extends DomainSnapshotDiskBase {
  type?: "file";
  /** Whether, and where, the snapshot is taken. */
  snapshot?: "no" | "internal" | "manual" | "external" | UnknownWord;
  driver?: DomainSnapshotDriver;
  /** A deletion of the snapshot has begun on this disk. */
  snapshotDeleteInProgress?: boolean;
  source?: FileDomainSnapshotDiskSource;
}

/** The file that takes what is written from now on. */
export interface FileDomainSnapshotDiskSource extends Kept {
  /** The path of the file. */
  file?: string;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  seclabel?: SourceSeclabel[];
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

/** The storage on a network that takes what is written from now on. `protocol` is `ftp`. */
export interface FtpDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "ftp";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
  auth?: StorageAuth;
  readahead?: Readahead;
  timeout?: SourceTimeout;
}

/** The storage on a network that takes what is written from now on. `protocol` is `ftps`. */
export interface FtpsDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "ftps";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
  auth?: StorageAuth;
  readahead?: Readahead;
  timeout?: SourceTimeout;
  ssl?: SslVerify;
}

/** The storage on a network that takes what is written from now on. `protocol` is `gluster`. */
export interface GlusterDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "gluster";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
}

/** The storage on a network that takes what is written from now on. `protocol` is `http`. */
export interface HttpDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "http";
  /** The name of the image, volume or unit on the server. */
  name: string;
  /** The query part of the URL. */
  query?: string;
  host?: SourceHost[];
  encryption?: Encryption;
  auth?: StorageAuth;
  cookies?: HttpCookies;
  readahead?: Readahead;
  timeout?: SourceTimeout;
}

/** The storage on a network that takes what is written from now on. `protocol` is `https`. */
export interface HttpsDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "https";
  /** The name of the image, volume or unit on the server. */
  name: string;
  /** The query part of the URL. */
  query?: string;
  host?: SourceHost[];
  encryption?: Encryption;
  auth?: StorageAuth;
  cookies?: HttpCookies;
  readahead?: Readahead;
  timeout?: SourceTimeout;
  ssl?: SslVerify;
}

/** The storage on a network that takes what is written from now on. `protocol` is `iscsi`. */
export interface IscsiDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "iscsi";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
  auth?: StorageAuth;
  initiator?: IscsiInitiator;
}

/** The storage on a network that takes what is written from now on. `protocol` is `nbd`. */
export interface NbdDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "nbd";
  /** The name of the image, volume or unit on the server. */
  name?: string;
  /** Whether the connection is encrypted. */
  tls?: YesNo;
  /** The name that the server's certificate must have. */
  tlsHostname?: string;
  host?: SourceHost[];
  reconnect?: Reconnect;
  encryption?: Encryption;
}

/** The file that holds an image's data apart from its metadata. `type` is `network`. */
export interface NetworkDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "network";
  source: NetworkDomainSnapshotDiskSource;
}

/** Where the state of a disk is. `type` is `network`. */
export interface NetworkDomainSnapshotDisk extends DomainSnapshotDiskBase {
  type: "network";
  /** Whether, and where, the snapshot is taken. */
  snapshot?: "external" | UnknownWord;
  source: NetworkDomainSnapshotDiskSource;
}

/** The storage on a network that takes what is written from now on. */
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
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
}

/** The storage on a network that takes what is written from now on. `protocol` is `nfs`. */
export interface NfsDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "nfs";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  identity?: NfsIdentity;
}

/** The file that holds an image's data apart from its metadata. `type` is `nvme`. */
export interface NvmeDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "nvme";
  source?: NvmeDomainSnapshotDataStoreSource;
}

/** A namespace of an NVMe drive of the host. */
export interface NvmeDomainSnapshotDataStoreSource extends Kept {
  /** That the controller is a PCI device. */
  type: "pci" | UnknownWord;
  /** The number of the namespace. */
  namespace: number;
  /** Whether libvirt takes it from the host and gives it back. */
  managed?: YesNo;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  address: PciAddress;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
}

/** The storage on a network that takes what is written from now on. `protocol` is `rbd`. */
export interface RbdDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "rbd";
  /** The name of the image, volume or unit on the server. */
  name?: string;
  host?: SourceHost[];
  encryption?: Encryption;
  snapshot?: TemplateFilesystemSource;
  config?: FileFilesystemSource;
  auth?: StorageAuth;
}

/** The storage on a network that takes what is written from now on. `protocol` is `sheepdog`, `tftp`. */
export interface SheepdogDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "sheepdog" | "tftp";
  /** The name of the image, volume or unit on the server. */
  name: string;
  host?: SourceHost[];
  encryption?: Encryption;
  readahead?: Readahead;
  timeout?: SourceTimeout;
}

/** The storage on a network that takes what is written from now on. `protocol` is `ssh`. */
export interface SshDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "ssh";
  /** The name of the image, volume or unit on the server. */
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
  /** Whether, and where, the snapshot is taken. */
  snapshot?: "no" | "internal" | "manual" | "external" | UnknownWord;
  type: UnknownWord;
}

/** One whose `protocol` this version does not know. What else it holds is kept, and written back. */
export interface UnknownNetworkDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The name of the image, volume or unit on the server. */
  name?: string;
  protocol: UnknownWord;
}

/** The file that holds an image's data apart from its metadata. `type` is `vhostuser`. */
export interface VhostuserDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "vhostuser";
  source: VhostuserDiskSource;
}

/** The file that holds an image's data apart from its metadata. `type` is `vhostvdpa`. */
export interface VhostvdpaDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "vhostvdpa";
  source: VhostvdpaDiskSource;
}

/** The file that holds an image's data apart from its metadata. `type` is `volume`. */
export interface VolumeDomainSnapshotDataStore extends DomainSnapshotDataStoreBase {
  type: "volume";
  source?: VolumeDomainSnapshotDataStoreSource;
}

/** A volume of a storage pool. */
export interface VolumeDomainSnapshotDataStoreSource extends Kept {
  /** The name of the storage pool. */
  pool: string;
  /** The name of the volume. */
  volume: string;
  /** Whether an iSCSI volume is reached through the host or by the emulator. */
  mode?: "host" | "direct" | UnknownWord;
  /** The number of the file in the chain, while the guest runs. */
  index?: number;
  slices?: StorageSlices;
  dataStore?: DomainSnapshotDataStore;
  privateData?: StoragePrivateData;
  encryption?: Encryption;
  seclabel?: SourceSeclabel[];
}

/** The storage on a network that takes what is written from now on. `protocol` is `vxhs`. */
export interface VxhsDomainSnapshotDiskSource extends NetworkDomainSnapshotDiskSourceBase {
  /** The protocol. */
  protocol: "vxhs";
  /** The name of the image, volume or unit on the server. */
  name: string;
  /** Whether the connection is encrypted. */
  tls?: YesNo;
  host?: SourceHost[];
}
