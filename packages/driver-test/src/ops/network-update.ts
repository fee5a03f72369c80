import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { NetworkUpdateCommand, NetworkUpdateSection } from "@libvirt-ts/driver/flags";
import { type Network, parseNetwork } from "@libvirt-ts/xml/network";
import { readDocument } from "../document.js";
import { invalidArgument, testError } from "../errors.js";

const { MODIFY, DELETE, ADD_LAST, ADD_FIRST } = NetworkUpdateCommand;

/** What a change of a network's document is about. */
export interface NetworkChange {
  readonly command: number;
  readonly section: number;
  readonly parentIndex: number;
  readonly xml: string;
}

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

const sections: ReadonlyMap<number, Section> = new Map([
  [NetworkUpdateSection.IP_DHCP_HOST, dhcp("DHCP host", "host", field("mac", "id", "name", "ip"))],
  [NetworkUpdateSection.IP_DHCP_RANGE, dhcp("DHCP range", "range")],
  [
    NetworkUpdateSection.FORWARD_INTERFACE,
    {
      noun: "interface of forwarding",
      around: (xml) => `<forward>${xml}</forward>`,
      get: ({ forward }) => forward?.interface ?? [],
      set: (network, _, items) =>
        ({ ...network, forward: { ...network.forward, interface: items } }) as Network,
    },
  ],
  [
    NetworkUpdateSection.PORTGROUP,
    {
      noun: "port group",
      around: (xml) => xml,
      get: ({ portgroup }) => portgroup ?? [],
      set: (network, _, items) => ({ ...network, portgroup: items }) as Network,
      key: field("name"),
    },
  ],
  [NetworkUpdateSection.DNS_HOST, dns("DNS host", "host", field("ip"))],
  [NetworkUpdateSection.DNS_TXT, dns("DNS text", "txt", field("name"))],
  [NetworkUpdateSection.DNS_SRV, dns("DNS service", "srv")],
] as const);

/** Reads what a change is about, so that it can be made to a network's documents. Throws for what cannot be done. */
export function networkChange(
  { command, section: number, parentIndex, xml }: NetworkChange,
  warn: (warning: LibvirtError) => void,
): (network: Network) => Network {
  const what = "virNetworkUpdate";
  const section = sections.get(number);
  if (section === undefined) {
    throw testError(ErrorNumber.OPERATION_UNSUPPORTED, what, `section ${number} cannot be changed by itself`);
  }
  if (![MODIFY, DELETE, ADD_LAST, ADD_FIRST].some((known) => known === command)) {
    throw invalidArgument(what, `there is no command ${command}`);
  }
  const whole = `<network><name>part</name>${section.around(xml)}</network>`;
  const { network: part } = readDocument("network XML", () => parseNetwork(whole), warn);
  const [item, ...more] = section.get(part, 0);
  if (item === undefined || more.length > 0) {
    throw testError(ErrorNumber.XML_ERROR, "network XML", `expected one ${section.noun}`);
  }
  return (network) => {
    const parent = parentOf(network, number, parentIndex);
    return section.set(network, parent, changed(section, section.get(network, parent), item, command));
  };
}

/** Which `<ip>` a change is in: the one that is named, else the first that serves DHCP, else the first. */
function parentOf({ ip = [] }: Network, number: number, index: number): number {
  const isDhcp =
    number === NetworkUpdateSection.IP_DHCP_HOST || number === NetworkUpdateSection.IP_DHCP_RANGE;
  if (!isDhcp) return 0;
  const serving = ip.findIndex(({ dhcp: served }) => served !== undefined);
  const parent = index >= 0 ? index : Math.max(serving, 0);
  if (parent < ip.length) return parent;
  throw testError(
    ErrorNumber.OPERATION_INVALID,
    "virNetworkUpdate",
    `the network has ${ip.length} <ip>, and none of index ${parent}`,
  );
}

function changed(section: Section, items: readonly Item[], item: Item, command: number): Item[] {
  const { noun, key = identity } = section;
  const wanted = key(item);
  const at = items.findIndex((one) => key(one) === wanted);
  if (command === ADD_FIRST || command === ADD_LAST) {
    if (at >= 0) throw refused(`there is such a ${noun} already`);
    return command === ADD_FIRST ? [item, ...items] : [...items, item];
  }
  if (at < 0) throw refused(`there is no such ${noun}`);
  if (command === DELETE) return items.toSpliced(at, 1);
  if (section.key === undefined) throw refused(`a ${noun} has nothing that stays when it is modified`);
  return items.with(at, item);
}

const refused = (detail: string) => testError(ErrorNumber.OPERATION_INVALID, "virNetworkUpdate", detail);

/** What an item says, whatever the notes of how it was written. */
function identity(item: Item): string {
  return JSON.stringify(item, (name, value: unknown) => (name === "$" ? undefined : value));
}
