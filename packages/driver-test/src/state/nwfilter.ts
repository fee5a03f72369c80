import { ErrorNumber, type NWFilterBindingRef, type NWFilterRef } from "@libvirt-ts/driver";
import type { NwFilter } from "@libvirt-ts/xml/nwfilter";
import type { NwFilterBinding } from "@libvirt-ts/xml/nwfilter-binding";
import type { Identified, Kind } from "./table.js";

/** A network filter. */
export interface TestNWFilter extends Identified {
  definition: NwFilter;
}

export const nwfilterKind: Kind = { noun: "network filter", missing: ErrorNumber.NO_NWFILTER };

export const nwfilterRef = ({ name, uuid }: TestNWFilter): NWFilterRef => ({ name, uuid });

export const bindingKind: Kind = {
  noun: "network filter binding",
  missing: ErrorNumber.NO_NWFILTER_BINDING,
};

export const bindingRef = ({ portdev, filterref }: NwFilterBinding): NWFilterBindingRef => ({
  portDev: portdev.name,
  filterName: filterref.filter,
});
