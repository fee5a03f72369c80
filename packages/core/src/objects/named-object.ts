import { ConnectionObject } from "./connection-object.js";
import { uuidBytes } from "./uuid.js";

/** What networks, storage pools and network filters have in common: a name and a uuid. */
export abstract class NamedObject<
  R extends { readonly name: string; readonly uuid: string },
> extends ConnectionObject<R> {
  /** C: `virNetworkGetName`, `virStoragePoolGetName`, `virNWFilterGetName`. */
  name(): string {
    return this.ref.name;
  }

  /** The uuid as 16 bytes. C: `virNetworkGetUUID`, `virStoragePoolGetUUID`, `virNWFilterGetUUID`. */
  UUID(): Uint8Array {
    return uuidBytes(this.ref.uuid);
  }

  /** The uuid as dashed lower-case text. C: `virNetworkGetUUIDString`, `virStoragePoolGetUUIDString`, `virNWFilterGetUUIDString`. */
  UUIDString(): string {
    return this.ref.uuid;
  }

  protected label(): string {
    return this.ref.name;
  }
}
