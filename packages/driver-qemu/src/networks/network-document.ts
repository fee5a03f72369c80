import type { LibvirtError } from "@libvirt-ts/driver";
import { generateUuid } from "@libvirt-ts/xml";
import { type Network, parseNetwork } from "@libvirt-ts/xml/network";
import { identityIn, type Read, readWith } from "../objects/documents.js";
import type { NetworkBook } from "./network-book.js";
import { planOf } from "./plan.js";

/** Reads a network's document. Throws CONFIG_UNSUPPORTED for what needs rights on the host's network, and names the element. */
export function readNetwork(
  book: NetworkBook,
  xml: string,
  warn: (warning: LibvirtError) => void,
): Read<Network> {
  const { network } = readWith(book, "network XML", () => parseNetwork(xml), warn);
  const { name, uuid } = identityIn(book, network);
  const known = book.claimed(name, uuid);
  const { forward, connections: _, ...rest } = network;
  const document = {
    ...rest,
    name,
    uuid: known?.uuid ?? uuid ?? generateUuid(),
    ...(forward !== undefined && { forward: { ...forward, mode: forward.mode ?? "nat" } }),
  };
  planOf(document);
  return { document, known };
}
