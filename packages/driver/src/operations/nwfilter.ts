import type { NWFilterRef } from "../records/nwfilter.js";
import type { CallOptions } from "./options.js";

/** Network filters. Every method is optional. Look-ups that find nothing throw NO_NWFILTER. */
export interface NWFilterOperations {
  /** C: `virConnectListAllNWFilters`. */
  listAllNWFilters?(flags: number, options?: CallOptions): Promise<NWFilterRef[]>;
  /** C: `virNWFilterLookupByName`. */
  nwfilterLookupByName?(name: string, options?: CallOptions): Promise<NWFilterRef>;
  /** C: `virNWFilterLookupByUUID`. */
  nwfilterLookupByUUID?(uuid: string, options?: CallOptions): Promise<NWFilterRef>;
  /** `flags` are `NWFilterDefineFlags`. C: `virNWFilterDefineXMLFlags`. */
  nwfilterDefineXML?(xml: string, flags: number, options?: CallOptions): Promise<NWFilterRef>;
  /** Throws OPERATION_INVALID while a guest uses it. C: `virNWFilterUndefine`. */
  nwfilterUndefine?(filter: NWFilterRef, options?: CallOptions): Promise<void>;
  /** C: `virNWFilterGetXMLDesc`. */
  nwfilterGetXMLDesc?(filter: NWFilterRef, flags: number, options?: CallOptions): Promise<string>;
}
