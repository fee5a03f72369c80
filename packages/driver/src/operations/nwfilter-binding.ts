import type { NWFilterBindingRef } from "../records/nwfilter.js";
import type { CallOptions } from "./options.js";

/** Bindings of network filters to ports of the host. Every method is optional. Look-ups that find nothing throw NO_NWFILTER_BINDING. */
export interface NWFilterBindingOperations {
  /** C: `virConnectListAllNWFilterBindings`. */
  listAllNWFilterBindings?(flags: number, options?: CallOptions): Promise<NWFilterBindingRef[]>;
  /** C: `virNWFilterBindingLookupByPortDev`. */
  nwfilterBindingLookupByPortDev?(portDev: string, options?: CallOptions): Promise<NWFilterBindingRef>;
  /** `flags` are `NWFilterBindingCreateFlags`. C: `virNWFilterBindingCreateXML`. */
  nwfilterBindingCreateXML?(xml: string, flags: number, options?: CallOptions): Promise<NWFilterBindingRef>;
  /** C: `virNWFilterBindingDelete`. */
  nwfilterBindingDelete?(binding: NWFilterBindingRef, options?: CallOptions): Promise<void>;
  /** C: `virNWFilterBindingGetXMLDesc`. */
  nwfilterBindingGetXMLDesc?(
    binding: NWFilterBindingRef,
    flags: number,
    options?: CallOptions,
  ): Promise<string>;
}
