// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { CapabilityEnum, GuestCpuFeature, GuestCpuModel, MaxPhysAddr } from "../common/types.generated.js";
import type { Kept, UnknownWord, YesNo } from "../../runtime/kept.js";

export interface CpuBlockerFeature extends Kept {
  name: string;
}

export type CpuModeCapability =
  | HostPassthroughCpuModeCapability
  | MaximumCpuModeCapability
  | HostModelCpuModeCapability
  | CustomCpuModeCapability
  | UnknownCpuModeCapability;

/** What all of CpuModeCapability have. */
export interface CpuModeCapabilityBase extends Kept {
  supported: YesNo;
}

export interface CustomCpuBlockers extends Kept {
  model: string;
  feature?: CpuBlockerFeature[];
}

/** `name` is `custom`. */
export interface CustomCpuModeCapability extends CpuModeCapabilityBase {
  name: "custom";
  model?: CustomCpuModel[];
  blockers?: CustomCpuBlockers[];
}

export interface CustomCpuModel extends Kept {
  usable: "yes" | "no" | "unknown" | UnknownWord;
  deprecated?: YesNo;
  vendor: string;
  canonical?: string;
  value?: string;
}

export interface DomainCapabilities extends Kept {
  path?: string;
  domain: string;
  machine?: string;
  arch: string;
  vcpu?: DomainCapabilitiesVcpu;
  iothreads?: DomainCapabilitiesIothreads;
  os?: DomainCapabilitiesOs;
  cpu?: DomainCapabilitiesCpu;
  memoryBacking?: DomainCapabilitiesMemoryBacking;
  devices?: DomainCapabilitiesDevices;
  features?: DomainCapabilitiesFeatures;
}

export interface DomainCapabilitiesCpu extends Kept {
  mode?: CpuModeCapability[];
}

export interface DomainCapabilitiesDevices extends Kept {
  disk?: DomainCapabilitiesMemoryBacking;
  graphics?: DomainCapabilitiesMemoryBacking;
  video?: DomainCapabilitiesMemoryBacking;
  hostdev?: DomainCapabilitiesMemoryBacking;
  rng?: DomainCapabilitiesMemoryBacking;
  filesystem?: DomainCapabilitiesMemoryBacking;
  tpm?: DomainCapabilitiesMemoryBacking;
  redirdev?: DomainCapabilitiesMemoryBacking;
  channel?: DomainCapabilitiesMemoryBacking;
  crypto?: DomainCapabilitiesMemoryBacking;
  interface?: DomainCapabilitiesMemoryBacking;
  panic?: DomainCapabilitiesMemoryBacking;
}

export interface DomainCapabilitiesFeatures extends Kept {
  gic?: DomainCapabilitiesMemoryBacking;
  vmcoreinfo?: DomainCapabilitiesIothreads;
  genid?: DomainCapabilitiesIothreads;
  backingStoreInput?: DomainCapabilitiesIothreads;
  backup?: DomainCapabilitiesIothreads;
  "async-teardown"?: DomainCapabilitiesIothreads;
  "s390-pv"?: DomainCapabilitiesIothreads;
  ps2?: DomainCapabilitiesIothreads;
  sev?: SevCapabilities;
  sgx?: SgxCapabilities;
  hyperv?: DomainCapabilitiesMemoryBacking;
  launchSecurity?: DomainCapabilitiesMemoryBacking;
}

export interface DomainCapabilitiesIothreads extends Kept {
  supported: YesNo;
}

export interface DomainCapabilitiesMemoryBacking extends Kept {
  supported: YesNo;
  enum?: CapabilityEnum[];
}

export interface DomainCapabilitiesOs extends Kept {
  supported: YesNo;
  enum?: CapabilityEnum[];
  loader?: LoaderCapabilities;
}

export interface DomainCapabilitiesVcpu extends Kept {
  max: number;
}

/** `name` is `host-model`. */
export interface HostModelCpuModeCapability extends CpuModeCapabilityBase {
  name: "host-model";
  model?: GuestCpuModel[];
  vendor?: string;
  maxphysaddr?: MaxPhysAddr;
  feature?: GuestCpuFeature[];
}

/** `name` is `host-passthrough`. */
export interface HostPassthroughCpuModeCapability extends CpuModeCapabilityBase {
  name: "host-passthrough";
  enum?: CapabilityEnum[];
}

export interface LoaderCapabilities extends Kept {
  supported: YesNo;
  value?: string[];
  enum?: CapabilityEnum[];
}

/** `name` is `maximum`. */
export interface MaximumCpuModeCapability extends CpuModeCapabilityBase {
  name: "maximum";
  enum?: CapabilityEnum[];
}

export interface SevCapabilities extends Kept {
  supported: YesNo;
  cbitpos?: number;
  reducedPhysBits?: number;
  maxGuests?: number;
  maxESGuests?: number;
  cpu0Id?: string;
}

export interface SgxCapabilities extends Kept {
  supported: YesNo;
  flc?: YesNo;
  sgx1?: YesNo;
  sgx2?: YesNo;
  section_size?: SgxSectionSize;
  sections?: SgxSections;
}

export interface SgxSection extends Kept {
  node: number;
  size: number;
  unit: "KiB" | UnknownWord;
}

export interface SgxSectionSize extends Kept {
  unit: "KiB" | UnknownWord;
  value: number;
}

export interface SgxSections extends Kept {
  section?: SgxSection[];
}

/** One whose `name` this version does not know. What else it holds is kept, and written back. */
export interface UnknownCpuModeCapability extends CpuModeCapabilityBase {
  name: UnknownWord;
}
