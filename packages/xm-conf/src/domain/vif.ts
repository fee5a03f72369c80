import type { Interface, Unknown, XmlElement } from "@libvirt-ts/xml";
import type { Dialect } from "./dialect.js";
import type { Report } from "./report.js";
import { specValue, splitSpec } from "./spec.js";
import { reportUnknown } from "./unknown.js";

/** The word for a card of a fully virtualised guest that is not emulated: later libvirt's model `netfront`. */
const PARAVIRTUAL_MODEL = "netfront";

const KNOWN = new Set([
  "mac",
  "bridge",
  "gatewaydev",
  "ip",
  "model",
  "netdev",
  "rate",
  "script",
  "type",
  "vifname",
]);

/** Reads an item of `vif`. The empty one is a card of which everything is left to the toolstack. */
export function readVif(item: string, hvm: boolean, report: Report, path: string): Interface {
  const parts = new Map<string, string>();
  const others = new Set<string>();
  for (const { key, value } of item.trim() === "" ? [] : splitSpec(item)) {
    if (KNOWN.has(key) && value !== undefined) parts.set(key, value);
    else others.add(key || "an empty part");
  }
  for (const key of others) report.warn("dialect.vif", `${key} has no place in an interface`, path);
  const get = (key: string) => parts.get(key) || undefined;
  const script = get("script");
  const target = get("vifname");
  const mac = readMac(get("mac"), report, path);
  const model =
    hvm && /^(?:vif|netfront|paravirtualised)$/.test(get("type") ?? "") ? PARAVIRTUAL_MODEL : get("model");
  const unknown = readRate(get("rate"), report, path);
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
function readRate(rate: string | undefined, report: Report, path: string): Unknown | undefined {
  if (rate === undefined) return undefined;
  const [, amount, unit, interval] = /^([0-9]{1,9})([KMG]?[Bb])\/s(@.*)?$/.exec(rate) ?? [];
  const average = unit === undefined ? Number.NaN : (Number(amount) * RATE_UNITS.get(unit)!) / 1000;
  if (!Number.isInteger(average) || average === 0 || interval !== undefined) {
    report.warn("dialect.vif", "this rate has no place in an interface", path);
    return undefined;
  }
  const outbound: XmlElement = {
    name: "outbound",
    attributes: [{ name: "average", value: String(average) }],
  };
  return { children: [{ name: "bandwidth", children: [outbound] }] };
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
  const average = averageOf(card);
  if (average !== undefined) parts.push(`rate=${average}KB/s`);
  reportLost(card, hvm, dialect, report, path);
  return parts.join(",");
}

/** The name that the toolstack gives while a guest runs: wrong for its next run. */
function isRuntimeName(target: string | undefined): boolean {
  return target !== undefined && /^(?:vif|tap)[0-9]+\.[0-9]+$/.test(target);
}

/** The rate that `readRate` kept, or another document's that says no more than that. */
function averageOf({ unknown }: Interface): string | undefined {
  const [bandwidth] = unknown?.children ?? [];
  if (bandwidth?.name !== "bandwidth" || bandwidth.children?.length !== 1) return undefined;
  const [outbound] = bandwidth.children;
  if (typeof outbound !== "object" || outbound.name !== "outbound") return undefined;
  const [average, ...others] = outbound.attributes ?? [];
  const plain = others.length === 0 && average?.name === "average" && /^[1-9][0-9]{0,8}$/.test(average.value);
  return plain ? average.value : undefined;
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
  const kept = averageOf(card) === undefined ? 0 : 1;
  reportUnknown(
    report,
    card.unknown && { ...card.unknown, children: card.unknown.children?.slice(kept) ?? [] },
    path,
  );
}
