/**
 * XML, xend's S-expressions and xm's files are three ways to one description: what all of them can say of a guest, none of them
 * loses or says differently.
 */
import { parse as parseSexpr } from "@libvirt-ts/sexpr";
import { type ConfigFormat, domainToSexpr, sexprToDomain } from "@libvirt-ts/sexpr/domain";
import { isLongRun } from "@libvirt-ts/testkit";
import { parse as parseConf } from "@libvirt-ts/xm-conf";
import { type ConfDialect, confToDomain, domainToConf } from "@libvirt-ts/xm-conf/domain";
import { type Domain, formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import fc from "fast-check";
import { expect, it } from "vitest";

const xmlOf = (domain: Domain): string => formatDomain(domain, { secure: true });

/** What comes back of a document that goes through xend's format, with what was told on the way. */
function throughSexpr(xml: string, format: ConfigFormat): { xml: string; told: readonly unknown[] } {
  const there = domainToSexpr(parseDomain(xml).domain, format);
  const back = sexprToDomain(parseSexpr(there.text), format);
  return { xml: xmlOf(back.domain), told: [...there.warnings, ...back.warnings] };
}

/** The same through a file of xm. */
function throughConf(xml: string, dialect: ConfDialect): { xml: string; told: readonly unknown[] } {
  const there = domainToConf(parseDomain(xml).domain, dialect);
  const back = confToDomain(parseConf(there.document.format()), dialect);
  return { xml: xmlOf(back.domain), told: [...there.warnings, ...back.warnings] };
}

/** Texts with whatever either format quotes or ends a value with, but for a colon and a comma, which xm's disks cannot hold. */
const text = fc
  .string({
    unit: fc.constantFrom(..."abcXYZ019-_.+/()'\"\\#=[]{}<>&;% ".split("")),
    minLength: 1,
    maxLength: 12,
  })
  .filter((value) => value.trim() === value);
const path = text.map((value) => `/${value}`);
const kib = fc.integer({ min: 4, max: 2 ** 24 }).map((mib) => mib * 1024);
const hex = fc.integer({ min: 0, max: 255 }).map((byte) => byte.toString(16).padStart(2, "0"));
const some = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: undefined });
const word = (value: string) =>
  value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("'", "&apos;");

const disk = (target: string) =>
  fc
    .tuple(fc.boolean(), path, fc.constantFrom("", "<readonly/>", "<shareable/>"))
    .map(([isBlock, at, mode]) =>
      isBlock
        ? `<disk type='block' device='disk'><driver name='phy'/><source dev='${word(at)}'/><target dev='${target}'/>${mode}</disk>`
        : `<disk type='file' device='disk'><driver name='file'/><source file='${word(at)}'/><target dev='${target}'/>${mode}</disk>`,
    );
const disks = fc
  .subarray(["xvda", "xvdb", "hdb", "sda1"], { minLength: 1 })
  .chain((targets) => fc.tuple(...targets.map(disk)));
const card = fc
  .tuple(hex, fc.constantFrom("", "<script path='vif-nat'/>"))
  .map(
    ([byte, script]) =>
      `<interface type='bridge'><mac address='00:16:3e:00:00:${byte}'/><source bridge='br0'/>${script}</interface>`,
  );
const screen = fc
  .tuple(
    fc.constantFrom("", " passwd='a&lt;b'"),
    fc.constantFrom("", " keymap='de'"),
    fc.constantFrom("", " listen='10.0.0.1'"),
  )
  .map((parts) => `<graphics type='vnc' port='-1'${parts.join("")}/>`);

/** Guests of the plain kind, paravirtual ones and others, as documents. */
const guest = fc
  .record({
    isHvm: fc.boolean(),
    name: fc.stringMatching(/^[a-z][a-z0-9._-]{0,9}$/),
    uuid: fc.uuid(),
    kernel: path,
    initrd: some(path),
    cmdline: some(text),
    memory: fc.tuple(kib, kib).map((sizes) => sizes.sort((one, other) => one - other)),
    vcpus: fc.integer({ min: 1, max: 32 }),
    cpuset: fc.constantFrom("", " cpuset='0-3'"),
    after: fc.constantFrom("destroy", "restart", "preserve"),
    disks,
    cards: fc.array(card, { maxLength: 2 }),
    screen: some(screen),
  })
  .map(({ isHvm, memory, ...of }) => {
    const os = isHvm
      ? `<type>hvm</type><loader>${word(of.kernel)}</loader><boot dev='hd'/>`
      : `<type>linux</type><kernel>${word(of.kernel)}</kernel>${of.initrd ? `<initrd>${word(of.initrd)}</initrd>` : ""}${of.cmdline ? `<cmdline>${word(of.cmdline)}</cmdline>` : ""}`;
    const emulator = isHvm ? "<emulator>/usr/lib/xen/bin/qemu-dm</emulator>" : "";
    return `<domain type='xen'><name>${of.name}</name><uuid>${of.uuid}</uuid><memory unit='KiB'>${memory[1]}</memory>
      <currentMemory unit='KiB'>${memory[0]}</currentMemory><vcpu placement='static'${of.cpuset}>${of.vcpus}</vcpu><os>${os}</os>
      <on_poweroff>destroy</on_poweroff><on_reboot>${of.after}</on_reboot><on_crash>${of.after}</on_crash>
      <devices>${emulator}${of.disks.join("")}${of.cards.join("")}${of.screen ?? ""}</devices></domain>`;
  });

/** A guest that is not fully virtualised has a console that xm's files imply and S-expressions do not tell of. */
const besidesConsole = (xml: string): string => xml.replace(/ *<console\/>\n/, "");

it.each([
  [3, "xm-3"],
  [4, "xm-3"],
] as const)(
  "a guest is the same through the S-expressions of format %d and a file of %s",
  (format, dialect) => {
    fc.assert(
      fc.property(guest, (xml) => {
        const one = throughSexpr(xml, format);
        const other = throughConf(xml, dialect);
        expect([...one.told, ...other.told]).toEqual([]);
        expect(besidesConsole(other.xml)).toBe(besidesConsole(one.xml));
        expect(besidesConsole(one.xml)).toBe(besidesConsole(xmlOf(parseDomain(xml).domain)));
        // And one after the other, as who moves a guest from xend to files and back has it.
        expect(throughSexpr(other.xml, format).xml).toBe(one.xml);
      }),
      isLongRun ? { numRuns: 20_000 } : { numRuns: 200, seed: 1 },
    );
  },
);
