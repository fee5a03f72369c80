import type { Interface, PortForward } from "@libvirt-ts/xml/domain";
import { passtSocket, passtWords, usesPasst } from "../networks/passt.js";
import type { NetworkPlans } from "../networks/plan.js";
import { invalid, unsupported } from "../unsupported.js";
import { type JsonObject, onOff, option } from "./arguments.js";
import { reconnectOption } from "./characters.js";
import { type Context, idOf, onPci, romOptions, virtioDriver, virtioOptions } from "./context.js";

/** The network cards: where each one's frames go, then the card. */
export function addInterfaces(context: Context): void {
  for (const [place, card] of (context.devices.interface ?? []).entries()) {
    const id = idOf(card);
    if (card.type === "vhostuser") addVhostUserSocket(card, id, context);
    context.out.json("-netdev", { ...backend(card, id, place, context), id: `host${id}` });
    context.out.device(cardDevice(card, id, context));
  }
}

/** What carries a card's frames. What takes a descriptor of the host's network is refused: only bridges by QEMU's helper. */
function backend(card: Interface, id: string, place: number, { networks, files }: Context): JsonObject {
  const queues = card.driver?.queues;
  switch (card.type) {
    case "user": {
      if (usesPasst(card)) {
        // What passt is told is looked at with all else.
        const path = passtSocket(files.directory, place);
        passtWords(card, path);
        return { type: "stream", server: false, addr: { type: "unix", path } };
      }
      return { type: "user", ...userOptions(card), hostfwd: forwardsOf(card) };
    }
    case "bridge":
      if (card.source === undefined)
        throw invalid("interface/source", "a card of type 'bridge' names its bridge");
      return onBridge(card, card.source.bridge);
    case "network": {
      const plan = networks.get(card.source.network);
      if (plan === undefined)
        throw unsupported("interface/source", `network '${card.source.network}' is known to a node only`);
      if (card.backend?.type === "passt")
        throw unsupported("interface/backend", "'passt' has an address of the host, not of a network");
      if (plan.type === "bridge") return onBridge(card, plan.bridge);
      return { type: "user", ...plan.options, hostfwd: forwardsOf(card) };
    }
    case "vhostuser":
      return { type: "vhost-user", chardev: `char${id}`, queues };
    case "mcast":
      return { type: "socket", mcast: `${card.source.address}:${card.source.port}` };
    case "client":
      return { type: "socket", connect: `${card.source.address}:${card.source.port}` };
    case "server":
      return { type: "socket", listen: `${card.source.address ?? ""}:${card.source.port}` };
    case "udp": {
      const { address, port, local } = card.source;
      return { type: "socket", udp: `${address}:${port}`, localaddr: `${local.address}:${local.port}` };
    }
    case "vdpa":
      return { type: "vhost-vdpa", vhostdev: card.source?.dev, queues };
    case "null":
      throw unsupported("interface", "type 'null' is not supported");
    default:
      throw unsupported(
        "interface",
        `type '${card.type}' needs rights on the host's network; take 'user' or 'bridge'`,
      );
  }
}

/** A place on a bridge of the host, which QEMU's helper gives at the guest's start. */
function onBridge({ driver, portForward }: Interface, br: string): JsonObject {
  if ((driver?.queues ?? 1) > 1)
    throw unsupported("interface/driver", "QEMU's bridge helper gives one queue");
  if (portForward !== undefined)
    throw unsupported("portForward", "the guest has an address of its own on a bridge");
  return { type: "bridge", br };
}

/** Whether QEMU starts its helper for a guest, which has rights that a sandbox takes from all that QEMU starts. */
export const needsHelper = ({ devices, networks }: Context): boolean =>
  (devices.interface ?? []).some((card) => isOnBridge(card, networks));

export const isOnBridge = (card: Interface, networks: NetworkPlans): boolean =>
  card.type === "bridge" || (card.type === "network" && networks.get(card.source.network)?.type === "bridge");

function forwardsOf({ portForward }: Interface): JsonObject[] | undefined {
  const forwards = (portForward ?? []).flatMap(hostForwards);
  return forwards.length > 0 ? forwards : undefined;
}

/** What a card that no network is behind says of its own, in the words of QEMU's network stack. */
export function userOptions(card: Extract<Interface, { type: "user" }>): JsonObject {
  const of = (family: string): { readonly address: string; readonly prefix?: number } | undefined =>
    card.ip?.find((ip) => (ip.family ?? "ipv4") === family);
  const [four, six] = [of("ipv4"), of("ipv6")];
  return {
    net: four && `${four.address}/${four.prefix ?? 24}`,
    "ipv6-prefix": six?.address,
    "ipv6-prefixlen": six?.prefix,
  };
}

/** Ports of the host that lead into the guest, in the words of QEMU's own network stack. */
function hostForwards({ proto, address = "", range = [], dev }: PortForward): JsonObject[] {
  if (proto !== "tcp" && proto !== "udp") throw unsupported("portForward", `protocol '${proto}'`);
  if (dev !== undefined) throw unsupported("portForward", "a device is not supported");
  if (address.includes(":")) throw unsupported("portForward", "an IPv6 address is not supported");
  return range.flatMap(({ start, end = start, to = start, exclude }) => {
    if (exclude === "yes") throw unsupported("portForward/range", "exclude='yes' is not supported");
    if (end < start || end - start >= 1024)
      throw invalid("portForward/range", `${start}–${end} is no range of at most 1024 ports`);
    return Array.from({ length: end - start + 1 }, (_, at) => ({
      str: `${proto}:${address}:${start + at}-:${to + at}`,
    }));
  });
}

function addVhostUserSocket(
  card: Extract<Interface, { type: "vhostuser" }>,
  id: string,
  { out }: Context,
): void {
  const { path, mode, reconnect } = card.source ?? {};
  if (path === undefined) throw invalid("interface/source", "a vhostuser card has a socket");
  out.options(
    "-chardev",
    "socket",
    `id=char${id}`,
    option("path", path),
    reconnectOption(reconnect),
    mode === "server" ? "server=on" : undefined,
  );
}

function cardDevice(card: Interface, id: string, context: Context): JsonObject {
  const model = card.model?.type ?? "rtl8139";
  const isVirtio = /^virtio(-(non-)?transitional)?$/.test(model);
  const { driver } = card;
  if (card.mac === undefined) throw invalid("interface/mac", "the definition is not complete");
  const { queues = 1 } = driver ?? {};
  const virtio: JsonObject = {
    ...virtioOptions(driver),
    tx: driver?.txmode === undefined ? undefined : driver.txmode === "iothread" ? "bh" : driver.txmode,
    ioeventfd: onOff(driver?.ioeventfd),
    event_idx: onOff(driver?.event_idx),
    csum: onOff(driver?.host?.csum),
    gso: onOff(driver?.host?.gso),
    host_tso4: onOff(driver?.host?.tso4),
    host_tso6: onOff(driver?.host?.tso6),
    host_ecn: onOff(driver?.host?.ecn),
    host_ufo: onOff(driver?.host?.ufo),
    mrg_rxbuf: onOff(driver?.host?.mrg_rxbuf),
    guest_csum: onOff(driver?.guest?.csum),
    guest_tso4: onOff(driver?.guest?.tso4),
    guest_tso6: onOff(driver?.guest?.tso6),
    guest_ecn: onOff(driver?.guest?.ecn),
    guest_ufo: onOff(driver?.guest?.ufo),
    mq: queues > 1 ? true : undefined,
    vectors: queues > 1 ? 2 * queues + 2 : undefined,
    rx_queue_size: driver?.rx_queue_size,
    tx_queue_size: driver?.tx_queue_size,
    rss: onOff(driver?.rss),
    hash: onOff(driver?.rss_hash_report),
    host_mtu: card.mtu?.size,
    failover: card.teaming?.type === "persistent" ? true : undefined,
  };
  return {
    driver: isVirtio ? virtioDriver("virtio-net", model) : model,
    ...(isVirtio && virtio),
    netdev: `host${id}`,
    id,
    mac: card.mac.address,
    bootindex: context.bootIndex.get(card),
    ...onPci(card, context),
    ...romOptions(card.rom),
    "acpi-index": card.acpi?.index,
  };
}
