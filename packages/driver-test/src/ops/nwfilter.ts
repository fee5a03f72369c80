import { randomUUID } from "node:crypto";
import {
  ErrorNumber,
  type LibvirtError,
  type NWFilterBindingOperations,
  type NWFilterOperations,
} from "@libvirt-ts/driver";
import { formatNwFilter, type NwFilter, parseNwFilter } from "@libvirt-ts/xml/nwfilter";
import { formatNwFilterBinding, parseNwFilterBinding } from "@libvirt-ts/xml/nwfilter-binding";
import { identityOf, readDocument } from "../document.js";
import { testError } from "../errors.js";
import type { TestNode } from "../state/node.js";
import { bindingKind, bindingRef, nwfilterKind, nwfilterRef } from "../state/nwfilter.js";
import { named, wrongState } from "../state/table.js";

type Operations = Required<NWFilterOperations & NWFilterBindingOperations>;

/** Network filters, and what binds them to ports of the host. */
export function nwfilterOperations(
  { nwfilters, nwfilterBindings }: TestNode,
  warn: (warning: LibvirtError) => void,
): Operations {
  /** Throws NO_NWFILTER where a filter, or one that it leads to, is not there. */
  function assertWhole(name: string): void {
    const reached = new Set([name]);
    for (const one of reached) {
      for (const next of references(nwfilters.byName(one).definition)) reached.add(next);
    }
  }

  /** Throws OPERATION_FAILED where a definition would lead back to itself. */
  function assertNoLoop(name: string, definition: NwFilter): void {
    const reached = new Set(references(definition));
    for (const one of reached) {
      if (one === name) {
        throw testError(ErrorNumber.OPERATION_FAILED, `network filter '${name}'`, "it would lead to itself");
      }
      const next = nwfilters.find(one);
      if (next !== undefined) for (const further of references(next.definition)) reached.add(further);
    }
  }

  /** Who needs a filter: another one, or a port. */
  function userOf(name: string): string | undefined {
    for (const { name: other, definition } of nwfilters.values()) {
      if (other !== name && references(definition).includes(name)) return `filter '${other}'`;
    }
    for (const { portdev, filterref } of nwfilterBindings.values()) {
      if (filterref.filter === name) return `port '${portdev.name}'`;
    }
    return undefined;
  }

  return {
    listAllNWFilters: async () => Array.from(nwfilters.values(), nwfilterRef),
    nwfilterLookupByName: async (name) => nwfilterRef(nwfilters.byName(name)),
    nwfilterLookupByUUID: async (uuid) => nwfilterRef(nwfilters.byUuid(uuid)),

    async nwfilterDefineXML(xml, _flags) {
      const { nwFilter } = readDocument("network filter XML", () => parseNwFilter(xml), warn);
      const { name, uuid: given } = identityOf("network filter XML", nwFilter);
      const known = nwfilters.claimed(given, name);
      assertNoLoop(name, nwFilter);
      const uuid = known?.uuid ?? given ?? randomUUID();
      const definition = {
        ...nwFilter,
        chain: nwFilter.chain ?? "root",
        ...(nwFilter.uuid === undefined ? { uuid } : {}),
      };
      if (known === undefined) return nwfilterRef(nwfilters.add({ uuid, name, definition }));
      known.definition = definition;
      return nwfilterRef(known);
    },

    async nwfilterUndefine({ uuid }) {
      const filter = nwfilters.byUuid(uuid);
      const user = userOf(filter.name);
      if (user !== undefined) throw wrongState(nwfilterKind, filter.name, `${user} uses it`);
      nwfilters.remove(filter);
    },

    nwfilterGetXMLDesc: async ({ uuid }) => formatNwFilter(nwfilters.byUuid(uuid).definition),

    listAllNWFilterBindings: async () => Array.from(nwfilterBindings.values(), bindingRef),
    nwfilterBindingLookupByPortDev: async (portDev) =>
      bindingRef(named(bindingKind, nwfilterBindings, portDev)),

    async nwfilterBindingCreateXML(xml, _flags) {
      const what = "network filter binding XML";
      const { nwFilterBinding: binding } = readDocument(what, () => parseNwFilterBinding(xml), warn);
      const { name: port } = identityOf(what, binding.portdev);
      if (nwfilterBindings.has(port)) {
        throw testError(ErrorNumber.OPERATION_FAILED, `port '${port}'`, "a filter is bound to it already");
      }
      assertWhole(binding.filterref.filter);
      nwfilterBindings.set(port, binding);
      return bindingRef(binding);
    },

    async nwfilterBindingDelete({ portDev }) {
      named(bindingKind, nwfilterBindings, portDev);
      nwfilterBindings.delete(portDev);
    },

    nwfilterBindingGetXMLDesc: async ({ portDev }) =>
      formatNwFilterBinding(named(bindingKind, nwfilterBindings, portDev)),
  };
}

const references = ({ filterref = [] }: NwFilter): string[] => filterref.map(({ filter }) => filter);
