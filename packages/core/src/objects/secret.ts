import type { CallOptions, SecretRef } from "@libvirt-ts/driver";
import { ConnectionObject } from "./connection-object.js";
import { uuidBytes } from "./uuid.js";

/** A secret that the host keeps, for encrypted volumes for instance. */
export class Secret extends ConnectionObject<SecretRef> {
  get [Symbol.toStringTag](): string {
    return "Secret";
  }

  /** The uuid as 16 bytes. C: `virSecretGetUUID`. */
  UUID(): Uint8Array {
    return uuidBytes(this.ref.uuid);
  }

  /** The uuid as dashed lower-case text. C: `virSecretGetUUIDString`. */
  UUIDString(): string {
    return this.ref.uuid;
  }

  /** What it is for: a `SecretUsageType`. C: `virSecretGetUsageType`. */
  usageType(): number {
    return this.ref.usageType;
  }

  /** Which one it is for, a path for instance. C: `virSecretGetUsageID`. */
  usageID(): string {
    return this.ref.usageID;
  }

  protected label(): string {
    return this.ref.uuid;
  }

  /** Never with the value. C: `virSecretGetXMLDesc`. */
  XMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("secretGetXMLDesc", flags, options);
  }

  /**
   * Throws INVALID_SECRET for a private one, NO_SECRET where no value was set. Not on a read-only connection. C:
   * `virSecretGetValue`.
   */
  value(flags = 0, options?: CallOptions): Promise<Uint8Array> {
    return this.call("secretGetValue", flags, options);
  }

  /** Not on a read-only connection. C: `virSecretSetValue`. */
  setValue(value: Uint8Array, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("secretSetValue", value, flags, options);
  }

  /** Not on a read-only connection. C: `virSecretUndefine`. */
  undefine(options?: CallOptions): Promise<void> {
    return this.call("secretUndefine", options);
  }
}
