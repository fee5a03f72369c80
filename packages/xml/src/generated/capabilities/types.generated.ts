// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { CpuCounter, CpuMicrocode, CpuPages, CpuSignature, CpuTopology, HostCpuFeature, HostCpuFeatures, MaxPhysAddr, NumaCellCache, NumaDistances, NumaInterconnects } from "../common/types.generated.js";
import type { Kept, OnOff, UnknownWord, YesNo } from "../../runtime/kept.js";

/** What a host can do, and which guests it can run. */
export interface Capabilities extends Kept {
  host: HostCapabilities;
  guest?: GuestCapabilities[];
}

/** An architecture of guests, with its emulators and machines. */
export interface GuestArch extends Kept {
  /** The architecture: `x86_64`, `aarch64`, … */
  name: "aarch64" | "alpha" | "armv6l" | "armv7l" | "cris" | "i686" | "ia64" | "lm32" | "loongarch64" | "m68k" | "microblaze" | "microblazeel" | "mips" | "mipsel" | "mips64" | "mips64el" | "openrisc" | "parisc" | "parisc64" | "ppc" | "ppc64" | "ppc64le" | "ppcemb" | "riscv32" | "riscv64" | "s390" | "s390x" | "sh4" | "sh4eb" | "sparc" | "sparc64" | "unicore32" | "x86_64" | "xtensa" | "xtensaeb" | UnknownWord;
  /** How many bits a word has. */
  wordsize: "31" | "32" | "64" | UnknownWord;
  /** The program that runs such guests. */
  emulator?: string;
  /** The firmware of such guests. */
  loader?: string;
  machine?: GuestMachine[];
  domain?: GuestDomain[];
}

/** A kind of guests that a host can run. */
export interface GuestCapabilities extends Kept {
  /** What is run: `hvm`, `xen`, `linux`, `exe`. */
  os_type: "xen" | "linux" | "hvm" | "exe" | "uml" | UnknownWord;
  arch: GuestArch;
  features?: GuestFeatures;
}

/** A type of domain for guests. */
export interface GuestDomain extends Kept {
  /** The hypervisor: `kvm`, `xen`, `lxc`, … */
  type: "qemu" | "kqemu" | "kvm" | "xen" | "uml" | "lxc" | "openvz" | "test" | "hvf" | UnknownWord;
  /** The program that runs such guests. */
  emulator?: string;
  machine?: GuestMachine[];
}

/** Whether a feature is on at first, and whether that can be changed. */
export interface GuestFeature extends Kept {
  /** Whether it is on where nothing is said. */
  default: OnOff;
  /** Whether it can be turned on and off. */
  toggle: YesNo;
}

/** What guests of a kind can have. */
export interface GuestFeatures extends Kept {
  /** Physical addresses of more than 32 bits. */
  pae?: boolean;
  /** Whether guests can do without PAE. */
  nonpae?: boolean;
  /** Whether guests can be big-endian. */
  ia64_be?: boolean;
  acpi?: GuestFeature;
  apic?: GuestFeature;
  /** Whether the CPU's model and features can be chosen. */
  cpuselection?: boolean;
  /** Whether a device can have a place in the order of booting. */
  deviceboot?: boolean;
  disksnapshot?: GuestFeature;
  hap?: GuestFeature;
  /** Whether snapshots can be files beside the disk. */
  externalSnapshot?: boolean;
}

/** A machine that guests can have. */
export interface GuestMachine extends Kept {
  /** The machine that the name stands for. */
  canonical?: string;
  /** How many CPUs the machine may have. */
  maxCpus?: number;
  /** Whether it is about to go. */
  deprecated?: YesNo;
  /** The name of the machine. */
  value?: string;
}

/** A cache of a host. */
export interface HostCacheBank extends Kept {
  /** The number of the cache. */
  id: number;
  /** The level of the cache. */
  level: number;
  /** Whether the cache holds code, data or both. */
  type: "both" | "code" | "data" | UnknownWord;
  /** The size. */
  size: number;
  /** The unit: `KiB`, `MiB`, … */
  unit: string;
  /** The CPUs: `0-3,^2`. */
  cpus: string;
  control?: HostCacheControl[];
}

/** How a cache can be shared out. */
export interface HostCacheControl extends Kept {
  /** The step in which it can be shared out. */
  granularity: number;
  /** The least that there may be. */
  min?: number;
  /** The unit: `KiB`, `MiB`, … */
  unit: string;
  /** Whether the cache holds code, data or both. */
  type: "both" | "code" | "data" | UnknownWord;
  /** How many parts there may be. */
  maxAllocs: number;
}

/** What can be watched of caches. */
export interface HostCacheMonitor extends Kept {
  /** The level of the cache. */
  level?: number;
  /** How much may still be cached of a monitor that is used anew. */
  reuseThreshold?: number;
  /** How many monitors there may be. */
  maxMonitors: number;
  feature?: HostMonitorFeature[];
}

/** The caches of a host. */
export interface HostCaches extends Kept {
  bank?: HostCacheBank[];
  monitor?: HostCacheMonitor;
}

/** What a host is and can do. */
export interface HostCapabilities extends Kept {
  /** With or without dashes. */
  uuid?: string;
  cpu: HostCpu;
  power_management?: PowerManagementCapabilities;
  iommu?: IommuCapability;
  migration_features?: MigrationFeatures;
  topology?: HostTopology;
  cache?: HostCaches;
  memory_bandwidth?: HostMemoryBandwidth;
  secmodel?: SecurityModel[];
}

/** A NUMA cell of a host. */
export interface HostCell extends Kept {
  /** The number of the NUMA cell. */
  id: number;
  memory?: HostCellMemory;
  pages?: HostCellPages[];
  distances?: NumaDistances;
  cache?: NumaCellCache[];
  cpus?: HostCellCpus;
}

/** A CPU of a cell. */
export interface HostCellCpu extends Kept {
  /** The number of the CPU. */
  id: number;
  /** The socket of the CPU. */
  socket_id?: number;
  /** The die of the CPU. */
  die_id?: number;
  /** The cluster of the CPU. */
  cluster_id?: number;
  /** The core of the CPU. */
  core_id?: number;
  /** The CPUs of the same core. */
  siblings?: string;
}

/** The CPUs of a cell. */
export interface HostCellCpus extends Kept {
  /** How many there are. */
  num: number;
  cpu?: HostCellCpu[];
}

/** How much memory a cell has; KiB where no unit is given. */
export interface HostCellMemory extends Kept {
  /** The unit: `KiB`, `MiB`, … */
  unit?: string;
  /** How much it is. */
  value: number;
}

/** How many pages of a size a cell has. */
export interface HostCellPages extends Kept {
  /** The unit: `KiB`, `MiB`, … */
  unit?: string;
  /** The size. */
  size: number;
  /** How many pages there are. */
  value: number;
}

/** The NUMA cells of a host. */
export interface HostCells extends Kept {
  /** How many there are. */
  num: number;
  cell?: HostCell[];
}

/** The host's CPU. */
export interface HostCpu extends Kept {
  /** The architecture of the CPU: `x86_64`, `aarch64`, … */
  arch: "aarch64" | "alpha" | "armv6l" | "armv7l" | "cris" | "i686" | "ia64" | "lm32" | "loongarch64" | "m68k" | "microblaze" | "microblazeel" | "mips" | "mipsel" | "mips64" | "mips64el" | "openrisc" | "parisc" | "parisc64" | "ppc" | "ppc64" | "ppc64le" | "ppcemb" | "riscv32" | "riscv64" | "s390" | "s390x" | "sh4" | "sh4eb" | "sparc" | "sparc64" | "unicore32" | "x86_64" | "xtensa" | "xtensaeb" | UnknownWord;
  features?: HostCpuFeatures;
  /** The model. */
  model?: string;
  /** The vendor. */
  vendor?: string;
  microcode?: CpuMicrocode;
  signature?: CpuSignature;
  counter?: CpuCounter;
  topology?: CpuTopology;
  maxphysaddr?: MaxPhysAddr;
  feature?: HostCpuFeature[];
  pages?: CpuPages[];
}

/** Whose memory bandwidth can be shared out. */
export interface HostMemoryBandwidth extends Kept {
  node?: HostMemoryBandwidthNode[];
  monitor?: HostCacheMonitor;
}

/** How memory bandwidth can be shared out. */
export interface HostMemoryBandwidthControl extends Kept {
  /** The step in which it can be shared out. */
  granularity: number;
  /** The least that there may be. */
  min?: number;
  /** How many parts there may be. */
  maxAllocs: number;
}

/** A node whose memory bandwidth can be shared out. */
export interface HostMemoryBandwidthNode extends Kept {
  /** The number of the node. */
  id: number;
  /** The CPUs: `0-3,^2`. */
  cpus: string;
  control?: HostMemoryBandwidthControl[];
}

/** Something that can be watched. */
export interface HostMonitorFeature extends Kept {
  /** The name of the feature. */
  name: string;
}

/** The NUMA cells of a host. */
export interface HostTopology extends Kept {
  cells: HostCells;
  interconnects?: NumaInterconnects;
}

/** Whether a host can give devices away. */
export interface IommuCapability extends Kept {
  /** Whether the host has it. */
  support?: YesNo;
}

/** How guests can be moved. */
export interface MigrationFeatures extends Kept {
  /** Whether a guest can run while it moves. */
  live?: boolean;
  uri_transports?: UriTransports;
}

/** How a host may be put to sleep. */
export interface PowerManagementCapabilities extends Kept {
  /** The host can be suspended to memory. */
  suspend_mem?: boolean;
  /** The host can be suspended to disk. */
  suspend_disk?: boolean;
  /** The host can be suspended to memory and disk at once. */
  suspend_hybrid?: boolean;
}

/** A security model of a host. */
export interface SecurityModel extends Kept {
  /** The model. */
  model: string;
  /** The domain of interpretation. */
  doi: string;
  baselabel?: SecurityModelBaseLabel[];
}

/** The label that guests of a kind get. */
export interface SecurityModelBaseLabel extends Kept {
  /** The kind of guests that the label is for. */
  type: string;
  /** The label. */
  value?: string;
}

/** By what guests can be moved. */
export interface UriTransports extends Kept {
  /** A scheme of URIs that guests can move by. */
  uri_transport?: ("vpxmigr" | "tcp" | "rdma" | "vzmigr" | UnknownWord)[];
}
