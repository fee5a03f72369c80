// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { CpuCache, CpuCounter, CpuFeature, CpuMicrocode, CpuPages, CpuSignature, CpuTopology, GuestCpuModel, HostCpuFeatures, MaxPhysAddr, Numa } from "../common/types.generated.js";
import type { Kept, OnOff, UnknownWord } from "../../runtime/kept.js";

/** A CPU: that of a host, or that of a guest. */
export interface Cpu extends Kept {
  /** Where the model comes from: the host's, the most that there can be, or a named one. */
  mode?: "custom" | "host-model" | "host-passthrough" | "maximum" | UnknownWord;
  /** Whether the host's CPU may have more than is asked for. */
  match?: "minimum" | "exact" | "strict" | UnknownWord;
  /** How strictly it is compared with what the host has. */
  check?: "none" | "partial" | "full" | UnknownWord;
  /** Whether features are used that are about to go. */
  deprecated_features?: OnOff;
  /** Whether only that is shown which survives a migration. */
  migratable?: OnOff;
  /** The vendor. */
  vendor?: string;
  topology?: CpuTopology;
  maxphysaddr?: MaxPhysAddr;
  model?: GuestCpuModel;
  /** A feature that the CPU has. */
  feature?: CpuFeature[];
  numa?: Numa;
  cache?: CpuCache;
  /** The architecture of the CPU: `x86_64`, `aarch64`, … */
  arch?: "aarch64" | "alpha" | "armv6l" | "armv7l" | "cris" | "i686" | "ia64" | "lm32" | "loongarch64" | "m68k" | "microblaze" | "microblazeel" | "mips" | "mipsel" | "mips64" | "mips64el" | "openrisc" | "parisc" | "parisc64" | "ppc" | "ppc64" | "ppc64le" | "ppcemb" | "riscv32" | "riscv64" | "s390" | "s390x" | "sh4" | "sh4eb" | "sparc" | "sparc64" | "unicore32" | "x86_64" | "xtensa" | "xtensaeb" | UnknownWord;
  features?: HostCpuFeatures;
  microcode?: CpuMicrocode;
  signature?: CpuSignature;
  counter?: CpuCounter;
  pages?: CpuPages[];
}
