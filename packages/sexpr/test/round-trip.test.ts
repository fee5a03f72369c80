import type { Disk, Domain, FileDisk, Interface } from "@libvirt-ts/xml/domain";
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

const kernel = { type: { value: "linux" }, kernel: "/k" } as const;
const base: Domain = {
  type: "xen",
  name: "web1",
  os: kernel,
  memory: { value: 131072 },
  vcpu: { value: 1 },
};
const disk: FileDisk = {
  device: "disk",
  type: "file",
  source: { file: "/f" },
  target: { dev: "xvda" },
};
const card: Interface = { type: "bridge", source: { bridge: "b" } };
const withDisk = (fields: object): Domain => ({
  ...base,
  devices: { disk: [{ ...disk, ...fields } as Disk] },
});
const withCard = (fields: object): Domain => ({
  ...base,
  devices: { interface: [{ ...card, ...fields } as Interface] },
});
const withOs = (fields: object, bootloader?: string): Domain => ({
  ...base,
  ...(bootloader !== undefined && { bootloader }),
  os: { ...kernel, ...fields },
});
const withHvm = (loader = "/l", devices: object = {}): Domain => ({
  ...base,
  os: { type: { value: "hvm" }, loader: { value: loader }, boot: [{ dev: "hd" }] },
  devices: { emulator: "/e", ...devices },
});
const withVnc = (fields: object): Domain => ({
  ...base,
  devices: { graphics: [{ type: "vnc", ...fields }] },
});
const withBootloader = (bootloader: string): Domain => {
  const { os: _, ...rest } = base;
  return { ...rest, bootloader };
};

/** A domain for each text in it, with that text. */
const fields: Readonly<Record<string, (text: string) => Domain>> = {
  on_poweroff: (text) => ({ ...base, on_poweroff: text as "destroy" }),
  on_reboot: (text) => ({ ...base, on_reboot: text as "destroy" }),
  on_crash: (text) => ({ ...base, on_crash: text as "destroy" }),
  bootloader: withBootloader,
  "bootloader beside os": (bootloader) => withOs({}, bootloader),
  kernel: (text) => withOs({ kernel: text }),
  initrd: (initrd) => withOs({ initrd }),
  root: (root) => withOs({ root }),
  cmdline: (cmdline) => withOs({ cmdline }),
  loader: (loader) => withHvm(loader),
  emulator: (emulator) => withHvm("/l", { emulator }),
  floppy: (file) =>
    withHvm("/l", { disk: [{ ...disk, device: "floppy", target: { dev: "fda" }, source: { file } }] }),
  cdrom: (file) =>
    withHvm("/l", { disk: [{ ...disk, device: "cdrom", target: { dev: "hdc" }, source: { file } }] }),
  "disk source": (file) => withDisk({ source: { file } }),
  "disk target": (dev) => withDisk({ target: { dev } }),
  "disk driver": (name) => withDisk({ driver: { name } }),
  "disk driver type": (type) => withDisk({ driver: { name: "tap", type } }),
  bridge: (bridge) => withCard({ source: { bridge } }),
  dev: (dev) => withCard({ type: "ethernet", source: { dev } }),
  backend: (name) => withCard({ backenddomain: { name } }),
  ip: (address) => withCard({ ip: [{ address }] }),
  script: (path) => withCard({ script: { path } }),
  "interface target": (dev) => withCard({ target: { dev } }),
  "interface model": (type) => withHvm("/l", { interface: [{ ...card, model: { type } }] }),
  listen: (listen) => withVnc({ listen }),
  passwd: (passwd) => withVnc({ passwd }),
  keymap: (keymap) => withVnc({ keymap }),
  cpuset: (cpuset) => ({ ...base, vcpu: { value: 1, cpuset } }),
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
      if (format === 1 && withText("plain").devices?.graphics !== undefined) return;
      expect(() => domainToSexpr(withText("a\0b"), format)).toThrow(SexprError);
    });
  });

  test.each(formats)("names and addresses that could are refused in format %d", (format) => {
    for (const text of harmful) {
      const isName = !/[\p{Control}/]|^\s|\s$/u.test(text);
      if (isName) {
        const read = parseAll(domainToSexpr({ ...base, name: text }, format).text);
        expect(shape(read)).toEqual(shape(parseAll(domainToSexpr(base, format).text)));
      } else expect(() => domainToSexpr({ ...base, name: text }, format)).toThrow(SexprError);
      expect(() => domainToSexpr(withCard({ mac: { address: text } }), format)).toThrow(SexprError);
    }
  });

  test("of a device", () => {
    for (const file of harmful) {
      const { text } = deviceToSexpr({ element: "disk", device: { ...disk, source: { file } } }, "hvm", 3);
      expect(parseAll(text)).toEqual([
        ["vbd", ["dev", "xvda:disk"], ["uname", `file:${file}`], ["mode", "w"]],
      ]);
    }
  });

  test("values of the wrong type are refused", () => {
    const wrong = [
      { vcpu: { value: "1)(evil" } },
      { vcpu: { value: 0.5 } },
      { memory: { value: "1)(evil" } },
      { memory: { value: Number.NaN } },
      { currentMemory: { value: -1 } },
      { uuid: "x')(evil '" },
    ] as unknown as Partial<Domain>[];
    for (const fields of wrong) expect(() => domainToSexpr({ ...base, ...fields }, 3)).toThrow(SexprError);
    const port = "1)(evil" as unknown as number;
    expect(domainToSexpr(withVnc({ port }), 3).text).not.toContain("evil");
  });
});
