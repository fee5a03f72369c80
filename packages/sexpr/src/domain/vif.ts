import type {
  Bandwidth,
  BridgeInterface,
  EthernetInterface,
  Interface,
  UserInterface,
} from "@libvirt-ts/xml/domain";
import { backendOf, backendPart, macOf, rateOf, ratePart } from "@libvirt-ts/xml/xen";
import { child } from "../lookup.js";
import type { SexprList } from "../node.js";
import type { ConfigWriter } from "./config-writer.js";
import { type TreeReport, text } from "./report.js";

/** The word for a card of a fully virtualised guest that is not emulated: later libvirt's model `netfront`. */
const paravirtualModel = "netfront";

/** A card that a configuration can say, but for one of user-mode networking, which xend has not. */
type PlainCard = BridgeInterface | EthernetInterface | UserInterface;

/** Whether a card is one that a configuration can say; the target's table refuses the other ones. */
export function isPlainCard(card: Interface): card is PlainCard {
  return card.type === "bridge" || card.type === "ethernet" || card.type === "user";
}

/** Reads `(vif …)`. */
export function readVif(list: SexprList, hvm: boolean, report: TreeReport): Interface {
  const script = text(list, "script");
  const bridge = text(list, "bridge");
  const dev = text(list, "dev");
  const target = text(list, "vifname");
  const mac = readMac(list, report);
  const ip = text(list, "ip");
  const model = hvm && text(list, "type") === "netfront" ? paravirtualModel : text(list, "model");
  // In the order in which they are written, or the writer has to sort them.
  const first = mac === undefined ? {} : { mac: { address: mac } };
  const card = (
    bridge !== undefined
      ? { type: "bridge", ...first, source: { bridge } }
      : dev !== undefined
        ? { type: "ethernet", ...first, source: { dev } }
        : { type: script?.includes("bridge") ? "bridge" : "ethernet", ...first }
  ) as PlainCard;
  const backend = backendPart(text(list, "backend")).backenddomain;
  const rate = readRate(list, report);
  if (ip !== undefined) card.ip = [{ address: ip }];
  if (backend !== undefined) card.backenddomain = backend;
  if (rate !== undefined) card.bandwidth = rate;
  if (script !== undefined) card.script = { path: script };
  if (target !== undefined) card.target = { dev: target };
  if (model !== undefined) card.model = { type: model };
  return card;
}

/** xend passes on what it was given, also numbers of one digit as in `0:16:3e:0:0:8`, and what is no address at all. */
function readMac(list: SexprList, report: TreeReport): string | undefined {
  const mac = text(list, "mac")?.toLowerCase();
  if (mac === undefined || /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/.test(mac)) return mac;
  if (/^[0-9a-f]{1,2}(:[0-9a-f]{1,2}){5}$/.test(mac)) {
    const numbers = mac.split(":");
    return numbers.map((number) => number.padStart(2, "0")).join(":");
  }
  report.warn("device.mac", "expected six pairs of hex digits with colons: it is left out", list);
  return undefined;
}

/** Kilobytes per second (of 1000 bytes) in each unit that a rate may have. */
const rateUnits: ReadonlyMap<string, number> = new Map(
  ["", "K", "M", "G"].flatMap((prefix, power): [string, number][] => [
    [`${prefix}B`, 1000 ** (power - 1)],
    [`${prefix}b`, 1000 ** (power - 1) / 8],
  ]),
);

/** `(rate 10MB/s)` as it is sent. */
function readRate(list: SexprList, report: TreeReport): Bandwidth | undefined {
  const rate = text(list, "rate");
  if (rate === undefined) return undefined;
  const [, amount, unit = ""] = /^([0-9]{1,9})([KMG]?[Bb])\/s$/.exec(rate) ?? [];
  const average = Number(amount) * (rateUnits.get(unit) ?? Number.NaN);
  if (Number.isInteger(average) && average > 0) return ratePart(average).bandwidth;
  report.warn("sexpr.not-kept", "this rate has no place in an interface", child(list, "rate") ?? list);
  return undefined;
}

/** Writes `(vif …)`. */
export function writeVif(out: ConfigWriter, card: PlainCard, hvm: boolean, path: string): void {
  const model = card.model?.type || undefined;
  const target = card.target?.dev || undefined;
  out.begin("vif");
  out.string("mac", macOf(card, path, out));
  if (card.type === "bridge") out.string("bridge", card.source?.bridge || undefined);
  if (card.type === "ethernet") out.string("dev", card.source?.dev || undefined);
  out.string("script", card.script?.path || undefined);
  out.string("ip", card.ip?.[0]?.address || undefined);
  if (!isRuntimeName(target)) out.string("vifname", target);
  if (hvm && model === paravirtualModel) out.atom("type", "netfront");
  else if (hvm) {
    out.string("model", model);
    out.atom("type", "ioemu");
  }
  out.string("backend", backendOf(card));
  const rate = rateOf(card);
  if (rate !== undefined) out.string("rate", `${rate}KB/s`);
  out.end();
  reportLost(out, card, hvm, path);
}

/** The name that xend gives while a guest runs: not part of a configuration, and wrong for the guest's next run. */
function isRuntimeName(target: string | undefined): boolean {
  return target !== undefined && /^(vif|tap)[0-9]+\.[0-9]+$/.test(target);
}

function reportLost(out: ConfigWriter, card: PlainCard, hvm: boolean, path: string): void {
  const isForBridges = card.script?.path.includes("bridge") === true;
  if (card.type === "user") {
    out.error("dialect.interface-type", "xend has no user-mode network", `${path}/@type`);
  }
  if (card.type === "bridge" && !card.source?.bridge && !isForBridges) {
    out.warn("dialect.interface-type", "no bridge is named, and xend chooses", `${path}/source`);
  }
  if (card.type === "ethernet" && !card.source?.dev && isForBridges) {
    out.warn("dialect.interface-type", "a script for bridges makes it a bridge interface", `${path}/@type`);
  }
  if (card.ip !== undefined && card.ip.length > 1)
    out.warn("dialect.interface-ip", "only the first address is written", `${path}/ip[2]`);
  if (card.model?.type && !hvm) {
    out.warn("dialect.interface-model", "a paravirtual guest has no emulated card", `${path}/model`);
  }
}
