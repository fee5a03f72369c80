import type { Disk, DomainDescription, Interface } from "@libvirt-ts/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ConfigFormat, deviceToSexpr, domainToSexpr, sexprToDomain } from "../src/domain/index.js";
import { isList, parse, parseAll, type Sexpr, SexprError } from "../src/index.js";
import { domainWithin } from "./arbitrary-domain.js";

const formats: readonly ConfigFormat[] = [1, 2, 3, 4];

describe("a domain within a format's reach, converted and converted back, is itself", () => {
  test.each(formats)("format %d", (format) => {
    fc.assert(
      fc.property(domainWithin(format), (domain) => {
        const { text, warnings } = domainToSexpr(domain, format);
        expect(
          warnings.filter(({ id }) => id !== "dialect.non-ascii" && id !== "dialect.interface-type"),
        ).toEqual([]);
        const back = sexprToDomain(parse(text), format);
        expect(back).toEqual({ domain, warnings: [] });
        expect(sexprToDomain(parse(new TextEncoder().encode(text)), format).domain).toEqual(domain);
      }),
      { numRuns: 300 },
    );
  });
});

const base: DomainDescription = {
  type: "xen",
  name: "web1",
  os: { kind: "paravirtual", kernel: "/k" },
  memory: 131072,
  vcpus: 1,
  features: [],
  devices: { disks: [], interfaces: [], graphics: [], consoles: [] },
};
const disk: Disk = {
  kind: "disk",
  device: "disk",
  type: "file",
  source: "/f",
  target: "xvda",
  readonly: false,
  shareable: false,
};
const card: Interface = { kind: "interface", type: "bridge", bridge: "b", ips: [] };
const withDisk = (fields: Partial<Disk>) => ({
  ...base,
  devices: { ...base.devices, disks: [{ ...disk, ...fields } as Disk] },
});
const withCard = (fields: object) => ({
  ...base,
  devices: { ...base.devices, interfaces: [{ ...card, ...fields } as Interface] },
});
const withOs = (fields: object): DomainDescription => ({
  ...base,
  os: { kind: "paravirtual", kernel: "/k", ...fields },
});
const withHvm = (os: object, devices: object = {}): DomainDescription => ({
  ...base,
  os: { kind: "hvm", loader: "/l", boot: ["hd"], ...os },
  devices: { ...base.devices, emulator: "/e", ...devices },
});
const withVnc = (fields: object) => ({
  ...base,
  devices: { ...base.devices, graphics: [{ kind: "graphics" as const, type: "vnc" as const, ...fields }] },
});

/** A domain for each text in it, with that text. */
const fields: Readonly<Record<string, (text: string) => DomainDescription>> = {
  name: (name) => ({ ...base, name }),
  on_poweroff: (onPoweroff) => ({ ...base, onPoweroff }),
  on_reboot: (onReboot) => ({ ...base, onReboot }),
  on_crash: (onCrash) => ({ ...base, onCrash }),
  bootloader: (bootloader) => ({ ...base, os: { kind: "bootloader", bootloader } }),
  "bootloader beside os": (bootloader) => withOs({ bootloader }),
  kernel: (kernel) => withOs({ kernel }),
  initrd: (initrd) => withOs({ initrd }),
  root: (root) => withOs({ root }),
  cmdline: (cmdline) => withOs({ cmdline }),
  loader: (loader) => withHvm({ loader }),
  emulator: (emulator) => withHvm({}, { emulator }),
  floppy: (source) => withHvm({}, { disks: [{ ...disk, device: "floppy", target: "fda", source }] }),
  cdrom: (source) => withHvm({}, { disks: [{ ...disk, device: "cdrom", target: "hdc", source }] }),
  "disk source": (source) => withDisk({ source }),
  "disk target": (target) => withDisk({ target }),
  "disk driver": (name) => withDisk({ driver: { name } }),
  "disk driver type": (type) => withDisk({ driver: { name: "tap", type } }),
  bridge: (bridge) => withCard({ bridge }),
  dev: (dev) => withCard({ type: "ethernet", bridge: undefined, dev }),
  mac: (mac) => withCard({ mac }),
  ip: (ip) => withCard({ ips: [ip] }),
  script: (script) => withCard({ script }),
  "interface target": (target) => withCard({ target }),
  "interface model": (model) => withHvm({}, { interfaces: [{ ...card, model }] }),
  listen: (listen) => withVnc({ listen }),
  passwd: (passwd) => withVnc({ passwd }),
  keymap: (value) => withVnc({ unknown: { attributes: [{ name: "keymap", value }] } }),
};

/** The lists of a value, without what the atoms say. */
function shape(value: Sexpr): unknown {
  return isList(value) ? value.map(shape) : "atom";
}

describe("no text changes the structure of a configuration", () => {
  const harmful = [
    "it's",
    "'",
    "\\",
    "\\'",
    "x') (memory 9) (y '",
    'say "x")',
    "(((",
    ")))",
    "line\nbreak\r\n",
    "\x01\x1f\x7f",
    "# comment",
    "\\x27",
    "\\047",
    "é\u2028'",
  ];

  describe.each(formats)("format %d", (format) => {
    test.each(Object.entries(fields))("%s", (_, withText) => {
      const plain = shape(parseAll(domainToSexpr(withText("plain"), format).text));
      for (const text of harmful) {
        const written = domainToSexpr(withText(text), format).text;
        const read = parseAll(written);
        expect(shape(read)).toEqual(plain);
        if (format > 1) expect(JSON.stringify(read)).toContain(JSON.stringify(text).slice(1, -1));
      }
      if (format === 1 && withText("plain").devices.graphics.length > 0) return;
      expect(() => domainToSexpr(withText("a\0b"), format)).toThrow(SexprError);
    });
  });

  test("of a device", () => {
    for (const source of harmful) {
      const { text } = deviceToSexpr({ ...disk, source }, "hvm", 3);
      expect(parseAll(text)).toEqual([
        ["vbd", ["dev", "xvda:disk"], ["uname", `file:${source}`], ["mode", "w"]],
      ]);
    }
  });

  test("values of the wrong type are refused", () => {
    const wrong = [
      { vcpus: "1)(evil" },
      { vcpus: 0.5 },
      { memory: "1)(evil" },
      { memory: Number.NaN },
      { currentMemory: -1 },
      { uuid: "x')(evil '" },
    ] as unknown as Partial<DomainDescription>[];
    for (const fields of wrong) expect(() => domainToSexpr({ ...base, ...fields }, 3)).toThrow(SexprError);
    const port = "1)(evil" as unknown as number;
    expect(domainToSexpr(withVnc({ port }), 3).text).not.toContain("evil");
  });
});
