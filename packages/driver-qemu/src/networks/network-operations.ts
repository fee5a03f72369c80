import { ErrorNumber, type LibvirtError, type NetworkOperations, nameOf } from "@libvirt-ts/driver";
import {
  ConnectListAllNetworksFlags,
  NetworkUpdateCommand,
  NetworkUpdateFlags,
  NetworkUpdateSection,
  NetworkXMLFlags,
} from "@libvirt-ts/driver/flags";
import { formatNetwork, type Network } from "@libvirt-ts/xml/network";
import { type RefuseNetworkPart, readNetworkPart } from "@libvirt-ts/xml/parts";
import type { QemuNode } from "../node/node.js";
import { readWith } from "../objects/documents.js";
import { type Entry, identity, type Kept } from "../objects/kind.js";
import { metadataIn, tellingOf } from "../objects/metadata.js";
import type { NetworkBook } from "./network-book.js";
import { readNetwork } from "./network-document.js";
import { planOf } from "./plan.js";

/** What is not done of networks: leases are known to QEMU alone. */
type LeftOut = "networkGetDHCPLeases";

const { LIVE, CONFIG } = NetworkUpdateFlags;

/** Networks of the node: how the cards of guests are connected that name them. */
export function networkOperations(
  { networks: book }: QemuNode,
  warn: (warning: LibvirtError) => void,
): Required<Omit<NetworkOperations, LeftOut>> {
  /** Changes the documents that the flags mean. Nothing is changed where a network cannot be what it is to be. */
  const change = async (entry: Entry<Network>, flags: number, changed: (network: Network) => Network) => {
    const { live, definition } = scopeOf(book, entry, flags);
    const documents = {
      live: live && kept(changed(live), entry),
      definition: definition && kept(changed(definition), entry),
    };
    for (const document of Object.values(documents)) if (document !== undefined) planOf(document);
    await book.replace(documents);
  };

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

    networkUpdate: (ref, command, section, parentIndex, xml, flags, options) =>
      book.changingOne(ref, options?.signal, async (network) => {
        const asked = {
          command: nameOf(NetworkUpdateCommand, command),
          section: nameOf(NetworkUpdateSection, section),
          parentIndex,
          xml,
        };
        const refuse: RefuseNetworkPart = (why, detail) =>
          book.error(ErrorNumber[why], `network '${network.name}'`, detail);
        const part = readWith(book, "network XML", () => readNetworkPart(asked, refuse), warn);
        await change(network, flags, part.change);
      }),

    async networkGetMetadata(ref, type, uri, flags) {
      const entry = await book.find(ref);
      const { live, definition } = scopeOf(book, entry, flags);
      const found = metadataIn((live ?? definition)!, type, uri);
      if (found !== undefined) return found;
      throw book.error(ErrorNumber.NO_NETWORK_METADATA, `network '${entry.name}'`, "it is not there");
    },

    networkSetMetadata: (ref, type, text, key, uri, flags, options) =>
      book.changingOne(ref, options?.signal, async (network) => {
        await change(network, flags, tellingOf({ type, text, key, uri }));
        book.events.emit({
          event: "metadata-change",
          network: identity(network),
          type,
          ...(uri !== undefined && { nsuri: uri }),
        });
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

const kept = (network: Network, { name, uuid }: Entry<Network>): Kept<Network> => ({
  ...network,
  name,
  uuid,
});

/** The documents that the flags LIVE and CONFIG, or neither of them, mean for a network. Throws OPERATION_INVALID. */
function scopeOf(
  book: NetworkBook,
  entry: Entry<Network>,
  flags: number,
): Pick<Entry<Network>, "live" | "definition"> {
  const isCurrent = (flags & (LIVE | CONFIG)) === 0;
  const isLive = isCurrent ? entry.live !== undefined : (flags & LIVE) !== 0;
  const isConfig = isCurrent ? !isLive : (flags & CONFIG) !== 0;
  if (isLive) book.assertActive(entry);
  if (isConfig && entry.definition === undefined)
    throw book.wrongState(entry, "it is transient and has no definition");
  return { live: isLive ? entry.live : undefined, definition: isConfig ? entry.definition : undefined };
}
