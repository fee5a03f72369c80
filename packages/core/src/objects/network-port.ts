import type { CallOptions, NetworkPortRef, TypedParams } from "@libvirt-ts/driver";
import { ConnectionObject } from "./connection-object.js";
import { uuidBytes } from "./uuid.js";

/** A port of a network, to which an interface is connected. */
export class NetworkPort extends ConnectionObject<NetworkPortRef> {
  get [Symbol.toStringTag](): string {
    return "NetworkPort";
  }

  /** The uuid as 16 bytes. C: `virNetworkPortGetUUID`. */
  UUID(): Uint8Array {
    return uuidBytes(this.ref.uuid);
  }

  /** The uuid as dashed lower-case text. C: `virNetworkPortGetUUIDString`. */
  UUIDString(): string {
    return this.ref.uuid;
  }

  protected label(): string {
    return this.ref.uuid;
  }

  /** C: `virNetworkPortGetXMLDesc`. */
  XMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("networkPortGetXMLDesc", flags, options);
  }

  /** Fields of `networkPortFields`. C: `virNetworkPortGetParameters`. */
  parameters(flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("networkPortGetParameters", flags, options);
  }

  /** Not on a read-only connection. C: `virNetworkPortSetParameters`. */
  setParameters(params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("networkPortSetParameters", params, flags, options);
  }

  /** Not on a read-only connection. C: `virNetworkPortDelete`. */
  delete(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("networkPortDelete", flags, options);
  }
}
