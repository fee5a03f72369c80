export type { ValidateOptions } from "../relaxng/schema.js";
export type { ProblemKind, ValidationProblem } from "../relaxng/validate/problem.js";
export {
  type Validate,
  validateCapabilities,
  validateCpu,
  validateDevice,
  validateDomain,
  validateDomainBackup,
  validateDomainCapabilities,
  validateDomainCheckpoint,
  validateDomainSnapshot,
  validateHostInterface,
  validateNetwork,
  validateNetworkPort,
  validateNodeDevice,
  validateNwFilter,
  validateNwFilterBinding,
  validateSecret,
  validateStoragePool,
  validateStoragePoolCapabilities,
  validateStoragePoolSources,
  validateStorageVolume,
} from "./validate.js";
