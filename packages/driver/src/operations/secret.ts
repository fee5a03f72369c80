import type { SecretRef } from "../records/secret.js";
import type { CallOptions } from "./options.js";

/** Secrets that volumes and networks need. Every method is optional. Look-ups that find nothing throw NO_SECRET. */
export interface SecretOperations {
  /** `flags` are `ConnectListAllSecretsFlags`, 0 for all. C: `virConnectListAllSecrets`. */
  listAllSecrets?(flags: number, options?: CallOptions): Promise<SecretRef[]>;
  /** C: `virSecretLookupByUUID`. */
  secretLookupByUUID?(uuid: string, options?: CallOptions): Promise<SecretRef>;
  /** `usageType` is a `SecretUsageType`. C: `virSecretLookupByUsage`. */
  secretLookupByUsage?(usageType: number, usageID: string, options?: CallOptions): Promise<SecretRef>;
  /** `flags` are `SecretDefineFlags`. C: `virSecretDefineXML`. */
  secretDefineXML?(xml: string, flags: number, options?: CallOptions): Promise<SecretRef>;
  /** C: `virSecretUndefine`. */
  secretUndefine?(secret: SecretRef, options?: CallOptions): Promise<void>;
  /** Never with the value. C: `virSecretGetXMLDesc`. */
  secretGetXMLDesc?(secret: SecretRef, flags: number, options?: CallOptions): Promise<string>;
  /** Throws INVALID_SECRET for a private one, NO_SECRET where no value was set. C: `virSecretGetValue`. */
  secretGetValue?(secret: SecretRef, flags: number, options?: CallOptions): Promise<Uint8Array>;
  /** C: `virSecretSetValue`. */
  secretSetValue?(secret: SecretRef, value: Uint8Array, flags: number, options?: CallOptions): Promise<void>;
}
