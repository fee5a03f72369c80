import { DomainInterfaceAddressesSource, DomainXMLFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { findDomain } from "../../values/domain.js";
import { cardNamed, cardsOf, domainXML } from "../../values/domain-xml.js";
import { choice } from "../kit/args.js";
import { attributeOf, childAt } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";

const noXML = msg("failed to get the XML of domain '{domain}'");

export async function domifGetlink(context: Context, args: ArgsOf<"domif-getlink">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const xml = await context.attempt(noXML, { domain: args.domain }, (call) =>
    domainXML(domain, args.config ? DomainXMLFlags.INACTIVE : 0, call),
  );
  const card = cardNamed(xml, args.interface);
  if (card === undefined) {
    throw new Failure(msg("domain '{domain}' has no interface '{interface}'"), {
      domain: args.domain,
      interface: args.interface,
    });
  }
  const state = attributeOf(childAt(card, "link"), "state") ?? "up";
  context.report(
    { interface: args.interface, state },
    () => `${printable(args.interface)} ${printable(state)}\n`,
  );
}

const sources = {
  lease: DomainInterfaceAddressesSource.LEASE,
  agent: DomainInterfaceAddressesSource.AGENT,
  arp: DomainInterfaceAddressesSource.ARP,
};

export async function domifaddr(context: Context, args: ArgsOf<"domifaddr">): Promise<void> {
  const source = args.source === undefined ? sources.lease : choice("source", args.source, sources);
  const domain = await findDomain(context, args.domain);
  const all = await context.attempt(
    msg("failed to get the addresses of domain '{domain}'"),
    { domain: args.domain },
    (call) => domain.interfaceAddresses(source, 0, call),
  );
  const cards = all.filter(({ name }) => args.interface === undefined || name === args.interface);
  const rows = cards.flatMap(({ name, hwaddr = "N/A", addrs }) =>
    addrs.length === 0
      ? [[name, hwaddr, "N/A", "N/A"]]
      : addrs.map(({ type, addr, prefix }, index) => [
          ...(index === 0 || args.full ? [name, hwaddr] : ["-", "-"]),
          type === 0 ? "ipv4" : "ipv6",
          `${addr}/${prefix}`,
        ]),
  );
  const table = await context.table(["Name", "MAC address", "Protocol", "Address"], rows);
  context.report(
    cards.map(({ name, hwaddr, addrs }) => ({
      name,
      mac: hwaddr ?? null,
      addresses: addrs.map(({ type, addr, prefix }) => ({
        protocol: type === 0 ? "ipv4" : "ipv6",
        address: addr,
        prefix,
      })),
    })),
    () => table,
  );
}

export async function domiflist(context: Context, args: ArgsOf<"domiflist">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const rows = await context.attempt(noXML, { domain: args.domain }, async (call) =>
    cardsOf(await domainXML(domain, args.inactive ? DomainXMLFlags.INACTIVE : 0, call)),
  );
  const table = await context.table(
    ["Interface", "Type", "Source", "Model", "MAC"],
    rows.map((row) => [row.interface, row.type, row.source, row.model, row.mac].map((cell) => cell ?? "-")),
  );
  context.report(rows, () => table);
}

const counters = [
  ["rxBytes", "rx_bytes"],
  ["rxPackets", "rx_packets"],
  ["rxErrs", "rx_errs"],
  ["rxDrop", "rx_drop"],
  ["txBytes", "tx_bytes"],
  ["txPackets", "tx_packets"],
  ["txErrs", "tx_errs"],
  ["txDrop", "tx_drop"],
] as const;

export async function domifstat(context: Context, args: ArgsOf<"domifstat">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const { interface: name } = args;
  const stats = await context.attempt(
    msg("failed to get the statistics of interface '{interface}' of domain '{domain}'"),
    { domain: args.domain, interface: name },
    (call) => domain.interfaceStats(name, call),
  );
  const shown = counters.filter(([field]) => Number(stats[field]) >= 0);
  const data = Object.fromEntries(shown.map(([field, word]) => [word, stats[field]]));
  context.report({ interface: name, ...data }, () =>
    shown.map(([field, word]) => `${printable(name)} ${word} ${stats[field]}\n`).join(""),
  );
}
