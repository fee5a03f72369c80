import type { Interface, XmlElement } from "@libvirt-ts/xml";
import {
  attributeOf,
  backendElement,
  backendOf,
  childOf,
  element,
  rateElement,
  rateOf,
  unknownOf,
} from "@libvirt-ts/xml/target";
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
): Interface {
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
  const besides = [
    readRate(get("rate"), report, path),
    readMtu(get("mtu"), report, path),
    backendElement(get("backend")),
  ];
  const unknown = unknownOf({ children: besides.filter((part) => part !== undefined) });
  const common = {
    kind: "interface" as const,
    ips: get("ip")?.split(/\s+/).filter(Boolean) ?? [],
    ...(target !== undefined && { target }),
    ...(mac !== undefined && { mac }),
    ...(script !== undefined && { script }),
    ...(model !== undefined && { model }),
    ...(unknown !== undefined && { unknown }),
  };
  const bridge = get("bridge");
  if (bridge !== undefined) return { type: "bridge", ...common, bridge };
  const dev = get("gatewaydev") ?? get("netdev");
  if (dev !== undefined) return { type: "ethernet", ...common, dev };
  return { type: script === undefined || script.includes("bridge") ? "bridge" : "ethernet", ...common };
}

/** xm and xl take numbers of one digit too, as in `0:16:3e:0:0:8`. */
function readMac(text: string | undefined, report: Report, path: string): string | undefined {
  if (text === undefined) return undefined;
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
function readRate(rate: string | undefined, report: Report, path: string): XmlElement | undefined {
  if (rate === undefined) return undefined;
  const [, amount, unit, interval] = /^([0-9]{1,9})([KMG]?[Bb])\/s(@.*)?$/.exec(rate) ?? [];
  const average = unit === undefined ? Number.NaN : (Number(amount) * RATE_UNITS.get(unit)!) / 1000;
  if (!Number.isInteger(average) || average === 0 || interval !== undefined) {
    report.warn("dialect.vif", "this rate has no place in an interface", path);
    return undefined;
  }
  return rateElement(average);
}

function readMtu(mtu: string | undefined, report: Report, path: string): XmlElement | undefined {
  if (mtu === undefined) return undefined;
  if (/^[1-9][0-9]{0,5}$/.test(mtu)) return element("mtu", { size: mtu });
  report.warn("dialect.vif", "this mtu has no place in an interface", path);
  return undefined;
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
  put("mac", card.mac, "mac/@address");
  if (card.type === "bridge") put("bridge", card.bridge, "source/@bridge");
  if (card.type === "ethernet" && dialect.xl) put("gatewaydev", card.dev, "source/@dev");
  if (card.type === "ethernet" && !dialect.xl && card.dev !== undefined) {
    report.warn(
      "dialect.interface-source",
      "xm has no key for the host's device: left out",
      `${path}/source/@dev`,
    );
  }
  const emulated = hvm && card.model !== PARAVIRTUAL_MODEL;
  if (hvm && !emulated) parts.push(dialect.xl ? "type=vif" : "type=netfront");
  if (emulated && !dialect.xl) parts.push("type=ioemu");
  put("script", card.script, "script/@path");
  put("ip", card.ips.length > 0 ? card.ips.join(" ") : undefined, "ip/@address");
  if (emulated) put("model", card.model, "model/@type");
  if (!isRuntimeName(card.target)) put("vifname", card.target, "target/@dev");
  const average = rateOf(card.unknown);
  if (average !== undefined) parts.push(`rate=${average}KB/s`);
  if (dialect.xl) put("mtu", attributeOf(childOf(card.unknown, "mtu"), "size"), "mtu/@size");
  put("backend", backendOf(card.unknown), "backenddomain/@name");
  reportLost(card, hvm, dialect, report, path);
  return parts.join(",");
}

/** The name that the toolstack gives while a guest runs: wrong for its next run. */
function isRuntimeName(target: string | undefined): boolean {
  return target !== undefined && /^(?:vif|tap)[0-9]+\.[0-9]+$/.test(target);
}

function reportLost(card: Interface, hvm: boolean, dialect: Dialect, report: Report, path: string): void {
  if (card.type === "user") {
    report.error("dialect.interface-type", "Xen has no user-mode network", `${path}/@type`);
  }
  const isBridge = card.script === undefined || card.script.includes("bridge");
  const written =
    card.type === "bridge" ? card.bridge : dialect.xl && card.type === "ethernet" ? card.dev : undefined;
  if (written === undefined && card.type !== "user" && isBridge !== (card.type === "bridge")) {
    const other = isBridge ? "bridge" : "ethernet";
    report.warn("dialect.interface-type", `without a source, its script makes it ${other}`, `${path}/@type`);
  }
  if (!hvm && card.model !== undefined) {
    report.warn(
      "dialect.interface-model",
      "a paravirtual guest has no emulated card: left out",
      `${path}/model`,
    );
  }
}
