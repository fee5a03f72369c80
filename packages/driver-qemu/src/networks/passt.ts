import type { Interface, PortForward } from "@libvirt-ts/xml/domain";
import { unsupported } from "../unsupported.js";

/** Whether a card's frames go to passt, a program beside QEMU that speaks for the guest on the host's network. */
export const usesPasst = (card: Interface): boolean => card.type === "user" && card.backend?.type === "passt";

/** Where passt listens for the card of that place among the cards of its guest. */
export const passtSocket = (directory: string, place: number): string => `${directory}/passt${place}.sock`;

/** What passt is told: it ends when QEMU hangs up. `uid` is who we are; from root it would go, and lose its socket's folder. */
export function passtWords(card: Interface, socket: string, uid = process.getuid?.()): string[] {
  const { ip = [], portForward = [], backend } = card;
  const addresses = ip.flatMap(({ family = "ipv4", address, prefix }) => [
    ...["--address", address],
    ...(family === "ipv4" && prefix !== undefined ? ["--netmask", String(prefix)] : []),
  ]);
  const forwards = portForward.flatMap(forwardWords);
  const none = (flag: string): string[] => (forwards.includes(flag) ? [] : [flag, "none"]);
  return [
    ...["--foreground", "--quiet", "--one-off", "--socket", socket],
    ...(uid === 0 ? ["--runas", "0:0"] : []),
    ...(backend?.logFile === undefined ? [] : ["--log-file", backend.logFile]),
    ...addresses,
    ...forwards,
    ...none("--tcp-ports"),
    ...none("--udp-ports"),
  ];
}

/** `--tcp-ports ADDRESS%DEVICE/2222-2225:22-25,~2224`. */
function forwardWords({ proto, address, dev, range = [] }: PortForward): string[] {
  const flag = ({ tcp: "--tcp-ports", udp: "--udp-ports" } as Readonly<Record<string, string>>)[proto];
  if (flag === undefined) throw unsupported("portForward", `protocol '${proto}'`);
  // A word of passt's has commas and slashes of its own.
  if (/[,/%]/.test(`${address ?? ""}${dev ?? ""}`))
    throw unsupported("portForward", "an address or a device with ',', '/' or '%'");
  const ports = range.map(({ start, end, to, exclude }) => {
    const from = end === undefined ? String(start) : `${start}-${end}`;
    if (exclude === "yes") return `~${from}`;
    if (to === undefined) return from;
    return `${from}:${end === undefined ? to : `${to}-${to + end - start}`}`;
  });
  const on = `${address ?? ""}${dev === undefined ? "" : `%${dev}`}`;
  return [flag, `${on === "" ? "" : `${on}/`}${ports.length === 0 ? "all" : ports.join(",")}`];
}
