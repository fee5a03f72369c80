import {
  argvToDomain,
  commandLineOf,
  completeDomain,
  formatCommandLine,
} from "@libvirt-ts/driver-qemu/command-line";
import { parse as parseSexpr } from "@libvirt-ts/sexpr";
import { domainToSexpr, sexprToDomain } from "@libvirt-ts/sexpr/domain";
import { parse as parseConf } from "@libvirt-ts/xm-conf";
import { type ConfDialect, confToDomain, domainToConf, gapsOf } from "@libvirt-ts/xm-conf/domain";
import { type Domain, formatDomain, type Problem, parseDomain } from "@libvirt-ts/xml/domain";
import { withoutUnknown } from "@libvirt-ts/xml/xen";
import { usualQemu } from "./usual-qemu.js";

/** A form that a guest's description has. */
export type FormName = "xml" | "xen-sxpr" | "xen-xm" | "xen-xl" | "qemu-argv";

/** How a form is read and written; both throw errors with `problems`, or LibvirtErrors. */
export interface Form {
  readonly name: FormName;
  readonly title: string;
  read(text: string): { readonly domain: Domain; readonly warnings: readonly Problem[] };
  write(domain: Domain): { readonly text: string; readonly warnings: readonly Problem[] };
}

const xml: Form = {
  name: "xml",
  title: "Domain XML",
  read: (text) => parseDomain(text),
  write: (domain) => ({ text: formatDomain(domain, { secure: true }), warnings: [] }),
};

const sexpr: Form = {
  name: "xen-sxpr",
  title: "xend S-expression",
  read: (source) => sexprToDomain(parseSexpr(source), 4, { source }),
  write: (domain) => domainToSexpr(domain, 4),
};

const conf = (name: FormName, title: string, dialect: ConfDialect): Form => ({
  name,
  title,
  read: (text) => confToDomain(parseConf(text), dialect),
  write(domain) {
    const { document, warnings } = domainToConf(domain, dialect);
    return { text: document.format(), warnings: [...gapsOf(domain, dialect), ...warnings] };
  },
});

const qemu: Form = {
  name: "qemu-argv",
  title: "QEMU command line",
  read: (text) => argvToDomain(text),
  write(domain) {
    const directory = `/run/libvirt-ts/qemu/${domain.name.replaceAll("/", "_")}`;
    const files = { monitors: [`${directory}/monitor.sock`], directory, nvram: `${directory}/nvram.fd` };
    const host = usualQemu(domain.os?.type.arch);
    const line = commandLineOf(completeDomain(domain, host), host, { files });
    return { text: `${formatCommandLine(line)}\n`, warnings: [] };
  },
};

/** All of them, in the order in which they are shown. */
export const forms: readonly Form[] = [
  xml,
  sexpr,
  conf("xen-xm", "xm file", "xm-3"),
  conf("xen-xl", "xl file", "xl"),
  qemu,
];

export const formNamed = (name: string): Form | undefined => forms.find((form) => form.name === name);

/** Words that only xl's files have. */
const xlWords =
  /^\s*(type|firmware|usb|device_model_version|bios|vga|spice|max_event_channels)\s*=|\b(vdev|format|target|backendtype)=/m;

/** The form that a text most probably has. */
export function guessForm(text: string): FormName {
  const begin = text.trimStart();
  if (begin === "" || begin.startsWith("<")) return "xml";
  if (begin.startsWith("(")) return "xen-sxpr";
  if (/^(\w+=\S*\s+)*\S*(qemu-system-\w+|qemu-kvm|kvm)\s/.test(begin)) return "qemu-argv";
  return xlWords.test(text) ? "xen-xl" : "xen-xm";
}

/** What a reader of other documents says of a domain that was read from XML, without what it kept anyway. */
export const warningsOf = (form: FormName, warnings: readonly Problem[]): readonly Problem[] =>
  form === "xml" ? withoutUnknown(warnings) : warnings;
