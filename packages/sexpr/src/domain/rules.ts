import type { Console, Disk, DomainDescription, Graphics, Interface } from "@libvirt-ts/xml";
import {
  attributeOf,
  hvmDeviceRules,
  isPlainRate,
  type Judgement,
  judgeDevice,
  judgeDomain,
  pciOf,
  type Rules,
  serialWord,
  usual,
  xenRules,
} from "@libvirt-ts/xml/target";
import type { ConfigWriter } from "./config-writer.js";

/** What xend has words for beyond what the model knows. */
const words: Rules = {
  "vcpu/@cpuset": "said",
  "cputune/vcpupin": "said",
  "clock/@offset": usual("warn", "utc", "localtime"),
  "devices/disk/backenddomain": "said",
  "devices/interface/backenddomain": "said",
  "devices/interface/bandwidth/outbound": (part) => (isPlainRate(part) ? "said" : "warn"),
  "devices/hostdev": (part) => (pciOf(part) === undefined ? "refuse" : "said"),
  "devices/graphics/@keymap": "said",
  "devices/graphics/@display": (_, { device }) => screenWord(device),
  "devices/graphics/@xauth": (_, { device }) => screenWord(device),
};

const hvmWords: Rules = {
  "devices/serial": (part) => (serialWord(part) === undefined ? "refuse" : "said"),
};

/** Words for the host's X server: a window's alone. */
function screenWord(device: Disk | Interface | Graphics | Console | undefined): "said" | "warn" {
  return device?.kind === "graphics" && device.type === "sdl" ? "said" : "warn";
}

function rulesOf(hvm: boolean): Rules {
  const common = xenRules(hvm);
  return { ...common, ...words, ...(hvm && { ...hvmDeviceRules(common), ...hvmWords }) };
}

const rules = { hvm: rulesOf(true), paravirtual: rulesOf(false) };

/** Tells of everything in a domain that neither the model knows nor xend has words for. */
export function judgeUnknown(out: ConfigWriter, domain: DomainDescription, hvm: boolean): void {
  judgeDomain(domain, hvm ? rules.hvm : rules.paravirtual, (judgement) => tell(out, judgement));
}

/** The same for one device. */
export function judgeUnknownOf(
  out: ConfigWriter,
  device: Disk | Interface,
  hvm: boolean,
  path: string,
): void {
  judgeDevice(device, hvm ? rules.hvm : rules.paravirtual, path, (judgement) => tell(out, judgement));
}

function tell(out: ConfigWriter, { verdict, path, what }: Judgement): void {
  const message = `${what === undefined ? "" : `${what} `}has no place in a xend configuration`;
  if (verdict === "warn") out.warn("dialect.unknown", message, path);
  else out.error("dialect.unsupported", `${message}, and the guest would be another one without it`, path);
}

/** The keymap and its like of a screen. */
export function screenAttribute(screen: Graphics, name: string): string | undefined {
  return (screen.unknown && attributeOf({ name: "graphics", ...screen.unknown }, name)) || undefined;
}
