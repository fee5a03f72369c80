import type { BridgeInterface, EthernetInterface, Interface, Mtu } from "@libvirt-ts/xml/domain";
import { backendOf, backendPart, macOf, rateOf, ratePart } from "@libvirt-ts/xml/xen";
import type { Dialect } from "./dialect.js";
import type { Report } from "./report.js";
import { specValue, splitSpec } from "./spec.js";

/** The word for a card of a fully virtualised guest that is not emulated: later libvirt's model `netfront`. */
const PARAVIRTUAL_MODEL = "netfront";

const KNOWN = new Set([
  "backend",
  "mac",
  "bridge",
  "gatewaydev",
  "ip",
  "model",
  "mtu",
  "netdev",
  "rate",
  "script",
  "type",
  "vifname",
]);

/** Reads an item of `vif`. The empty one is a card of which everything is left to the toolstack. */
export function readVif(
  item: string,
  hvm: boolean,
  { xl }: Dialect,
  report: Report,
  path: string,
): BridgeInterface | EthernetInterface {
  const parts = new Map<string, string>();
  const others = new Set<string>();
  for (const { key, value } of item.trim() === "" ? [] : splitSpec(item)) {
    if (KNOWN.has(key) && (xl || key !== "mtu") && value !== undefined) parts.set(key, value);
    else others.add(key || "an empty part");
  }
  for (const key of others) report.warn("dialect.vif", `${key} has no place in an interface`, path);
  const get = (key: string) => parts.get(key) || undefined;
  const script = get("script");
  const target = get("vifname");
  const mac = readMac(get("mac"), report, path);
  const model =
    hvm && /^(?:vif|netfront|paravirtualised)$/.test(get("type") ?? "") ? PARAVIRTUAL_MODEL : get("model");
  const bridge = get("bridge");
  const dev = bridge === undefined ? (get("gatewaydev") ?? get("netdev")) : undefined;
  const isBridge = bridge !== undefined || (dev === undefined && (script?.includes("bridge") ?? true));
  // Its fields are set in the order in which they are written.
  const card: BridgeInterface | EthernetInterface = { type: isBridge ? "bridge" : "ethernet" };
  if (mac !== undefined) card.mac = { address: mac };
  if (bridge !== undefined) card.source = { bridge };
  else if (dev !== undefined) card.source = { dev };
  const ip = get("ip");
  if (ip !== undefined) card.ip = ip.split(/\s+/).map((address) => ({ address }));
  const backend = get("backend");
  if (backend !== undefined) Object.assign(card, backendPart(backend));
  const rate = get("rate");
  if (rate !== undefined) Object.assign(card, readRate(rate, report, path));
  if (script !== undefined) card.script = { path: script };
  if (target !== undefined) card.target = { dev: target };
  if (model !== undefined) card.model = { type: model };
  const mtu = get("mtu");
  if (mtu !== undefined) Object.assign(card, readMtu(mtu, report, path));
  return card;
}

const CANONICAL_MAC = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/;

/** xm and xl take numbers of one digit too, as in `0:16:3e:0:0:8`. */
function readMac(text: string | undefined, report: Report, path: string): string | undefined {
  if (text === undefined || CANONICAL_MAC.test(text)) return text;
  if (/^[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5}$/i.test(text)) {
    const numbers = text.toLowerCase().split(":");
    return numbers.map((number) => number.padStart(2, "0")).join(":");
  }
  report.error("conf.value", "expected a MAC address of six pairs of hex digits with colons", path);
  return undefined;
}

/** Bytes per second of each unit that a rate may have; 1 KB is 1000 bytes. */
const RATE_UNITS: ReadonlyMap<string, number> = new Map(
  ["", "K", "M", "G"].flatMap((prefix, power): [string, number][] => [
    [`${prefix}B`, 1000 ** power],
    [`${prefix}b`, 1000 ** power / 8],
  ]),
);

/** A rate becomes later libvirt's `<bandwidth>`, which counts kilobytes per second. */
function readRate(rate: string, report: Report, path: string): Pick<Interface, "bandwidth"> {
  const [, amount, unit, interval] = /^([0-9]{1,9})([KMG]?[Bb])\/s(@.*)?$/.exec(rate) ?? [];
  const average = unit === undefined ? Number.NaN : (Number(amount) * RATE_UNITS.get(unit)!) / 1000;
  if (Number.isInteger(average) && average > 0 && average < MAX_RATE && interval === undefined) {
    return ratePart(average);
  }
  report.warn("dialect.vif", "this rate has no place in an interface", path);
  return {};
}

/** From here on, a rate in kilobytes per second is none that we would write again. */
const MAX_RATE = 1e9;

function readMtu(mtu: string, report: Report, path: string): { mtu?: Mtu } {
  if (/^[1-9][0-9]{0,5}$/.test(mtu)) return { mtu: { size: Number(mtu) } };
  report.warn("dialect.vif", "this mtu has no place in an interface", path);
  return {};
}

/** Writes an item of `vif`. */
export function writeVif(
  card: Interface,
  hvm: boolean,
  dialect: Dialect,
  report: Report,
  path: string,
): string {
  const parts: string[] = [];
  const put = (key: string, value: string | undefined, place: string) => {
    if (value !== undefined) parts.push(`${key}=${specValue(value, report, `${path}/${place}`)}`);
  };
  put("mac", macOf(card, path, report), "mac/@address");
  const source = sourceOf(card);
  if (card.type === "bridge") put("bridge", source, "source/@bridge");
  if (card.type === "ethernet" && dialect.xl) put("gatewaydev", source, "source/@dev");
  if (card.type === "ethernet" && !dialect.xl && source !== undefined) {
    report.warn(
      "dialect.interface-source",
      "xm has no key for the host's device: left out",
      `${path}/source/@dev`,
    );
  }
  const model = card.model?.type || undefined;
  const emulated = hvm && model !== PARAVIRTUAL_MODEL;
  if (hvm && !emulated) parts.push(dialect.xl ? "type=vif" : "type=netfront");
  if (emulated && !dialect.xl) parts.push("type=ioemu");
  put("script", card.script?.path || undefined, "script/@path");
  const ips = card.ip?.map(({ address }) => address).filter(Boolean) ?? [];
  put("ip", ips.length > 0 ? ips.join(" ") : undefined, "ip/@address");
  if (emulated) put("model", model, "model/@type");
  const name = card.target?.dev || undefined;
  if (!isRuntimeName(name)) put("vifname", name, "target/@dev");
  const average = rateOf(card);
  if (average !== undefined) parts.push(`rate=${average}KB/s`);
  if (dialect.xl && card.mtu !== undefined) parts.push(`mtu=${card.mtu.size}`);
  put("backend", backendOf(card), "backenddomain/@name");
  reportLost(card, hvm, dialect, report, path);
  return parts.join(",");
}

/** The host's bridge or device that a card is connected to. */
function sourceOf(card: Interface): string | undefined {
  if (card.type === "bridge") return card.source?.bridge || undefined;
  return (card.type === "ethernet" && card.source?.dev) || undefined;
}

/** The name that the toolstack gives while a guest runs: wrong for its next run. */
function isRuntimeName(target: string | undefined): boolean {
  return target !== undefined && /^(?:vif|tap)[0-9]+\.[0-9]+$/.test(target);
}

function reportLost(card: Interface, hvm: boolean, dialect: Dialect, report: Report, path: string): void {
  if (card.type === "user") {
    report.error("dialect.interface-type", "Xen has no user-mode network", `${path}/@type`);
  }
  const script = card.script?.path;
  const isBridge = script === undefined || script.includes("bridge");
  const written = card.type === "bridge" || dialect.xl ? sourceOf(card) : undefined;
  if (written === undefined && card.type !== "user" && isBridge !== (card.type === "bridge")) {
    const other = isBridge ? "bridge" : "ethernet";
    report.warn("dialect.interface-type", `without a source, its script makes it ${other}`, `${path}/@type`);
  }
  if (!hvm && card.model?.type) {
    report.warn(
      "dialect.interface-model",
      "a paravirtual guest has no emulated card: left out",
      `${path}/model`,
    );
  }
}
