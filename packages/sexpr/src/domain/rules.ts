import type { Device } from "@libvirt-ts/xml/device";
import type { BandwidthOutbound, Domain, Graphics, Hostdev, Serial } from "@libvirt-ts/xml/domain";
import {
  hvmDeviceRules,
  isPlainRate,
  type Judgement,
  pciOf,
  type Rules,
  serialWord,
  Target,
  usual,
  type Verdict,
  xenRules,
} from "@libvirt-ts/xml/xen";
import type { ConfigWriter } from "./config-writer.js";

/** What xend has words for beyond what every Xen configuration says. */
const words: Rules = {
  "vcpu/@cpuset": "said",
  "cputune/vcpupin": "said",
  "clock/@offset": usual("warn", "utc", "localtime"),
  "devices/disk/backenddomain": "said",
  "devices/interface/backenddomain": "said",
  "devices/interface/bandwidth/outbound": (part: BandwidthOutbound) => (isPlainRate(part) ? "said" : "warn"),
  "devices/hostdev": (part: Hostdev) => (pciOf(part) === undefined ? "refuse" : "said"),
  "devices/graphics/@keymap": "said",
  "devices/graphics/@display": windowWord,
  "devices/graphics/@xauth": windowWord,
};

const hvmWords: Rules = {
  "devices/serial": (part: Serial) => (serialWord(part) === undefined ? "refuse" : "said"),
};

/** Words for the host's X server: a window's alone. */
function windowWord(_: unknown, { type }: Graphics): Verdict {
  return type === "sdl" ? "said" : "warn";
}

function targetOf(hvm: boolean): Target {
  const common = xenRules(hvm);
  return new Target({ ...common, ...words, ...(hvm && { ...hvmDeviceRules(common), ...hvmWords }) });
}

const targets = {
  hvm: targetOf(true),
  paravirtual: targetOf(false),
  // All of the os is left out, which the writer tells.
  pygrub: new Target({ ...xenRules(false), ...words, os: "said" }),
};

/** Tells of everything in a domain that xend has no words for. */
export function judgeDomain(out: ConfigWriter, domain: Domain, sort: keyof typeof targets): void {
  targets[sort].judge(domain, (judgement) => tell(out, judgement));
}

/** The same for one device. */
export function judgeDevice(out: ConfigWriter, device: Device, hvm: boolean, path: string): void {
  const target = hvm ? targets.hvm : targets.paravirtual;
  target.judgeDevice(device, path, (judgement) => tell(out, judgement));
}

function tell(out: ConfigWriter, { verdict, path, what }: Judgement): void {
  const message = `${what === undefined ? "" : `${what} `}has no place in a xend configuration`;
  if (verdict === "warn") out.warn("dialect.unknown", message, path);
  else out.error("dialect.unsupported", `${message}, and the guest would be another one without it`, path);
}
