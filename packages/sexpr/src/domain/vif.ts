import type { Interface } from "@libvirt-ts/xml";
import type { SexprList } from "../node.js";
import type { ConfigWriter } from "./config-writer.js";
import { type TreeReport, text } from "./report.js";
import { reportUnknown } from "./unknown.js";

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
  out.end();
  reportLost(out, card, hvm, path);
}

/** The name that xend gives while a guest runs: not part of a configuration, and wrong for the guest's next run. */
function isRuntimeName(target: string | undefined): boolean {
  return target !== undefined && /^(vif|tap)[0-9]+\.[0-9]+$/.test(target);
}

function reportLost(out: ConfigWriter, card: Interface, hvm: boolean, path: string): void {
  if (card.type === "user") {
    out.warn(
      "dialect.interface-type",
      "xend has no user-mode network and uses its default bridge",
      `${path}/@type`,
    );
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
  reportUnknown(out, card.unknown, path);
}
