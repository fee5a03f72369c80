// Made from src/shapes by scripts/generate.mjs; do not edit.
import type { CapabilityEnum } from "../common/types.generated.js";
import type { Kept, YesNo } from "../../runtime/kept.js";

/** Which storage pools a host can have. */
export interface StoragePoolCapabilities extends Kept {
  pool?: StoragePoolCapabilitiesPool[];
}

/** The format that is taken where none is named. */
export interface StoragePoolCapabilitiesDefaultFormat extends Kept {
  /** The format. */
  type: string;
}

/** Whether a host can have pools of a type, and in which formats. */
export interface StoragePoolCapabilitiesPool extends Kept {
  /** The type of pool. */
  type: string;
  /** Whether the host can do it. */
  supported: YesNo;
  poolOptions?: StoragePoolCapabilitiesPoolOptions;
  volOptions?: StoragePoolCapabilitiesVolOptions;
}

/** The formats of a pool. */
export interface StoragePoolCapabilitiesPoolOptions extends Kept {
  defaultFormat?: StoragePoolCapabilitiesDefaultFormat;
  enum?: CapabilityEnum[];
}

/** The formats of a pool's volumes. */
export interface StoragePoolCapabilitiesVolOptions extends Kept {
  defaultFormat: StoragePoolCapabilitiesDefaultFormat;
  enum?: CapabilityEnum[];
}
