// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { CapabilityEnum } from "../common/types.generated.js";
import type { Kept, YesNo } from "../../runtime/kept.js";

export interface StoragePoolCapabilities extends Kept {
  pool?: StoragePoolCapabilitiesPool[];
}

export interface StoragePoolCapabilitiesDefaultFormat extends Kept {
  type: string;
}

export interface StoragePoolCapabilitiesPool extends Kept {
  type: string;
  supported: YesNo;
  poolOptions?: StoragePoolCapabilitiesPoolOptions;
  volOptions?: StoragePoolCapabilitiesVolOptions;
}

export interface StoragePoolCapabilitiesPoolOptions extends Kept {
  defaultFormat?: StoragePoolCapabilitiesDefaultFormat;
  enum?: CapabilityEnum[];
}

export interface StoragePoolCapabilitiesVolOptions extends Kept {
  defaultFormat: StoragePoolCapabilitiesDefaultFormat;
  enum?: CapabilityEnum[];
}
