import type { BandwidthOutbound, Disk, Domain, Hostdev, Serial } from "@libvirt-ts/xml/domain";
import {
  hvmDeviceRules,
  isPlainRate,
  pciOf,
  type Rules,
  serialWord,
  Target,
  usual,
  xenRules,
} from "@libvirt-ts/xml/xen";
import type { Dialect } from "./dialect.js";
import type { Report } from "./report.js";
import { isXlDisk } from "./xl-disk.js";

/** What both xm and xl have words for beyond what every configuration says. */
const words: Rules = {
  "vcpu/@cpuset": "said",
  "cputune/vcpupin": "said",
  "devices/disk/backenddomain": "said",
  "devices/interface/backenddomain": "said",
  "devices/interface/bandwidth/outbound": (part: BandwidthOutbound) => (isPlainRate(part) ? "said" : "warn"),
  "devices/hostdev": (part: Hostdev) => (pciOf(part) === undefined ? "refuse" : "said"),
};

const hvmWords: Rules = {
  "clock/@offset": usual("warn", "utc", "localtime"),
  "devices/serial": (part: Serial) => (serialWord(part) === undefined ? "refuse" : "said"),
  "devices/graphics/@keymap": "said",
};

const paravirtualWords: Rules = {
  "clock/@offset": usual("warn", "utc", "localtime"),
  "devices/graphics/@keymap": "said",
};

/** What an item of `vfb` says besides. */
const vfbWords: Rules = {
  "devices/graphics/@display": "said",
  "devices/graphics/@xauth": "said",
};

const xlWords: Rules = {
  "devices/disk": (disk: Disk) => (isXlDisk(disk) ? "none" : "refuse"),
  // An image of a Ceph cluster.
  "devices/disk/source/@protocol": "said",
  "devices/disk/source/@name": "said",
  "devices/disk/source/host": "said",
  "devices/disk/source/snapshot": "said",
  "devices/disk/source/config": "said",
  "devices/interface/mtu": "none",
  "devices/interface/mtu/@size": "said",
};

const xlHvmWords: Rules = {
  "os/kernel": "said",
  "os/initrd": "said",
  "os/cmdline": "said",
  "os/@firmware": usual("refuse", "efi", "bios"),
  "os/loader/@type": usual("refuse", "rom", "pflash"),
  "devices/disk/driver/@discard": usual("warn", "unmap"),
};

function rulesOf({ xl, vfb }: Dialect, hvm: boolean): Rules {
  const common = xenRules(hvm);
  return {
    ...common,
    ...words,
    ...(hvm ? { ...hvmDeviceRules(common), ...hvmWords } : paravirtualWords),
    ...(!hvm && vfb && vfbWords),
    ...(xl && xlWords),
    ...(xl && hvm && xlHvmWords),
  };
}

const targets = new WeakMap<Dialect, { readonly hvm: Target; readonly paravirtual: Target }>();

/** What a dialect can say of a guest; made once. */
function targetOf(dialect: Dialect, hvm: boolean): Target {
  let made = targets.get(dialect);
  if (made === undefined) {
    made = { hvm: new Target(rulesOf(dialect, true)), paravirtual: new Target(rulesOf(dialect, false)) };
    targets.set(dialect, made);
  }
  return hvm ? made.hvm : made.paravirtual;
}

/** Tells of everything in a domain that the dialect has no words for. */
export function judge(report: Report, domain: Domain, dialect: Dialect, hvm: boolean): void {
  targetOf(dialect, hvm).judge(domain, ({ verdict, path, what }) => {
    const message = `${what === undefined ? "" : `${what} `}has no place in a configuration file`;
    if (verdict === "warn") report.warn("dialect.unknown", message, path);
    else
      report.error("dialect.unsupported", `${message}, and the guest would be another one without it`, path);
  });
}
