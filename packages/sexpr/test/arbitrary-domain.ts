import type {
  Disk,
  DiskDriver,
  DomainDescription,
  DomainFeature,
  DomainOs,
  Graphics,
  Interface,
} from "@libvirt-ts/xml";
import { checkDomainName } from "@libvirt-ts/xml/target";
import fc from "fast-check";
import type { ConfigFormat } from "../src/domain/index.js";
import { atom } from "./arbitrary.js";

/** Any text that a configuration can hold. */
const text = atom.filter((value) => value !== "" && !value.includes("\0"));
const withoutColon = text.map((value) => value.replaceAll(":", ";"));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const mib = fc.integer({ min: 4, max: 2 ** 32 }).map((size) => size * 1024);
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const uuid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join("-"));
const mac = fc.array(hex(2), { minLength: 6, maxLength: 6 }).map((pairs) => pairs.join(":"));

/** A record without its undefined fields. */
function defined<T extends object>(
  record: fc.Arbitrary<{ [K in keyof T]: T[K] | undefined }>,
): fc.Arbitrary<T> {
  return record.map(
    (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T,
  );
}

const backend: fc.Arbitrary<{ type: Disk["type"]; driver: DiskDriver; source: string }> = fc.oneof(
  fc.record({ type: fc.constant("block" as const), driver: fc.constant({ name: "phy" }), source: text }),
  fc.record({
    type: fc.constant("file" as const),
    driver: withoutColon.filter((name) => !["phy", "tap", "tap2"].includes(name)).map((name) => ({ name })),
    source: text,
  }),
  fc.record({
    type: fc.constant("file" as const),
    driver: fc.record({ name: fc.constantFrom("tap", "tap2"), type: withoutColon }),
    source: text,
  }),
);
const mode = fc.constantFrom(
  { readonly: false, shareable: false },
  { readonly: true, shareable: false },
  { readonly: false, shareable: true },
);
const plainMode = { readonly: false, shareable: false };

function disks(format: ConfigFormat, hvm: boolean): fc.Arbitrary<Disk[]> {
  const device = fc.constantFrom(
    ...(hvm && format > 1 ? ["disk" as const, "cdrom" as const] : ["disk" as const]),
  );
  const full = fc
    .tuple(device, withoutColon, backend, mode)
    .map(([device, target, parts, flags]): Disk => ({ kind: "disk", device, target, ...parts, ...flags }));
  const empty = fc
    .tuple(withoutColon, mode)
    .map(([target, flags]): Disk => ({ kind: "disk", device: "cdrom", type: "file", target, ...flags }));
  const devices = fc.array(hvm && format > 1 ? fc.oneof(full, empty) : full, { maxLength: 4 });
  if (!hvm) return devices;
  const floppy = (target: string) =>
    maybe(
      text.map(
        (source): Disk => ({ kind: "disk", device: "floppy", type: "file", source, target, ...plainMode }),
      ),
    );
  const cdrom = text.map((source): Disk => {
    const driver = { name: "file" };
    return {
      kind: "disk",
      device: "cdrom",
      type: "file",
      driver,
      source,
      target: "hdc",
      ...plainMode,
      readonly: true,
    };
  });
  return fc
    .tuple(devices, floppy("fda"), floppy("fdb"), format === 1 ? maybe(cdrom) : fc.constant(undefined))
    .map(([list, ...drives]) => [...list, ...drives.filter((drive) => drive !== undefined)]);
}

function card(hvm: boolean): fc.Arbitrary<Interface> {
  const parts = {
    kind: fc.constant("interface" as const),
    ips: fc.array(text, { maxLength: 1 }),
    target: maybe(text.filter((name) => !/^(vif|tap)\d/.test(name))),
    mac: maybe(mac),
    model: hvm ? maybe(fc.oneof(text, fc.constant("netfront"))) : fc.constant(undefined),
  };
  const bridge = fc.constant("bridge" as const);
  const ethernet = fc.constant("ethernet" as const);
  const otherScript = maybe(text.filter((script) => !script.includes("bridge")));
  return fc.oneof(
    defined<Interface>(fc.record({ type: bridge, ...parts, bridge: text, script: maybe(text) })),
    defined<Interface>(
      fc.record({ type: bridge, ...parts, script: text.map((script) => `${script}bridge`) }),
    ),
    defined<Interface>(fc.record({ type: ethernet, ...parts, dev: text, script: maybe(text) })),
    defined<Interface>(fc.record({ type: ethernet, ...parts, script: otherScript })),
  );
}

function screens(format: ConfigFormat, hvm: boolean, hasImage: boolean): fc.Arbitrary<Graphics[]> {
  const kind = fc.constant("graphics" as const);
  const details = {
    port: maybe(fc.oneof(fc.constant(-1), fc.integer({ min: 5900, max: 65535 }))),
    listen: maybe(text),
    passwd: maybe(fc.oneof(text, fc.constant(""))),
  };
  const attribute = (name: string) =>
    fc.option(
      text.map((value) => ({ name, value })),
      { nil: undefined },
    );
  const extras = (...names: string[]) =>
    format > 1 && {
      unknown: fc
        .tuple(...names.map(attribute))
        .map((all) => all.filter((each) => each !== undefined))
        .map((attributes) => (attributes.length === 0 ? undefined : { attributes })),
    };
  const vnc = defined<Graphics>(
    fc.record({ kind, type: fc.constant("vnc" as const), ...(format > 1 && details), ...extras("keymap") }),
  );
  const sdl = defined<Graphics>(
    fc.record({ kind, type: fc.constant("sdl" as const), ...extras("display", "xauth", "keymap") }),
  );
  const one = fc.oneof(vnc, sdl);
  if (!hvm && format > 2) return fc.array(one, { maxLength: 3 });
  return fc.array(one, { maxLength: hasImage ? 1 : 0 });
}

const bootloader = text.filter((path) => !path.includes("pygrub"));

const hvmOs = defined<DomainOs>(
  fc.record({
    kind: fc.constant("hvm" as const),
    bootloader: maybe(bootloader),
    loader: text,
    boot: fc.uniqueArray(fc.constantFrom("fd", "hd", "cdrom", "network")),
  }),
);
const linux = { kind: fc.constant("paravirtual" as const), initrd: maybe(text), root: maybe(text) };
const paravirtualOs = fc.oneof(
  defined<DomainOs>(
    fc.record({ ...linux, bootloader: maybe(bootloader), kernel: text, cmdline: maybe(text) }),
  ),
  defined<DomainOs>(fc.record({ ...linux, bootloader, cmdline: text })),
  fc
    .oneof(bootloader, fc.constant("/usr/bin/pygrub"))
    .map((path): DomainOs => ({ kind: "bootloader", bootloader: path })),
);

/** Any domain that a configuration format can say in full. */
export function domainWithin(format: ConfigFormat): fc.Arbitrary<DomainDescription> {
  return fc.oneof(hvmOs, paravirtualOs).chain((os) => {
    const hvm = os.kind === "hvm";
    const devices = defined<DomainDescription["devices"]>(
      fc.record({
        emulator: hvm ? text : fc.constant(undefined),
        disks: disks(format, hvm),
        interfaces: fc.array(card(hvm), { maxLength: 3 }),
        graphics: screens(format, hvm, os.kind !== "bootloader"),
        consoles: hvm ? fc.constantFrom([], [{ kind: "console" as const }]) : fc.constant([]),
      }),
    );
    const memory = fc
      .tuple(mib, mib)
      .map(([a, b]) => (a === b ? { memory: a } : { memory: Math.max(a, b), currentMemory: Math.min(a, b) }));
    const rest = defined<DomainDescription>(
      fc.record({
        type: fc.constant("xen" as const),
        name: text.filter((name) => checkDomainName(name) === undefined),
        uuid: maybe(uuid),
        os: fc.constant(os),
        memory: fc.constant(0),
        vcpus: fc.integer({ min: 1, max: 65535 }),
        onPoweroff: maybe(text),
        onReboot: maybe(text),
        onCrash: maybe(text),
        features: hvm ? fc.subarray<DomainFeature>(["acpi", "apic", "pae"]) : fc.constant([]),
        devices,
        id: fc.constant(undefined),
        currentMemory: fc.constant(undefined),
        unknown: maybe(
          fc.constantFrom("0-3", "1,^2").map((value) => ({
            inside: { vcpu: { attributes: [{ name: "cpuset", value }] } },
          })),
        ),
      }),
    );
    return fc.tuple(rest, memory).map(([fields, sizes]) => ({ ...fields, ...sizes }));
  });
}
