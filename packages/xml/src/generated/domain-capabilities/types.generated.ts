// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { CapabilityEnum, GuestCpuFeature, GuestCpuModel, MaxPhysAddr } from "../common/types.generated.js";
import type { Kept, UnknownWord, YesNo } from "../../runtime/kept.js";

/** A feature that the host lacks. */
export interface CpuBlockerFeature extends Kept {
  /** The name of the feature. */
  name: string;
}

/** Whether a guest may have the host's CPU as it is. */
export type CpuModeCapability =
  | HostPassthroughCpuModeCapability
  | MaximumCpuModeCapability
  | HostModelCpuModeCapability
  | CustomCpuModeCapability
  | UnknownCpuModeCapability;

/** What all of CpuModeCapability have. */
export interface CpuModeCapabilityBase extends Kept {
  /** Whether the host can do it. */
  supported: YesNo;
}

/** What keeps the host from running a named CPU. */
export interface CustomCpuBlockers extends Kept {
  /** The model that these features stand in the way of. */
  model: string;
  feature?: CpuBlockerFeature[];
}

/** Whether a guest may have the host's CPU as it is. `name` is `custom`. */
export interface CustomCpuModeCapability extends CpuModeCapabilityBase {
  name: "custom";
  model?: CustomCpuModel[];
  blockers?: CustomCpuBlockers[];
}

/** A named CPU, and whether the host can run it. */
export interface CustomCpuModel extends Kept {
  /** Whether the host can give a guest this model. */
  usable: "yes" | "no" | "unknown" | UnknownWord;
  /** Whether it is about to go. */
  deprecated?: YesNo;
  /** The vendor. */
  vendor: string;
  /** The machine that the name stands for. */
  canonical?: string;
  /** The name of the model. */
  value?: string;
}

/** What a guest of one architecture, machine and type may have. */
export interface DomainCapabilities extends Kept {
  /** The path on the host. */
  path?: string;
  /** The hypervisor that guests run under. */
  domain: string;
  /** The machine that guests are: `pc`, `q35`, `virt`, … */
  machine?: string;
  /** The architecture of the CPU: `x86_64`, `aarch64`, … */
  arch: string;
  vcpu?: DomainCapabilitiesVcpu;
  iothreads?: DomainCapabilitiesSupport;
  os?: DomainCapabilitiesOs;
  cpu?: DomainCapabilitiesCpu;
  memoryBacking?: DomainCapabilitiesChoices;
  devices?: DomainCapabilitiesDevices;
  features?: DomainCapabilitiesFeatures;
}

/** Whether a guest may have this, and with which values. */
export interface DomainCapabilitiesChoices extends Kept {
  /** Whether the host can do it. */
  supported: YesNo;
  enum?: CapabilityEnum[];
}

/** Which CPUs a guest may have. */
export interface DomainCapabilitiesCpu extends Kept {
  /** A way to choose the CPU. */
  mode?: CpuModeCapability[];
}

/** Which devices a guest may have. */
export interface DomainCapabilitiesDevices extends Kept {
  disk?: DomainCapabilitiesChoices;
  graphics?: DomainCapabilitiesChoices;
  video?: DomainCapabilitiesChoices;
  hostdev?: DomainCapabilitiesChoices;
  rng?: DomainCapabilitiesChoices;
  filesystem?: DomainCapabilitiesChoices;
  tpm?: DomainCapabilitiesChoices;
  redirdev?: DomainCapabilitiesChoices;
  channel?: DomainCapabilitiesChoices;
  crypto?: DomainCapabilitiesChoices;
  interface?: DomainCapabilitiesChoices;
  panic?: DomainCapabilitiesChoices;
}

/** What else a guest may have. */
export interface DomainCapabilitiesFeatures extends Kept {
  gic?: DomainCapabilitiesChoices;
  vmcoreinfo?: DomainCapabilitiesSupport;
  genid?: DomainCapabilitiesSupport;
  backingStoreInput?: DomainCapabilitiesSupport;
  backup?: DomainCapabilitiesSupport;
  "async-teardown"?: DomainCapabilitiesSupport;
  "s390-pv"?: DomainCapabilitiesSupport;
  ps2?: DomainCapabilitiesSupport;
  sev?: SevCapabilities;
  sgx?: SgxCapabilities;
  hyperv?: DomainCapabilitiesChoices;
  launchSecurity?: DomainCapabilitiesChoices;
}

/** What a guest may boot. */
export interface DomainCapabilitiesOs extends Kept {
  /** Whether the host can do it. */
  supported: YesNo;
  enum?: CapabilityEnum[];
  loader?: LoaderCapabilities;
}

/** Whether a guest may have this. */
export interface DomainCapabilitiesSupport extends Kept {
  /** Whether the host can do it. */
  supported: YesNo;
}

/** How many CPUs a guest may have. */
export interface DomainCapabilitiesVcpu extends Kept {
  /** The most that there may be. */
  max: number;
}

/** Whether a guest may have the host's CPU as it is. `name` is `host-model`. */
export interface HostModelCpuModeCapability extends CpuModeCapabilityBase {
  name: "host-model";
  model?: GuestCpuModel[];
  /** The vendor. */
  vendor?: string;
  maxphysaddr?: MaxPhysAddr;
  feature?: GuestCpuFeature[];
}

/** Whether a guest may have the host's CPU as it is. `name` is `host-passthrough`. */
export interface HostPassthroughCpuModeCapability extends CpuModeCapabilityBase {
  name: "host-passthrough";
  enum?: CapabilityEnum[];
}

/** Which firmware a guest may have. */
export interface LoaderCapabilities extends Kept {
  /** Whether the host can do it. */
  supported: YesNo;
  /** One that there is. */
  value?: string[];
  enum?: CapabilityEnum[];
}

/** Whether a guest may have the host's CPU as it is. `name` is `maximum`. */
export interface MaximumCpuModeCapability extends CpuModeCapabilityBase {
  name: "maximum";
  enum?: CapabilityEnum[];
}

/** What the host offers of AMD's SEV. */
export interface SevCapabilities extends Kept {
  /** Whether the host can do it. */
  supported: YesNo;
  /** The bit of an address that tells encrypted pages. */
  cbitpos?: number;
  /** How many bits of an address encryption takes. */
  reducedPhysBits?: number;
  /** How many guests there may be whose state is not encrypted. */
  maxGuests?: number;
  /** How many guests with encrypted state there may be. */
  maxESGuests?: number;
  /** The id of the first CPU's socket, of which certificates are asked. */
  cpu0Id?: string;
}

/** What the host offers of Intel's SGX. */
export interface SgxCapabilities extends Kept {
  /** Whether the host can do it. */
  supported: YesNo;
  /** Whether the host decides which enclaves are launched. */
  flc?: YesNo;
  /** Whether enclaves are there at all. */
  sgx1?: YesNo;
  /** Whether memory can be added to an enclave that runs. */
  sgx2?: YesNo;
  section_size?: SgxSectionSize;
  sections?: SgxSections;
}

/** A part of memory for enclaves. */
export interface SgxSection extends Kept {
  /** The NUMA node of the host. */
  node: number;
  /** The size. */
  size: number;
  /** The unit: `KiB`, `MiB`, … */
  unit: "KiB" | UnknownWord;
}

/** How much memory enclaves may take; KiB. */
export interface SgxSectionSize extends Kept {
  /** The unit: `KiB`, `MiB`, … */
  unit: "KiB" | UnknownWord;
  /** How much it is. */
  value: number;
}

/** The parts of memory for enclaves. */
export interface SgxSections extends Kept {
  section?: SgxSection[];
}

/** One whose `name` this version does not know. What else it holds is kept, and written back. */
export interface UnknownCpuModeCapability extends CpuModeCapabilityBase {
  name: UnknownWord;
}
