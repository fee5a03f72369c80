import type { DomainInterface } from "@libvirt-ts/driver";
import type { Domain, Interface } from "@libvirt-ts/xml/domain";
import type { JsonObject } from "../command-line/arguments.js";
import { userOptions } from "../command-line/interfaces.js";
import { usesPasst } from "./passt.js";
import { type NetworkPlans, numberOf } from "./plan.js";

/** The network that QEMU's own stack is for a card, whose guest is alone in it. */
interface Stack {
  /** QEMU's name for it. */
  readonly netdev: string;
  readonly card: Interface;
  readonly first: number;
  readonly prefix: number;
  /** The first address that its DHCP gives. */
  readonly dhcpStart: number;
}

/** As many addresses QEMU's DHCP gives at most, one behind the other. */
const leases = 16;

/** What the network of a card is that says nothing of it, and where DHCP begins in any. */
const usual = { net: "10.0.2.0/24", dhcpOffset: 15 };

/** The stacks of a guest's cards; others than these are on a bridge, or somebody else's. */
export function stacksOf({ devices }: Pick<Domain, "devices">, plans: NetworkPlans): Stack[] {
  return (devices?.interface ?? []).flatMap((card) => {
    const options = optionsOf(card, plans);
    if (options === undefined) return [];
    const net = typeof options.net === "string" ? options.net : usual.net;
    const [base = "", length] = net.split("/");
    const first = numberOf(base);
    const dhcpStart =
      typeof options.dhcpstart === "string" ? numberOf(options.dhcpstart) : first + usual.dhcpOffset;
    return [{ netdev: `host${card.alias?.name}`, card, first, prefix: Number(length), dhcpStart }];
  });
}

/** What the stack was started with. */
function optionsOf(card: Interface, plans: NetworkPlans): JsonObject | undefined {
  if (card.type === "user") return usesPasst(card) ? undefined : userOptions(card);
  const plan = card.type === "network" ? plans.get(card.source.network) : undefined;
  return plan?.type === "user" ? plan.options : undefined;
}

/**
 * The IPv4 addresses that a guest speaks with by now, as QEMU's `info usernet` tells it: QEMU keeps no list of what it has leased, but
 * knows whom it carries connections for. `leased` are those alone that its DHCP gives.
 */
export function addressesInUse(
  usernet: string,
  stacks: readonly Stack[],
  leased: boolean,
): DomainInterface[] {
  const connections = connectionsIn(usernet);
  return stacks.flatMap(({ netdev, card, first, prefix, dhcpStart }) => {
    // One that comes from the host has the guest at its other end.
    const guestSide = ({ source, target }: Connection): string | undefined =>
      [source, target].find((address) => isWithin(address, first, 2 ** (32 - prefix)));
    const own = connections.filter((connection) => connection.netdev === netdev);
    const used = new Set(own.flatMap((connection) => guestSide(connection) ?? []));
    const told = [...used].filter((address) => !leased || isWithin(address, dhcpStart, leases));
    if (told.length === 0) return [];
    return [
      {
        name: card.target?.dev ?? card.alias?.name ?? netdev,
        ...(card.mac !== undefined && { hwaddr: card.mac.address }),
        addrs: told.map((addr) => ({ type: 0, addr, prefix })),
      },
    ];
  });
}

function isWithin(address: string, start: number, count: number): boolean {
  const at = numberOf(address) - start;
  return at >= 0 && at < count;
}

interface Connection {
  readonly netdev: string;
  readonly source: string;
  readonly target: string;
}

function connectionsIn(usernet: string): readonly Connection[] {
  let netdev = "";
  return usernet.split("\n").flatMap((line) => {
    netdev = /^\S.*\(([^()]+)\):\s*$/.exec(line)?.[1] ?? netdev;
    const [, state, source = "", target = ""] =
      /^\s+\w+\[(.*?)\]\s+\d+\s+(\S+)\s+\d+\s+(\S+)\s+\d+/.exec(line) ?? [];
    // Where the host listens for a guest nobody need answer.
    return state === undefined || state === "HOST_FORWARD" ? [] : [{ netdev, source, target }];
  });
}
