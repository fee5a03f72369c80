import type { CallOptions, NWFilterBindingRef } from "@libvirt-ts/driver";
import { ConnectionObject } from "./connection-object.js";

/** A filter that is bound to a port of a guest. */
export class NWFilterBinding extends ConnectionObject<NWFilterBindingRef> {
  get [Symbol.toStringTag](): string {
    return "NWFilterBinding";
  }

  /** The network device of the guest that the filter is bound to. C: `virNWFilterBindingGetPortDev`. */
  portDev(): string {
    return this.ref.portDev;
  }

  /** C: `virNWFilterBindingGetFilterName`. */
  filterName(): string {
    return this.ref.filterName;
  }

  protected label(): string {
    return this.ref.portDev;
  }

  /** C: `virNWFilterBindingGetXMLDesc`. */
  XMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("nwfilterBindingGetXMLDesc", flags, options);
  }

  /** Not on a read-only connection. C: `virNWFilterBindingDelete`. */
  delete(options?: CallOptions): Promise<void> {
    return this.call("nwfilterBindingDelete", options);
  }
}
