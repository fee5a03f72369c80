// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { CpuCounter, CpuMicrocode, CpuPages, CpuSignature, CpuTopology, HostCpuFeature, HostCpuFeatures, MaxPhysAddr, NumaCellCache, NumaDistances, NumaInterconnects } from "../common/types.generated.js";
import type { Kept, OnOff, UnknownWord, YesNo } from "../../runtime/kept.js";

export interface Capabilities extends Kept {
  host: HostCapabilities;
  guest?: GuestCapabilities[];
}

export interface GuestArch extends Kept {
  name: "aarch64" | "alpha" | "armv6l" | "armv7l" | "cris" | "i686" | "ia64" | "lm32" | "loongarch64" | "m68k" | "microblaze" | "microblazeel" | "mips" | "mipsel" | "mips64" | "mips64el" | "openrisc" | "parisc" | "parisc64" | "ppc" | "ppc64" | "ppc64le" | "ppcemb" | "riscv32" | "riscv64" | "s390" | "s390x" | "sh4" | "sh4eb" | "sparc" | "sparc64" | "unicore32" | "x86_64" | "xtensa" | "xtensaeb" | UnknownWord;
  wordsize: "31" | "32" | "64" | UnknownWord;
  emulator?: string;
  loader?: string;
  machine?: GuestMachine[];
  domain?: GuestDomain[];
}

export interface GuestCapabilities extends Kept {
  os_type: "xen" | "linux" | "hvm" | "exe" | "uml" | UnknownWord;
  arch: GuestArch;
  features?: GuestFeatures;
}

export interface GuestDomain extends Kept {
  type: "qemu" | "kqemu" | "kvm" | "xen" | "uml" | "lxc" | "openvz" | "test" | "hvf" | UnknownWord;
  emulator?: string;
  machine?: GuestMachine[];
}

export interface GuestFeature extends Kept {
  default: OnOff;
  toggle: YesNo;
}

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

export interface GuestMachine extends Kept {
  canonical?: string;
  maxCpus?: number;
  deprecated?: YesNo;
  value?: string;
}

export interface HostCacheBank extends Kept {
  id: number;
  level: number;
  type: "both" | "code" | "data" | UnknownWord;
  size: number;
  unit: string;
  cpus: string;
  control?: HostCacheControl[];
}

export interface HostCacheControl extends Kept {
  granularity: number;
  min?: number;
  unit: string;
  type: "both" | "code" | "data" | UnknownWord;
  maxAllocs: number;
}

export interface HostCacheMonitor extends Kept {
  level?: number;
  reuseThreshold?: number;
  maxMonitors: number;
  feature?: HostMonitorFeature[];
}

export interface HostCaches extends Kept {
  bank?: HostCacheBank[];
  monitor?: HostCacheMonitor;
}

export interface HostCapabilities extends Kept {
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

export interface HostCell extends Kept {
  id: number;
  memory?: HostCellMemory;
  pages?: HostCellPages[];
  distances?: NumaDistances;
  cache?: NumaCellCache[];
  cpus?: HostCellCpus;
}

export interface HostCellCpu extends Kept {
  id: number;
  socket_id?: number;
  die_id?: number;
  cluster_id?: number;
  core_id?: number;
  siblings?: string;
}

export interface HostCellCpus extends Kept {
  num: number;
  cpu?: HostCellCpu[];
}

export interface HostCellMemory extends Kept {
  unit?: string;
  value: number;
}

export interface HostCellPages extends Kept {
  unit?: string;
  size: number;
  value: number;
}

export interface HostCells extends Kept {
  num: number;
  cell?: HostCell[];
}

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

export interface HostMemoryBandwidth extends Kept {
  node?: HostMemoryBandwidthNode[];
  monitor?: HostCacheMonitor;
}

export interface HostMemoryBandwidthControl extends Kept {
  granularity: number;
  min?: number;
  maxAllocs: number;
}

export interface HostMemoryBandwidthNode extends Kept {
  id: number;
  cpus: string;
  control?: HostMemoryBandwidthControl[];
}

export interface HostMonitorFeature extends Kept {
  name: string;
}

export interface HostTopology extends Kept {
  cells: HostCells;
  interconnects?: NumaInterconnects;
}

export interface IommuCapability extends Kept {
  support?: YesNo;
}

export interface MigrationFeatures extends Kept {
  live?: boolean;
  uri_transports?: UriTransports;
}

export interface PowerManagementCapabilities extends Kept {
  suspend_mem?: boolean;
  suspend_disk?: boolean;
  suspend_hybrid?: boolean;
}

export interface SecurityModel extends Kept {
  model: string;
  doi: string;
  baselabel?: SecurityModelBaseLabel[];
}

export interface SecurityModelBaseLabel extends Kept {
  type: string;
  value?: string;
}

export interface UriTransports extends Kept {
  uri_transport?: ("vpxmigr" | "tcp" | "rdma" | "vzmigr" | UnknownWord)[];
}
