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
  name: "aarch64" | "alpha" | "armv6l" | "armv7l" | "cris" | "i686" | "ia64" | "lm32" | "loongarch64" | "m68k" | "microblaze" | "microblazeel" | "mips" | "mipsel" | "mips64" | "mips64el" | "openrisc" | "parisc" | "parisc64" | "ppc" | "ppc64" | "ppc64le" | "ppcemb" | "riscv32" | "riscv64" | "s390" | "s390x" | "sh4" | "sh4eb" | "sparc" | "sparc64" | "unicore32" | "x86_64" | "xtensa" | "xtensaeb" | UnknownWord;
  wordsize: "31" | "32" | "64" | UnknownWord;
  emulator?: string;
  loader?: string;
  machine?: GuestMachine[];
  domain?: GuestDomain[];
}

/** A kind of guests that a host can run. */
export interface GuestCapabilities extends Kept {
  os_type: "xen" | "linux" | "hvm" | "exe" | "uml" | UnknownWord;
  arch: GuestArch;
  features?: GuestFeatures;
}

/** A type of domain for guests. */
export interface GuestDomain extends Kept {
  type: "qemu" | "kqemu" | "kvm" | "xen" | "uml" | "lxc" | "openvz" | "test" | "hvf" | UnknownWord;
  emulator?: string;
  machine?: GuestMachine[];
}

/** Whether a feature is on at first, and whether that can be changed. */
export interface GuestFeature extends Kept {
  default: OnOff;
  toggle: YesNo;
}

/** What guests of a kind can have. */
export interface GuestFeatures extends Kept {
  pae?: boolean;
  nonpae?: boolean;
  ia64_be?: boolean;
  acpi?: GuestFeature;
  apic?: GuestFeature;
  cpuselection?: boolean;
  deviceboot?: boolean;
  disksnapshot?: GuestFeature;
  hap?: GuestFeature;
  externalSnapshot?: boolean;
}

/** A machine that guests can have. */
export interface GuestMachine extends Kept {
  /** The machine that the name stands for. */
  canonical?: string;
  maxCpus?: number;
  /** Whether it is about to go. */
  deprecated?: YesNo;
  value?: string;
}

/** A cache of a host. */
export interface HostCacheBank extends Kept {
  id: number;
  level: number;
  type: "both" | "code" | "data" | UnknownWord;
  size: number;
  unit: string;
  cpus: string;
  control?: HostCacheControl[];
}

/** How a cache can be shared out. */
export interface HostCacheControl extends Kept {
  /** The step in which it can be shared out. */
  granularity: number;
  min?: number;
  unit: string;
  type: "both" | "code" | "data" | UnknownWord;
  /** How many parts there may be. */
  maxAllocs: number;
}

/** What can be watched of caches. */
export interface HostCacheMonitor extends Kept {
  level?: number;
  reuseThreshold?: number;
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
  id: number;
  memory?: HostCellMemory;
  pages?: HostCellPages[];
  distances?: NumaDistances;
  cache?: NumaCellCache[];
  cpus?: HostCellCpus;
}

/** A CPU of a cell. */
export interface HostCellCpu extends Kept {
  id: number;
  socket_id?: number;
  die_id?: number;
  cluster_id?: number;
  core_id?: number;
  siblings?: string;
}

/** The CPUs of a cell. */
export interface HostCellCpus extends Kept {
  num: number;
  cpu?: HostCellCpu[];
}

/** How much memory a cell has; KiB where no unit is given. */
export interface HostCellMemory extends Kept {
  unit?: string;
  value: number;
}

/** How many pages of a size a cell has. */
export interface HostCellPages extends Kept {
  unit?: string;
  size: number;
  value: number;
}

/** The NUMA cells of a host. */
export interface HostCells extends Kept {
  num: number;
  cell?: HostCell[];
}

/** The host's CPU. */
export interface HostCpu extends Kept {
  arch: "aarch64" | "alpha" | "armv6l" | "armv7l" | "cris" | "i686" | "ia64" | "lm32" | "loongarch64" | "m68k" | "microblaze" | "microblazeel" | "mips" | "mipsel" | "mips64" | "mips64el" | "openrisc" | "parisc" | "parisc64" | "ppc" | "ppc64" | "ppc64le" | "ppcemb" | "riscv32" | "riscv64" | "s390" | "s390x" | "sh4" | "sh4eb" | "sparc" | "sparc64" | "unicore32" | "x86_64" | "xtensa" | "xtensaeb" | UnknownWord;
  features?: HostCpuFeatures;
  model?: string;
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
  min?: number;
  /** How many parts there may be. */
  maxAllocs: number;
}

/** A node whose memory bandwidth can be shared out. */
export interface HostMemoryBandwidthNode extends Kept {
  id: number;
  cpus: string;
  control?: HostMemoryBandwidthControl[];
}

/** Something that can be watched. */
export interface HostMonitorFeature extends Kept {
  name: string;
}

/** The NUMA cells of a host. */
export interface HostTopology extends Kept {
  cells: HostCells;
  interconnects?: NumaInterconnects;
}

/** Whether a host can give devices away. */
export interface IommuCapability extends Kept {
  support?: YesNo;
}

/** How guests can be moved. */
export interface MigrationFeatures extends Kept {
  live?: boolean;
  uri_transports?: UriTransports;
}

/** How a host may be put to sleep. */
export interface PowerManagementCapabilities extends Kept {
  suspend_mem?: boolean;
  suspend_disk?: boolean;
  suspend_hybrid?: boolean;
}

/** A security model of a host. */
export interface SecurityModel extends Kept {
  model: string;
  doi: string;
  baselabel?: SecurityModelBaseLabel[];
}

/** The label that guests of a kind get. */
export interface SecurityModelBaseLabel extends Kept {
  type: string;
  value?: string;
}

/** By what guests can be moved. */
export interface UriTransports extends Kept {
  uri_transport?: ("vpxmigr" | "tcp" | "rdma" | "vzmigr" | UnknownWord)[];
}
