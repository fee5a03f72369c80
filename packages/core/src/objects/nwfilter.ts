import type { CallOptions, NWFilterRef } from "@libvirt-ts/driver";
import { NamedObject } from "./named-object.js";

/** A filter of network traffic. */
export class NWFilter extends NamedObject<NWFilterRef> {
  get [Symbol.toStringTag](): string {
    return "NWFilter";
  }

  /** C: `virNWFilterGetXMLDesc`. */
  XMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("nwfilterGetXMLDesc", flags, options);
  }

  /** Throws OPERATION_INVALID while a guest uses it. Not on a read-only connection. C: `virNWFilterUndefine`. */
  undefine(options?: CallOptions): Promise<void> {
    return this.call("nwfilterUndefine", options);
  }
}
