import type { DomainDescription } from "@libvirt-ts/xml";
import {
  attributeOf,
  hvmDeviceRules,
  isPlainRate,
  judgeDomain,
  pciOf,
  type Rules,
  serialWord,
  usual,
  xenRules,
} from "@libvirt-ts/xml/target";
import type { Dialect } from "./dialect.js";
import type { Report } from "./report.js";

/** What both xm and xl have words for beyond what the model knows. */
const words: Rules = {
  "vcpu/@cpuset": "said",
  "cputune/vcpupin": "said",
  "devices/disk/backenddomain": "said",
  "devices/interface/backenddomain": "said",
  "devices/interface/bandwidth/outbound": (part) => (isPlainRate(part) ? "said" : "warn"),
  "devices/hostdev": (part) => (pciOf(part) === undefined ? "refuse" : "said"),
};

const hvmWords: Rules = {
  "clock/@offset": usual("warn", "utc", "localtime"),
  "devices/serial": (part) => (serialWord(part) === undefined ? "refuse" : "said"),
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

/** Tells of everything in a domain that neither the model knows nor the dialect has words for. */
export function judgeUnknown(report: Report, domain: DomainDescription, dialect: Dialect): void {
  judgeDomain(domain, rulesOf(dialect, domain.os.kind === "hvm"), ({ verdict, path, what }) => {
    const message = `${what === undefined ? "" : `${what} `}has no place in a configuration file`;
    if (verdict === "warn") report.warn("dialect.unknown", message, path);
    else
      report.error("dialect.unsupported", `${message}, and the guest would be another one without it`, path);
  });
}

/** An attribute of a screen that the model keeps without knowing it. */
export function screenAttribute({ unknown }: DomainDescription["devices"]["graphics"][number], name: string) {
  return (unknown && attributeOf({ name: "graphics", ...unknown }, name)) || undefined;
}
