// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { CpuCache, CpuCounter, CpuFeature, CpuMicrocode, CpuPages, CpuSignature, CpuTopology, GuestCpuModel, HostCpuFeatures, MaxPhysAddr, Numa } from "../common/types.generated.js";
import type { Kept, OnOff, UnknownWord } from "../../runtime/kept.js";

/** A CPU: that of a host, or that of a guest. */
export interface Cpu extends Kept {
  mode?: "custom" | "host-model" | "host-passthrough" | "maximum" | UnknownWord;
  match?: "minimum" | "exact" | "strict" | UnknownWord;
  check?: "none" | "partial" | "full" | UnknownWord;
  deprecated_features?: OnOff;
  /** Whether only that is shown which survives a migration. */
  migratable?: OnOff;
  vendor?: string;
  topology?: CpuTopology;
  maxphysaddr?: MaxPhysAddr;
  model?: GuestCpuModel;
  feature?: CpuFeature[];
  numa?: Numa;
  cache?: CpuCache;
  arch?: "aarch64" | "alpha" | "armv6l" | "armv7l" | "cris" | "i686" | "ia64" | "lm32" | "loongarch64" | "m68k" | "microblaze" | "microblazeel" | "mips" | "mipsel" | "mips64" | "mips64el" | "openrisc" | "parisc" | "parisc64" | "ppc" | "ppc64" | "ppc64le" | "ppcemb" | "riscv32" | "riscv64" | "s390" | "s390x" | "sh4" | "sh4eb" | "sparc" | "sparc64" | "unicore32" | "x86_64" | "xtensa" | "xtensaeb" | UnknownWord;
  features?: HostCpuFeatures;
  microcode?: CpuMicrocode;
  signature?: CpuSignature;
  counter?: CpuCounter;
  pages?: CpuPages[];
}
