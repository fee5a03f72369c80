import type { Interface, PortForward } from "@libvirt-ts/xml/domain";
import { virtioWords } from "./buses.js";
import { characterBehind } from "./characters.js";
import { Options, said, some } from "./options.js";
import type { Place } from "./problem.js";
import type { Reading } from "./reading.js";

const models =
  /^(virtio-net(-pci|-device)?(-(?:non-)?transitional)?|e1000e?|rtl8139|ne2k_pci|pcnet|igb|vmxnet3|i82\w+|usb-net)$/;

/** Whether a `-device` is a network card. */
export const isCardDriver = (driver: string): boolean => models.test(driver);

/** A `-device` that is a network card, on the `-netdev` that it names. */
export function readCard(driver: string, options: Options, reading: Reading): void {
  const netdev = options.take("netdev");
  const back = netdev === undefined ? undefined : reading.backend(reading.networks, netdev, options);
  if (back === undefined) throw options.refuse("it has no 'netdev': a card leads somewhere");
  options.ignore("id");
  const mac = options.take("mac");
  const order = options.number("bootindex");
  const [rombar, romfile] = [options.number("rombar"), options.take("romfile")];
  const side = (...names: string[]): object | undefined => {
    return some(
      Object.fromEntries(names.map((name) => [name.replace(/^guest_|^host_/, ""), options.onOff(name)])),
    );
  };
  const isVirtio = driver.startsWith("virtio-net");
  const tx = options.take("tx");
  const queues = back.number("queues");
  const own = some({
    txmode: tx === "bh" ? "iothread" : tx,
    ioeventfd: options.onOff("ioeventfd"),
    event_idx: options.onOff("event_idx"),
    queues,
    rx_queue_size: options.number("rx_queue_size"),
    tx_queue_size: options.number("tx_queue_size"),
    rss: options.onOff("rss"),
    rss_hash_report: options.onOff("hash"),
    ...virtioWords(options),
    host: side("csum", "gso", "host_tso4", "host_tso6", "host_ecn", "host_ufo", "mrg_rxbuf"),
    guest: side("guest_csum", "guest_tso4", "guest_tso6", "guest_ecn", "guest_ufo"),
  });
  // Both follow from the number of queues.
  options.ignore("mq", "vectors");
  const failover = options.switch("failover");
  const mtu = options.number("host_mtu");
  const acpi = options.number("acpi-index");
  const variant = /-((?:non-)?transitional)$/.exec(driver)?.[1];
  reading.add("interface", {
    ...networkOf(back, reading),
    ...said({
      mac: mac === undefined ? undefined : { address: mac },
      model: { type: isVirtio ? (variant === undefined ? "virtio" : `virtio-${variant}`) : driver },
      driver: own,
      mtu: mtu === undefined ? undefined : { size: mtu },
      boot: order === undefined ? undefined : { order },
      rom: romOf(rombar, romfile),
      teaming: failover === true ? { type: "persistent" } : undefined,
      acpi: acpi === undefined ? undefined : { index: acpi },
      ...(driver === "usb-net" ? reading.buses.usb(options) : reading.buses.pci(options)),
    }),
  });
}

/** The option ROM of a card, in libvirt's words. */
export function romOf(bar: number | undefined, file: string | undefined): object | undefined {
  if (bar === undefined && file === undefined) return undefined;
  if (file === "")
    return said({ bar: bar === undefined ? undefined : bar === 0 ? "off" : "on", enabled: "no" });
  return said({ bar: bar === undefined ? undefined : bar === 0 ? "off" : "on", file });
}

/** Where a card's frames go. */
function networkOf(options: Options, reading: Reading): Omit<Interface, "$"> {
  options.ignore("id");
  const found = networkKind(options, reading);
  options.end();
  return found as Interface;
}

function networkKind(options: Options, reading: Reading): object {
  const type = options.need("type");
  switch (type) {
    case "user":
      return userNetwork(options);
    case "bridge":
      options.ignore("helper");
      return { type: "bridge", source: { bridge: options.take("br") ?? "br0" } };
    case "tap": {
      const dev = options.take("ifname");
      for (const name of ["fd", "fds", "vhostfds", "vhostfd"])
        if (options.has(name))
          throw options.refuse(`'${name}' is a descriptor, which nobody has but who started QEMU`);
      const [script, down] = [options.take("script"), options.take("downscript")];
      const vhost = options.switch("vhost");
      if (options.has("br")) return { type: "bridge", source: { bridge: options.take("br")! } };
      return said({
        type: "ethernet",
        target: dev === undefined ? undefined : { dev },
        script: script === undefined || script === "no" ? undefined : { path: script },
        downscript: down === undefined || down === "no" ? undefined : { path: down },
        driver: vhost === undefined ? undefined : { name: vhost ? "vhost" : "qemu" },
      });
    }
    case "socket":
      return socketNetwork(options);
    case "vhost-user": {
      const { source: [source] = [] } = characterBehind(options, reading);
      const mode = source?.mode === "bind" ? "server" : "client";
      return {
        type: "vhostuser",
        source: said({ type: "unix", path: source?.path, mode, reconnect: source?.reconnect }),
      };
    }
    case "vhost-vdpa":
      return { type: "vdpa", source: { dev: options.need("vhostdev") } };
    default:
      throw options.refuse(`a network '${type}' is not read`);
  }
}

function userNetwork(options: Options): object {
  const net = options.take("net");
  const [address, prefix] = (net ?? "").split("/");
  const six = options.take("ipv6-prefix");
  const sixLength = options.number("ipv6-prefixlen", 128);
  const ip = [
    ...(net === undefined
      ? []
      : [
          said({
            family: "ipv4",
            address,
            prefix: prefix === undefined ? undefined : options.whole("a prefix", prefix, 32),
          }),
        ]),
    ...(six === undefined ? [] : [said({ family: "ipv6", address: six, prefix: sixLength })]),
  ];
  const portForward = options.takeAll("hostfwd").map((rule) => forwardOf(rule, options));
  return said({
    type: "user",
    ip: ip.length > 0 ? ip : undefined,
    portForward: portForward.length > 0 ? portForward : undefined,
  });
}

/** `tcp:127.0.0.1:2222-:22` */
function forwardOf(rule: string, options: Options): PortForward {
  const [, proto = "", address = "", port, to] = /^(tcp|udp)?:([^:]*):(\d+)-[^:]*:(\d+)$/.exec(rule) ?? [];
  if (port === undefined) throw options.refuse(`'${rule}' is no 'tcp:ADDRESS:PORT-:PORT'`);
  const [start, target] = [options.port(port), options.port(to!)];
  return {
    proto: (proto || "tcp") as "tcp",
    ...(address !== "" && { address }),
    range: [{ start, ...(target !== start && { to: target }) }],
  };
}

function socketNetwork(options: Options): object {
  const split = (text: string): { address: string; port: number } => {
    const [, address = "", port] = /^(.*):(\d+)$/.exec(text) ?? [];
    if (port === undefined) throw options.refuse(`'${text}' is no 'ADDRESS:PORT'`);
    return { address, port: options.port(port) };
  };
  for (const [name, type] of [
    ["mcast", "mcast"],
    ["connect", "client"],
    ["listen", "server"],
  ] as const) {
    const value = options.take(name);
    if (value !== undefined) return { type, source: split(value) };
  }
  const udp = options.need("udp");
  const local = split(options.need("localaddr"));
  return { type: "udp", source: { ...split(udp), local } };
}

/** `-nic`, and `-net user` with `-net nic`: a network and a card in one. */
export function readNic(value: Place, reading: Reading): void {
  const options = new Options(value, "type");
  if (options.has("type") && value.word === "none") {
    reading.hasNetwork = true;
    return;
  }
  const model = options.take("model") ?? usualCard[reading.board];
  const mac = options.take("mac") ?? options.take("macaddr");
  options.ignore("id", "name", "netdev");
  reading.hasNetwork = true;
  reading.add("interface", {
    ...networkOf(options, reading),
    ...said({
      mac: mac === undefined ? undefined : { address: mac },
      model: { type: /^virtio/.test(model) ? "virtio" : model },
    }),
  });
}

/** What a board gets where no network is named. */
export const usualCard: Readonly<Record<Reading["board"], string>> = {
  pc: "e1000",
  q35: "e1000e",
  virt: "virtio",
};

/** `-net nic` and `-net user` together are one card; cards come first. */
export function readNet(value: Place, reading: Reading): void {
  reading.hasNetwork = true;
  const options = new Options(value, "type");
  const type = options.need("type");
  if (type === "none") return;
  if (type === "nic") {
    const model = options.take("model") ?? usualCard[reading.board];
    const mac = options.take("macaddr");
    options.ignore("netdev", "name", "vlan");
    options.end();
    reading.add("interface", {
      type: "user",
      ...said({
        mac: mac === undefined ? undefined : { address: mac },
        model: { type: model.replace(/^virtio.*/, "virtio") },
      }),
    });
    return;
  }
  const network = networkOf(new Options(value, "type"), reading);
  const card = reading.devices.interface?.findLast((it) => it.type === "user" && it.ip === undefined);
  if (card === undefined) throw options.refuse("there is no '-net nic' for it");
  Object.assign(card, network);
}
