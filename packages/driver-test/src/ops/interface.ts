import {
  ErrorNumber,
  type InterfaceOperations,
  type InterfaceRef,
  type LibvirtError,
  passesFilters,
} from "@libvirt-ts/driver";
import { ConnectListAllInterfacesFlags, InterfaceXMLFlags } from "@libvirt-ts/driver/flags";
import { formatHostInterface, parseHostInterface } from "@libvirt-ts/xml/interface";
import { identityOf, readDocument } from "../document.js";
import { testError } from "../errors.js";
import { interfaceKind, interfaceRef, type TestInterface } from "../state/interface.js";
import type { TestNode } from "../state/node.js";
import { named, wrongState } from "../state/table.js";

const { ACTIVE, INACTIVE } = ConnectListAllInterfacesFlags;

/** Network interfaces of the host. */
export function interfaceOperations(
  { interfaces }: TestNode,
  warn: (warning: LibvirtError) => void,
): Required<InterfaceOperations> {
  const find = ({ name }: InterfaceRef): TestInterface => named(interfaceKind, interfaces.items, name);

  return {
    async listAllInterfaces(flags) {
      return [...interfaces.items.values()]
        .filter(({ live }) =>
          passesFilters(flags, [
            [
              [ACTIVE, live !== undefined],
              [INACTIVE, live === undefined],
            ],
          ]),
        )
        .map(interfaceRef);
    },

    interfaceLookupByName: async (name) => interfaceRef(find({ name, mac: "" })),

    async interfaceLookupByMACString(mac) {
      const wanted = mac.toLowerCase();
      const refs = [...interfaces.items.values()].map(interfaceRef).filter((ref) => ref.mac === wanted);
      const what = `interface with MAC address ${mac}`;
      if (refs.length > 1) {
        const names = refs.map(({ name }) => `'${name}'`).join(", ");
        throw testError(ErrorNumber.MULTIPLE_INTERFACES, what, `${names} have it`);
      }
      if (wanted === "" || refs[0] === undefined) throw testError(ErrorNumber.NO_INTERFACE, what);
      return refs[0];
    },

    async interfaceDefineXML(xml, _flags) {
      const { hostInterface } = readDocument("interface XML", () => parseHostInterface(xml), warn);
      const { name } = identityOf("interface XML", hostInterface as { readonly name?: string });
      const known = interfaces.items.get(name);
      const item: TestInterface = { ...known, name, definition: hostInterface };
      interfaces.put(item);
      return interfaceRef(item);
    },

    async interfaceUndefine(ref) {
      interfaces.remove(find(ref).name);
    },

    async interfaceCreate(ref) {
      const item = find(ref);
      if (item.live !== undefined) throw wrongState(interfaceKind, item.name, "it is up already");
      interfaces.put({ ...item, live: item.definition });
    },

    async interfaceDestroy(ref) {
      const { live, ...item } = find(ref);
      if (live === undefined) throw wrongState(interfaceKind, item.name, "it is down already");
      interfaces.put(item);
    },

    async interfaceGetXMLDesc(ref, flags) {
      const { live, definition } = find(ref);
      return formatHostInterface(
        (flags & InterfaceXMLFlags.INACTIVE) !== 0 ? definition : (live ?? definition),
      );
    },

    interfaceIsActive: async (ref) => find(ref).live !== undefined,

    interfaceChangeBegin: async () => interfaces.begin(),
    interfaceChangeCommit: async () => interfaces.commit(),
    interfaceChangeRollback: async () => interfaces.rollback(),
  };
}
