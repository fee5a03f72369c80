import { ErrorNumber, type LibvirtError, type NetworkOperations } from "@libvirt-ts/driver";
import { ConnectListAllNetworksFlags, NetworkXMLFlags } from "@libvirt-ts/driver/flags";
import { formatNetwork } from "@libvirt-ts/xml/network";
import type { QemuNode } from "../node/node.js";
import { identity } from "../objects/kind.js";
import { readNetwork } from "./network-document.js";

/** What is not done of networks: leases are known to QEMU alone, and the documents are changed as a whole. */
type LeftOut = "networkGetDHCPLeases" | "networkUpdate" | "networkGetMetadata" | "networkSetMetadata";

/** Networks of the node: how the cards of guests are connected that name them. */
export function networkOperations(
  { networks: book }: QemuNode,
  warn: (warning: LibvirtError) => void,
): Required<Omit<NetworkOperations, LeftOut>> {
  return {
    listAllNetworks: (flags) => book.list(flags, ConnectListAllNetworksFlags),
    networkLookupByName: async (name) => identity(await book.byName(name)),
    networkLookupByUUID: async (uuid) => identity(await book.find({ uuid })),

    networkCreateXML: (xml, _flags, options) =>
      book.changing(options?.signal, async () => {
        const { document, known } = readNetwork(book, xml, warn);
        if (known !== undefined) book.assertInactive(known);
        await book.start(document);
        return identity(document);
      }),

    networkDefineXML: (xml, _flags, options) =>
      book.changing(options?.signal, async () => {
        const { document } = readNetwork(book, xml, warn);
        await book.define(document);
        return identity(document);
      }),

    networkCreate: (ref, options) =>
      book.changingOne(ref, options?.signal, async (network) => {
        book.assertInactive(network);
        await book.start(network.definition!);
      }),

    networkDestroy: (ref, options) =>
      book.changingOne(ref, options?.signal, async (network) => {
        book.assertActive(network);
        await book.stop(network);
      }),

    networkUndefine: (ref, options) =>
      book.changingOne(ref, options?.signal, async (network) => {
        if (network.definition === undefined)
          throw book.wrongState(network, "it is transient and has no definition");
        await book.undefine(network);
      }),

    async networkGetXMLDesc(ref, flags) {
      const { live, definition } = await book.find(ref);
      const isDefinition = (flags & NetworkXMLFlags.INACTIVE) !== 0 && definition !== undefined;
      return formatNetwork(isDefinition ? definition : (live ?? definition)!);
    },

    async networkGetBridgeName(ref) {
      const { name, live, definition } = await book.find(ref);
      const bridge = (live ?? definition)!.bridge?.name;
      if (bridge !== undefined) return bridge;
      throw book.error(ErrorNumber.INTERNAL_ERROR, `network '${name}'`, "it has no bridge");
    },

    networkGetAutostart: async (ref) => book.isAutostarted(await book.find(ref)),
    networkSetAutostart: (ref, autostart, options) =>
      book.changingOne(ref, options?.signal, (network) => book.setAutostart(network, autostart)),

    networkIsActive: async (ref) => (await book.find(ref)).live !== undefined,
    networkIsPersistent: async (ref) => (await book.find(ref)).definition !== undefined,
  };
}
