import { isIPv4, isIPv6 } from "node:net";
import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { Network, NetworkIp } from "@libvirt-ts/xml/network";
import type { JsonObject } from "../command-line/arguments.js";

/**
 * What a card of a network is given by QEMU: its own network stack, with what the network says of it, or a place on a bridge of
 * the host.
 */
export type NetworkPlan =
  | { readonly type: "user"; readonly options: JsonObject }
  | { readonly type: "bridge"; readonly bridge: string };

/** How the networks are connected to that cards of a guest name, by name. */
export type NetworkPlans = ReadonlyMap<string, NetworkPlan>;

/**
 * How cards of a network are connected. Throws CONFIG_UNSUPPORTED, which names the element, for what cannot be had without
 * rights on the host's network, XML_ERROR for a document that contradicts itself.
 */
export function planOf(network: Network): NetworkPlan {
  const mode = network.forward?.mode;
  const refuse = (element: string, reason: string): never => {
    throw failure(ErrorNumber.CONFIG_UNSUPPORTED, network, `${element}: ${reason}`);
  };
  for (const element of ["vlan", "virtualport", "bandwidth", "portgroup", "port"] as const)
    if (network[element] !== undefined) refuse(element, "it needs rights on the host's network");
  if (mode === "bridge") return planOfBridge(network, refuse);
  if (mode !== undefined && mode !== "nat")
    refuse("forward", `mode '${mode}' needs rights on the host's network; take 'nat' or 'bridge'`);
  for (const element of ["route", "dnsmasq:options", "mtu"] as const)
    if (network[element] !== undefined) refuse(element, "QEMU's own network has none");
  const { dev, nat, interface: through } = network.forward ?? {};
  if (dev !== undefined || through !== undefined || nat !== undefined)
    refuse("forward", "QEMU's own network leaves the choice of device, addresses and ports to the host");
  if (network.dns?.enable === "no") refuse("dns", "QEMU's own network always answers names");
  for (const part of ["forwarder", "txt", "srv", "host"] as const)
    if (network.dns?.[part] !== undefined)
      refuse(`dns/${part}`, "QEMU's own network asks the host's servers only");
  return { type: "user", options: userOptions(network, mode === undefined, refuse) };
}

function planOfBridge(network: Network, refuse: (element: string, reason: string) => never): NetworkPlan {
  const bridge = network.bridge?.name;
  if (bridge === undefined) return refuse("bridge", "a network of mode 'bridge' names a bridge of the host");
  for (const element of ["ip", "route", "dns", "domain", "mac"] as const)
    if (network[element] !== undefined) refuse(element, "a bridge of the host is left as it is");
  return { type: "bridge", bridge };
}

/** Words of QEMU's own network stack. A guest of an isolated network reaches nobody. */
function userOptions(
  network: Network,
  isIsolated: boolean,
  refuse: (element: string, reason: string) => never,
): JsonObject {
  const of = (family: string): readonly NetworkIp[] =>
    (network.ip ?? []).filter((ip) => (ip.family ?? "ipv4") === family);
  const [[four, ...more4], [six, ...more6]] = [of("ipv4"), of("ipv6")];
  if (more4.length + more6.length > 0) refuse("ip", "QEMU's own network has one address of a family");
  for (const ip of network.ip ?? [])
    if (ip.dhcp?.host !== undefined || (ip.dhcp?.range?.length ?? 0) > 1)
      refuse("ip/dhcp", "each guest is alone in its network, and gets the first address of one range");
  const options: Record<string, string | number | boolean> = { restrict: isIsolated };
  if (four !== undefined) {
    const { address, prefix } = addressOf(network, four, isIPv4, 32);
    Object.assign(options, { net: `${networkOf(address, prefix)}/${prefix}`, host: address });
    const start = four.dhcp?.range?.[0]?.start;
    if (start !== undefined) {
      if (networkOf(start, prefix) !== networkOf(address, prefix))
        throw failure(
          ErrorNumber.XML_ERROR,
          network,
          `ip/dhcp/range: ${start} is not in the network of ${address}`,
        );
      options.dhcpstart = start;
    }
    const { file, server } = four.dhcp?.bootp ?? {};
    if (server !== undefined) refuse("ip/dhcp/bootp", "the server is QEMU itself");
    if (file !== undefined) options.bootfile = file;
    if (four.tftp !== undefined) options.tftp = four.tftp.root;
  }
  if (six === undefined) options.ipv6 = false;
  else {
    const { address, prefix } = addressOf(network, six, isIPv6, 128);
    Object.assign(options, {
      "ipv6-host": address,
      "ipv6-prefix": prefixOf(address, prefix),
      "ipv6-prefixlen": prefix,
    });
  }
  if (network.domain !== undefined) options.domainname = network.domain.name;
  return options;
}

function addressOf(
  network: Network,
  { address, netmask, prefix }: NetworkIp,
  isAddress: (text: string) => boolean,
  bits: number,
): { readonly address: string; readonly prefix: number } {
  const wrong = (detail: string) => failure(ErrorNumber.XML_ERROR, network, `ip: ${detail}`);
  if (address === undefined || !isAddress(address))
    throw wrong(`'${address ?? ""}' is no address of its family`);
  const length = prefix ?? (netmask === undefined ? (bits === 32 ? 24 : 64) : lengthOf(netmask));
  if (length === undefined || length < 1 || length > bits - 2)
    throw wrong(`'${netmask ?? prefix}' leaves no room for guests`);
  return { address, prefix: length };
}

/** How many bits a mask has, which are its first. */
function lengthOf(netmask: string): number | undefined {
  const bits = numberOf(netmask).toString(2).padStart(32, "0");
  return /^1*0*$/.test(bits) ? bits.replaceAll("0", "").length : undefined;
}

/** An IPv4 address as a number. */
export const numberOf = (address: string): number =>
  address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

function networkOf(address: string, prefix: number): string {
  const size = 2 ** (32 - prefix);
  const first = Math.floor(numberOf(address) / size) * size;
  return [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".");
}

/** The network of an IPv6 address, in full. */
function prefixOf(address: string, prefix: number): string {
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const middle = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill("0");
  const groups = [...left, ...middle, ...right].map((group) => Number.parseInt(group, 16));
  return groups
    .map((group, at) => {
      const kept = Math.min(16, Math.max(0, prefix - at * 16));
      return (group & (0xffff << (16 - kept)) & 0xffff).toString(16);
    })
    .join(":");
}

const failure = (code: ErrorNumber, { name }: Network, detail: string): LibvirtError =>
  new LibvirtError({ code, domain: ErrorDomain.NETWORK, info: `network '${name}'`, detail });
