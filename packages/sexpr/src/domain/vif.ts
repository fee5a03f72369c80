import type { Interface } from "@libvirt-ts/xml";
import { backendElement, backendOf, rateElement, rateOf } from "@libvirt-ts/xml/target";
import { child } from "../lookup.js";
import type { SexprList } from "../node.js";
import { deviceUnknown } from "./besides.js";
import type { ConfigWriter } from "./config-writer.js";
import { type TreeReport, text } from "./report.js";

/** The word for a card of a fully virtualised guest that is not emulated: later libvirt's model `netfront`. */
const paravirtualModel = "netfront";

/** Reads `(vif …)`. */
export function readVif(list: SexprList, hvm: boolean, report: TreeReport): Interface {
  const script = text(list, "script");
  const bridge = text(list, "bridge");
  const dev = text(list, "dev");
  const target = text(list, "vifname");
  const mac = readMac(list, report);
  const ip = text(list, "ip");
  const model = hvm && text(list, "type") === "netfront" ? paravirtualModel : text(list, "model");
  const parts = {
    kind: "interface" as const,
    ips: ip === undefined ? [] : [ip],
    ...(target !== undefined && { target }),
    ...(mac !== undefined && { mac }),
    ...(script !== undefined && { script }),
    ...(model !== undefined && { model }),
    ...deviceUnknown(readRate(list, report), backendElement(text(list, "backend"))),
  };
  if (bridge !== undefined) return { type: "bridge", ...parts, bridge };
  if (dev !== undefined) return { type: "ethernet", ...parts, dev };
  return { type: script?.includes("bridge") ? "bridge" : "ethernet", ...parts };
}

/** xend passes on what it was given, also numbers of one digit as in `0:16:3e:0:0:8`. */
function readMac(list: SexprList, report: TreeReport): string | undefined {
  const mac = text(list, "mac")?.toLowerCase();
  if (mac === undefined) return undefined;
  if (/^[0-9a-f]{1,2}(:[0-9a-f]{1,2}){5}$/.test(mac)) {
    const numbers = mac.split(":");
    return numbers.map((number) => number.padStart(2, "0")).join(":");
  }
  report.warn("device.mac", "expected six pairs of hex digits with colons", list);
  return mac;
}

/** Kilobytes per second (of 1000 bytes) in each unit that a rate may have. */
const rateUnits: ReadonlyMap<string, number> = new Map(
  ["", "K", "M", "G"].flatMap((prefix, power): [string, number][] => [
    [`${prefix}B`, 1000 ** (power - 1)],
    [`${prefix}b`, 1000 ** (power - 1) / 8],
  ]),
);

/** `(rate 10MB/s)` as it is sent. */
function readRate(list: SexprList, report: TreeReport) {
  const rate = text(list, "rate");
  if (rate === undefined) return undefined;
  const [, amount, unit = ""] = /^([0-9]{1,9})([KMG]?[Bb])\/s$/.exec(rate) ?? [];
  const average = Number(amount) * (rateUnits.get(unit) ?? Number.NaN);
  if (Number.isInteger(average) && average > 0) return rateElement(average);
  report.warn("sexpr.not-kept", "this rate has no place in an interface", child(list, "rate") ?? list);
  return undefined;
}

/** Writes `(vif …)`. */
export function writeVif(out: ConfigWriter, card: Interface, hvm: boolean, path: string): void {
  out.begin("vif");
  out.string("mac", card.mac);
  if (card.type === "bridge") out.string("bridge", card.bridge);
  if (card.type === "ethernet") out.string("dev", card.dev);
  out.string("script", card.script);
  out.string("ip", card.ips[0]);
  if (!isRuntimeName(card.target)) out.string("vifname", card.target);
  if (hvm && card.model === paravirtualModel) out.atom("type", "netfront");
  else if (hvm) {
    out.string("model", card.model);
    out.atom("type", "ioemu");
  }
  out.string("backend", backendOf(card.unknown));
  const rate = rateOf(card.unknown);
  if (rate !== undefined) out.string("rate", `${rate}KB/s`);
  out.end();
  reportLost(out, card, hvm, path);
}

/** The name that xend gives while a guest runs: not part of a configuration, and wrong for the guest's next run. */
function isRuntimeName(target: string | undefined): boolean {
  return target !== undefined && /^(vif|tap)[0-9]+\.[0-9]+$/.test(target);
}

function reportLost(out: ConfigWriter, card: Interface, hvm: boolean, path: string): void {
  if (card.type === "user") {
    out.error("dialect.interface-type", "xend has no user-mode network", `${path}/@type`);
  }
  if (card.type === "bridge" && card.bridge === undefined && !card.script?.includes("bridge")) {
    out.warn("dialect.interface-type", "no bridge is named, and xend chooses", `${path}/source`);
  }
  if (card.type === "ethernet" && card.dev === undefined && card.script?.includes("bridge")) {
    out.warn("dialect.interface-type", "a script for bridges makes it a bridge interface", `${path}/@type`);
  }
  if (card.ips.length > 1)
    out.warn("dialect.interface-ip", "only the first address is written", `${path}/ip[2]`);
  if (card.model !== undefined && !hvm) {
    out.warn("dialect.interface-model", "a paravirtual guest has no emulated card", `${path}/model`);
  }
}
