import { type Network, type Problem, parseNetwork } from "../generated/network/index.js";

/** What is done to a part of a network's document. The names are those of C's `VIR_NETWORK_UPDATE_COMMAND_*`. */
export type NetworkPartCommand = "MODIFY" | "DELETE" | "ADD_LAST" | "ADD_FIRST";

/** A change of a part of a network's document. */
export interface NetworkPartChange {
  /** Undefined for one that is unknown, as is `section`. */
  readonly command: string | undefined;
  /** By the name of C's `VIR_NETWORK_SECTION_*`. */
  readonly section: string | undefined;
  /** Which `<ip>` it is in, counted from 0; less for any. */
  readonly parentIndex: number;
  /** The part, as an element. */
  readonly xml: string;
}

/** Why a change cannot be made, by the name of libvirt's error. */
export type NetworkPartRefusal = "INVALID_ARG" | "OPERATION_UNSUPPORTED" | "OPERATION_INVALID" | "XML_ERROR";

/** Makes what is thrown of a change that cannot be made. */
export type RefuseNetworkPart = (why: NetworkPartRefusal, detail: string) => Error;

type Item = object;

/** Where the items of a section stand, and what tells one from another. */
interface Section {
  readonly noun: string;
  /** A document around one item of it, for the reader of networks. */
  around(xml: string): string;
  get(network: Network, parent: number): readonly Item[];
  set(network: Network, parent: number, items: Item[]): Network;
  /** Undefined for what has no key: only the whole of it tells it from others, so it cannot be modified. */
  key?(item: Item): string;
}

const dhcp = (noun: string, field: "host" | "range", key?: (item: Item) => string): Section => ({
  noun,
  around: (xml) => `<ip address='192.0.2.1'><dhcp>${xml}</dhcp></ip>`,
  get: ({ ip }, parent) => ip?.[parent]?.dhcp?.[field] ?? [],
  set: (network, parent, items) => ({
    ...network,
    ip: network.ip!.map((one, index) =>
      index === parent ? { ...one, dhcp: { ...one.dhcp, [field]: items } } : one,
    ),
  }),
  ...(key && { key }),
});

const dns = (noun: string, field: "host" | "txt" | "srv", key?: (item: Item) => string): Section => ({
  noun,
  around: (xml) => `<dns>${xml}</dns>`,
  get: (network) => network.dns?.[field] ?? [],
  set: (network, _, items) => ({ ...network, dns: { ...network.dns, [field]: items } }),
  ...(key && { key }),
});

const field =
  (...names: readonly string[]) =>
  (item: Item): string =>
    names
      .map((name) => (item as Readonly<Record<string, unknown>>)[name])
      .find((value) => value !== undefined) as string;

const sections: ReadonlyMap<string, Section> = new Map([
  ["IP_DHCP_HOST", dhcp("DHCP host", "host", field("mac", "id", "name", "ip"))],
  ["IP_DHCP_RANGE", dhcp("DHCP range", "range")],
  [
    "FORWARD_INTERFACE",
    {
      noun: "interface of forwarding",
      around: (xml) => `<forward>${xml}</forward>`,
      get: ({ forward }) => forward?.interface ?? [],
      set: (network, _, items) =>
        ({ ...network, forward: { ...network.forward, interface: items } }) as Network,
    },
  ],
  [
    "PORTGROUP",
    {
      noun: "port group",
      around: (xml) => xml,
      get: ({ portgroup }) => portgroup ?? [],
      set: (network, _, items) => ({ ...network, portgroup: items }) as Network,
      key: field("name"),
    },
  ],
  ["DNS_HOST", dns("DNS host", "host", field("ip"))],
  ["DNS_TXT", dns("DNS text", "txt", field("name"))],
  ["DNS_SRV", dns("DNS service", "srv")],
] as const);

const commands: ReadonlySet<string> = new Set<NetworkPartCommand>([
  "MODIFY",
  "DELETE",
  "ADD_LAST",
  "ADD_FIRST",
]);

/**
 * Reads a change of a part of a network's document, so that it can be made to its documents. C: `virNetworkUpdate`.
 *
 * @throws XmlError for a part that cannot be read, and what `refuse` makes; the change that is made throws that, too.
 */
export function readNetworkPart(
  { command, section: name, parentIndex, xml }: NetworkPartChange,
  refuse: RefuseNetworkPart,
): { readonly change: (network: Network) => Network; readonly warnings: readonly Problem[] } {
  const section = sections.get(name ?? "");
  if (section === undefined) throw refuse("OPERATION_UNSUPPORTED", "that part cannot be changed by itself");
  if (!commands.has(command ?? "")) throw refuse("INVALID_ARG", "there is no such command");
  const whole = `<network><name>part</name>${section.around(xml)}</network>`;
  const { network: part, warnings } = parseNetwork(whole);
  const [item, ...more] = section.get(part, 0);
  if (item === undefined || more.length > 0) throw refuse("XML_ERROR", `expected one ${section.noun}`);
  const change = (network: Network): Network => {
    const parent = /^IP_DHCP_/.test(name!) ? parentOf(network, parentIndex, refuse) : 0;
    const items = section.get(network, parent);
    return section.set(network, parent, changed({ section, items, item, refuse }, command!));
  };
  return { change, warnings };
}

/** Which `<ip>` a change is in: the one that is named, else the first that serves DHCP, else the first. */
function parentOf({ ip = [] }: Network, index: number, refuse: RefuseNetworkPart): number {
  const serving = ip.findIndex(({ dhcp: served }) => served !== undefined);
  const parent = index >= 0 ? index : Math.max(serving, 0);
  if (parent < ip.length) return parent;
  throw refuse("OPERATION_INVALID", `the network has ${ip.length} <ip>, and none of index ${parent}`);
}

interface Changing {
  readonly section: Section;
  readonly items: readonly Item[];
  readonly item: Item;
  readonly refuse: RefuseNetworkPart;
}

function changed({ section, items, item, refuse }: Changing, command: string): Item[] {
  const { noun, key = identity } = section;
  const refused = (detail: string) => refuse("OPERATION_INVALID", detail);
  const wanted = key(item);
  const at = items.findIndex((one) => key(one) === wanted);
  if (command === "ADD_FIRST" || command === "ADD_LAST") {
    if (at >= 0) throw refused(`there is such a ${noun} already`);
    return command === "ADD_FIRST" ? [item, ...items] : [...items, item];
  }
  if (at < 0) throw refused(`there is no such ${noun}`);
  if (command === "DELETE") return items.toSpliced(at, 1);
  if (section.key === undefined) throw refused(`a ${noun} has nothing that stays when it is modified`);
  return items.with(at, item);
}

/** What an item says, whatever the notes of how it was written. */
function identity(item: Item): string {
  return JSON.stringify(item, (name, value: unknown) => (name === "$" ? undefined : value));
}
