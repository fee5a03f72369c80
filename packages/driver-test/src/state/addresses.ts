import { isIPv4 } from "node:net";
import type { DomainInterface } from "@libvirt-ts/driver";
import { IPAddrType } from "@libvirt-ts/driver/flags";
import type { Interface } from "@libvirt-ts/xml/domain";
import { configurationOf, type TestDomain } from "./domain.js";
import { interfaceName, interfacesOf } from "./interfaces-of.js";
import type { TestNetwork } from "./network.js";
import type { TestNode } from "./node.js";
import { inForce } from "./table.js";

/** The name of the network that a card is on, if it is on one. */
export const networkNameOf = (card: Interface): string | undefined =>
  card.type === "network" ? (card as { source?: { network?: string } }).source?.network : undefined;

/** The cards of an active domain with their addresses: from the range of the network they are on, or of the host's own. */
export function guestInterfaces(node: TestNode, domain: TestDomain): DomainInterface[] {
  return interfacesOf(configurationOf(domain)).map((card, index) => {
    const hwaddr = card.mac?.address.toLowerCase();
    return {
      name: interfaceName(card, index),
      ...(hwaddr !== undefined && { hwaddr }),
      addrs: [{ type: IPAddrType.IPV4, ...addressOf(node, domain, card, index) }],
    };
  });
}

function addressOf(node: TestNode, { guest }: TestDomain, card: Interface, index: number) {
  const name = networkNameOf(card);
  const network = name === undefined ? undefined : findNetwork(node, name);
  const range = network && rangeOf(network);
  if (range === undefined) return { addr: `192.168.0.${(index % 254) + 1}`, prefix: 24 };
  const offset = 20 * ((guest?.id ?? 1) - 1) + 1 + index;
  return { addr: textOf(range.start + (offset % range.length)), prefix: range.prefix };
}

function findNetwork(node: TestNode, name: string): TestNetwork | undefined {
  for (const network of node.networks.values()) if (network.name === name) return network;
  return undefined;
}

/** The addresses that a network's DHCP server gives away. */
function rangeOf(network: TestNetwork): { start: number; length: number; prefix: number } | undefined {
  for (const { netmask, prefix, dhcp } of inForce(network).ip ?? []) {
    const [first] = dhcp?.range ?? [];
    if (first?.start === undefined || !isIPv4(first.start)) continue;
    const end = first.end !== undefined && isIPv4(first.end) ? numberOf(first.end) : numberOf(first.start);
    const start = numberOf(first.start);
    const bits = prefix ?? (netmask === undefined ? 24 : bitsOf(netmask));
    return { start, length: Math.max(end - start + 1, 1), prefix: Number(bits) };
  }
  return undefined;
}

const numberOf = (address: string): number =>
  address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

const textOf = (address: number): string =>
  [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join(".");

const bitsOf = (netmask: string): number =>
  netmask.split(".").reduce((sum, part) => sum + Number(part).toString(2).replaceAll("0", "").length, 0);
