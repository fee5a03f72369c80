import type { DiskDriver, Domain, Features, Graphics, Interface, Os } from "@libvirt-ts/xml/domain";
import { checkDomainName, contentsOf, type PlainDisk } from "@libvirt-ts/xml/xen";
import fc from "fast-check";
import type { ConfigFormat } from "../src/domain/index.js";
import { atom } from "./arbitrary.js";

/** Any text that a configuration can hold. */
const text = atom.filter((value) => value !== "" && !value.includes("\0"));
const withoutColon = text.map((value) => value.replaceAll(":", ";"));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const mib = fc.integer({ min: 4, max: 2 ** 32 }).map((size) => ({ unit: "KiB", value: size * 1024 }));
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

type Contents = Pick<PlainDisk, "driver"> & ReturnType<typeof contentsOf>;

const backend: fc.Arbitrary<Contents> = fc.oneof(
  text.map((path): Contents => ({ driver: { name: "phy" }, ...contentsOf("block", path) })),
  fc
    .tuple(
      withoutColon.filter((name) => !["phy", "tap", "tap2"].includes(name)),
      text,
    )
    .map(([name, path]): Contents => ({ driver: { name }, ...contentsOf("file", path) })),
  fc
    .record({ name: fc.constantFrom("tap", "tap2"), type: withoutColon })
    .chain((driver) =>
      text.map((path): Contents => ({ driver: driver as DiskDriver, ...contentsOf("file", path) })),
    ),
);
const mode = fc.constantFrom({}, { readonly: true }, { shareable: true });

function disks(format: ConfigFormat, hvm: boolean): fc.Arbitrary<PlainDisk[]> {
  const device = fc.constantFrom(
    ...(hvm && format > 1 ? ["disk" as const, "cdrom" as const] : ["disk" as const]),
  );
  const target = withoutColon.map((dev) => ({ dev }));
  const full = fc
    .tuple(device, target, backend, mode)
    .map(([sort, place, parts, flags]): PlainDisk => ({ device: sort, target: place, ...parts, ...flags }));
  const empty = fc
    .tuple(target, mode)
    .map(([place, flags]): PlainDisk => ({ device: "cdrom", type: "file", target: place, ...flags }));
  const devices = fc.array(hvm && format > 1 ? fc.oneof(full, empty) : full, { maxLength: 4 });
  if (!hvm) return devices;
  const floppy = (dev: string) =>
    maybe(
      text.map((path): PlainDisk => ({ device: "floppy", ...contentsOf("file", path), target: { dev } })),
    );
  const cdrom = text.map(
    (path): PlainDisk => ({
      device: "cdrom",
      driver: { name: "file" },
      ...contentsOf("file", path),
      target: { dev: "hdc" },
      readonly: true,
    }),
  );
  return fc
    .tuple(devices, floppy("fda"), floppy("fdb"), format === 1 ? maybe(cdrom) : fc.constant(undefined))
    .map(([list, ...drives]) => [...list, ...drives.filter((drive) => drive !== undefined)]);
}

/** An object with one field. */
const holding = <Name extends string, T>(name: Name, value: fc.Arbitrary<T>) =>
  value.map((said) => ({ [name]: said }) as Record<Name, T>);

function card(hvm: boolean): fc.Arbitrary<Interface> {
  const script = (path: fc.Arbitrary<string>) => maybe(holding("path", path));
  const parts = {
    ip: maybe(fc.array(holding("address", text), { minLength: 1, maxLength: 1 })),
    target: maybe(
      holding(
        "dev",
        text.filter((name) => !/^(vif|tap)\d/.test(name)),
      ),
    ),
    mac: maybe(holding("address", mac)),
    model: hvm ? maybe(holding("type", fc.oneof(text, fc.constant("netfront")))) : fc.constant(undefined),
  };
  const bridge = fc.constant("bridge" as const);
  const ethernet = fc.constant("ethernet" as const);
  const otherScript = text.filter((path) => !path.includes("bridge"));
  return fc.oneof(
    defined<Interface>(
      fc.record({ type: bridge, ...parts, source: holding("bridge", text), script: script(text) }),
    ),
    defined<Interface>(
      fc.record({
        type: bridge,
        ...parts,
        script: holding(
          "path",
          text.map((path) => `${path}bridge`),
        ),
      }),
    ),
    defined<Interface>(
      fc.record({ type: ethernet, ...parts, source: holding("dev", text), script: script(text) }),
    ),
    defined<Interface>(fc.record({ type: ethernet, ...parts, script: script(otherScript) })),
  );
}

function screens(format: ConfigFormat, hvm: boolean, hasImage: boolean): fc.Arbitrary<Graphics[]> {
  const details = {
    port: maybe(fc.oneof(fc.constant(-1), fc.integer({ min: 5900, max: 65535 }))),
    listen: maybe(text),
    keymap: maybe(text.filter((keymap) => keymap !== "en-us")),
    passwd: maybe(fc.oneof(text, fc.constant(""))),
  };
  const window = { display: maybe(text), xauth: maybe(text) };
  const vnc = defined<Graphics>(fc.record({ type: fc.constant("vnc" as const), ...(format > 1 && details) }));
  const sdl = defined<Graphics>(fc.record({ type: fc.constant("sdl" as const), ...(format > 1 && window) }));
  const one = fc.oneof(vnc, sdl);
  if (!hvm && format > 2) return fc.array(one, { maxLength: 3 });
  return fc.array(one, { maxLength: hasImage ? 1 : 0 });
}

type BootParts = Pick<Domain, "os" | "bootloader" | "features">;

const bootloader = text.filter((path) => !path.includes("pygrub"));
const bootDevices = ["fd", "hd", "cdrom", "network"] as const;

const features = fc
  .subarray(["acpi", "apic", "pae"] as const, { minLength: 1 })
  .map((names): Features => Object.fromEntries(names.map((name) => [name, name === "apic" ? {} : true])));

const hvmBoot = defined<BootParts>(
  fc.record({
    bootloader: maybe(bootloader),
    features: maybe(features),
    os: defined<Os>(
      fc.record({
        type: fc.constant({ value: "hvm" as const }),
        loader: holding("value", text),
        boot: maybe(
          fc
            .uniqueArray(fc.constantFrom(...bootDevices), { minLength: 1 })
            .map((devices) => devices.map((dev) => ({ dev }))),
        ),
      }),
    ),
  }),
);
const linux = {
  type: fc.constant({ value: "linux" as const }),
  initrd: maybe(text),
  root: maybe(text),
};
const paravirtualBoot = fc.oneof(
  defined<BootParts>(
    fc.record({
      bootloader: maybe(bootloader),
      os: defined<Os>(fc.record({ ...linux, kernel: text, cmdline: maybe(text) })),
    }),
  ),
  defined<BootParts>(fc.record({ bootloader, os: defined<Os>(fc.record({ ...linux, cmdline: text })) })),
  holding("bootloader", fc.oneof(bootloader, fc.constant("/usr/bin/pygrub"))),
);

/** A list that is a field only where something is in it. */
const some = <T>(list: fc.Arbitrary<T[]>) => list.map((items) => (items.length === 0 ? undefined : items));

/** Any domain that a configuration format can say in full. */
export function domainWithin(format: ConfigFormat): fc.Arbitrary<Domain> {
  return fc.oneof(hvmBoot, paravirtualBoot).chain((boot: BootParts) => {
    const hvm = boot.os?.type.value === "hvm";
    const devices = defined<NonNullable<Domain["devices"]>>(
      fc.record({
        emulator: hvm ? text : fc.constant(undefined),
        disk: some(disks(format, hvm)),
        interface: some(fc.array(card(hvm), { maxLength: 3 })),
        graphics: some(screens(format, hvm, boot.os !== undefined)),
        console: hvm ? fc.constantFrom(undefined, [{}]) : fc.constant(undefined),
      }),
    );
    const sizes = fc.tuple(mib, mib).map(([one, other]) => {
      const [less, more] = one.value < other.value ? [one, other] : [other, one];
      return { memory: more, currentMemory: less };
    });
    const rest = defined<Domain>(
      fc.record({
        type: fc.constant("xen" as const),
        name: text.filter((name) => checkDomainName(name) === undefined),
        uuid: maybe(uuid),
        vcpu: defined<NonNullable<Domain["vcpu"]>>(
          fc.record({
            placement: fc.constant("static" as const),
            value: fc.integer({ min: 1, max: 65535 }),
            cpuset: maybe(fc.constantFrom("0-3", "1,^2")),
          }),
        ),
        on_poweroff: maybe(text as fc.Arbitrary<"destroy">),
        on_reboot: maybe(text as fc.Arbitrary<"destroy">),
        on_crash: maybe(text as fc.Arbitrary<"destroy">),
        devices,
      } as never),
    );
    return fc.tuple(rest, sizes).map(([fields, memory]) => ({ ...fields, ...memory, ...boot }));
  });
}
