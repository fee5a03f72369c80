import { capabilitiesSchemaJson } from "../generated/capabilities/schema.generated.js";
import { cpuSchemaJson } from "../generated/cpu/schema.generated.js";
import { deviceSchemaJson } from "../generated/device/schema.generated.js";
import { domainSchemaJson } from "../generated/domain/schema.generated.js";
import { domainBackupSchemaJson } from "../generated/domain-backup/schema.generated.js";
import { domainCapabilitiesSchemaJson } from "../generated/domain-capabilities/schema.generated.js";
import { domainCheckpointSchemaJson } from "../generated/domain-checkpoint/schema.generated.js";
import { domainSnapshotSchemaJson } from "../generated/domain-snapshot/schema.generated.js";
import { hostInterfaceSchemaJson } from "../generated/interface/schema.generated.js";
import { networkSchemaJson } from "../generated/network/schema.generated.js";
import { networkPortSchemaJson } from "../generated/network-port/schema.generated.js";
import { nodeDeviceSchemaJson } from "../generated/node-device/schema.generated.js";
import { nwFilterSchemaJson } from "../generated/nwfilter/schema.generated.js";
import { nwFilterBindingSchemaJson } from "../generated/nwfilter-binding/schema.generated.js";
import { secretSchemaJson } from "../generated/secret/schema.generated.js";
import { storagePoolSchemaJson } from "../generated/storage-pool/schema.generated.js";
import { storagePoolCapabilitiesSchemaJson } from "../generated/storage-pool-capabilities/schema.generated.js";
import { storagePoolSourcesSchemaJson } from "../generated/storage-pool-sources/schema.generated.js";
import { storageVolumeSchemaJson } from "../generated/storage-volume/schema.generated.js";
import { loadSchema } from "../relaxng/compile.js";
import type { RelaxngSchema, ValidateOptions } from "../relaxng/schema.js";
import type { ValidationProblem } from "../relaxng/validate/problem.js";

/**
 * Holds a document against the schema of its kind. Returns everything that is wrong, each with line, column, path, a
 * stable id and a sentence; nothing when the document is valid. A document that is not XML is a problem with an `xml.`
 * id. The first call compiles the schema.
 */
export type Validate = (document: string | Uint8Array, options?: ValidateOptions) => ValidationProblem[];

/** Capabilities document: see {@link Validate}. */
export const validateCapabilities: Validate = validator(() => capabilitiesSchemaJson);

/** A CPU document: see {@link Validate}. */
export const validateCpu: Validate = validator(() => cpuSchemaJson);

/** A device document: see {@link Validate}. */
export const validateDevice: Validate = validator(() => deviceSchemaJson);

/** A domain document: see {@link Validate}. */
export const validateDomain: Validate = validator(() => domainSchemaJson);

/** A domain backup document: see {@link Validate}. */
export const validateDomainBackup: Validate = validator(() => domainBackupSchemaJson);

/** Domain capabilities document: see {@link Validate}. */
export const validateDomainCapabilities: Validate = validator(() => domainCapabilitiesSchemaJson);

/** A domain checkpoint document: see {@link Validate}. */
export const validateDomainCheckpoint: Validate = validator(() => domainCheckpointSchemaJson);

/** A domain snapshot document: see {@link Validate}. */
export const validateDomainSnapshot: Validate = validator(() => domainSnapshotSchemaJson);

/** A host interface document: see {@link Validate}. */
export const validateHostInterface: Validate = validator(() => hostInterfaceSchemaJson);

/** A network document: see {@link Validate}. */
export const validateNetwork: Validate = validator(() => networkSchemaJson);

/** A network port document: see {@link Validate}. */
export const validateNetworkPort: Validate = validator(() => networkPortSchemaJson);

/** A node device document: see {@link Validate}. */
export const validateNodeDevice: Validate = validator(() => nodeDeviceSchemaJson);

/** A network filter document: see {@link Validate}. */
export const validateNwFilter: Validate = validator(() => nwFilterSchemaJson);

/** A network filter binding document: see {@link Validate}. */
export const validateNwFilterBinding: Validate = validator(() => nwFilterBindingSchemaJson);

/** A secret document: see {@link Validate}. */
export const validateSecret: Validate = validator(() => secretSchemaJson);

/** A storage pool document: see {@link Validate}. */
export const validateStoragePool: Validate = validator(() => storagePoolSchemaJson);

/** Storage pool capabilities document: see {@link Validate}. */
export const validateStoragePoolCapabilities: Validate = validator(() => storagePoolCapabilitiesSchemaJson);

/** Storage pool sources document: see {@link Validate}. */
export const validateStoragePoolSources: Validate = validator(() => storagePoolSourcesSchemaJson);

/** A storage volume document: see {@link Validate}. */
export const validateStorageVolume: Validate = validator(() => storageVolumeSchemaJson);

/** The schema is made once; what it learns from documents changes its speed and never its verdict. */
function validator(json: () => string): Validate {
  let schema: RelaxngSchema | undefined;
  return (document, options) => {
    schema ??= loadSchema(json());
    return schema.validate(document, options);
  };
}
