import type { Disk, DomainDescription, DomainOs, Graphics, Interface } from "@libvirt-ts/xml";
import fc from "fast-check";

const word = fc.stringMatching(/^[a-z][a-z0-9_.+-]{0,8}$/);
const path = fc
  .array(fc.stringMatching(/^[A-Za-z0-9_.+=:é' "\\#-]{1,8}$/), { minLength: 1, maxLength: 3 })
  .map((parts) => `/${parts.join("/")}`.trim());
const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>): fc.Arbitrary<{ [P in K]?: T }> =>
  fc.oneof(
    fc.constant({}),
    value.map((each) => ({ [key]: each }) as { [P in K]?: T }),
  );
const merge = <T>(...parts: fc.Arbitrary<object>[]): fc.Arbitrary<T> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as T);

const mac = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 6, maxLength: 6 })
  .map((bytes) => bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(":"));

const card: fc.Arbitrary<Interface> = merge(
  fc.constant({ kind: "interface" }),
  fc.oneof(fc.record({ type: fc.constant("bridge"), bridge: word }), fc.constant({ type: "bridge" })),
  fc.record({ ips: fc.array(fc.ipV4(), { maxLength: 2 }) }),
  optional("mac", mac),
  optional("script", fc.constantFrom("vif-bridge", "/etc/xen/scripts/vif-bridge")),
  optional("target", word),
);

function disk(xl: boolean): fc.Arbitrary<Disk> {
  const mode = xl
    ? fc.boolean().map((readonly) => ({ readonly, shareable: false }))
    : fc.constantFrom(
        { readonly: true, shareable: false },
        { readonly: false, shareable: true },
        { readonly: false, shareable: false },
      );
  const block = merge<object>(
    fc.record({ type: fc.constant("block"), source: path.map((each) => `/dev${each}`) }),
    xl ? optional("driver", fc.constant({ name: "phy" })) : fc.constant({ driver: { name: "phy" } }),
  );
  const tap = xl ? ["qcow", "qcow2", "vhd", "qed"] : ["aio", "qcow", "vmdk"];
  const file = merge<object>(
    fc.record({ type: fc.constant("file"), source: xl ? path : path.filter((each) => !each.includes(",")) }),
    xl
      ? optional(
          "driver",
          fc.constantFrom(...tap).map((type) => ({ name: "tap", type })),
        )
      : fc.oneof(
          fc.constant({ driver: { name: "file" } }),
          fc.constantFrom(...tap).map((type) => ({ driver: { name: "tap", type } })),
        ),
  );
  const common = merge<{ target: string }>(
    fc.constant({ kind: "disk" }),
    fc.record({ target: fc.stringMatching(/^(xvd|hd|sd)[a-z][0-9]{0,2}$/) }),
  );
  const hard = merge<Disk>(fc.constant({ device: "disk" }), common, fc.oneof(block, file), mode);
  const cdrom = merge<Disk>(
    fc.constant({ device: "cdrom" }),
    common,
    fc.oneof(block, file, fc.constant({ type: "file" })),
    xl ? fc.constant({ readonly: true, shareable: false }) : mode,
  );
  return fc.oneof(hard, cdrom);
}

const vnc: fc.Arbitrary<Graphics> = merge(
  fc.constant({ kind: "graphics", type: "vnc" }),
  fc.record({ port: fc.oneof(fc.constant(-1), fc.integer({ min: 5900, max: 65535 })) }),
  optional("listen", fc.oneof(fc.ipV4(), fc.ipV6(), fc.constant("localhost"))),
  optional("passwd", fc.constantFrom("", "hunter2", "a=b", "p'w\"d")),
);
const sdl = fc.constant<Graphics>({ kind: "graphics", type: "sdl" });

function os(xl: boolean): fc.Arbitrary<DomainOs> {
  const paravirtual = merge<DomainOs>(
    xl ? fc.constantFrom({ type: "xen" }, { type: "xenpvh", machine: "xenpvh" }) : fc.constant({}),
    fc.constant({ kind: "paravirtual" }),
    optional("bootloader", path),
    fc.record({ kernel: path }),
    optional("initrd", path),
    optional("root", fc.constantFrom("/dev/xvda1 ro", "/dev/sda1")),
    optional(
      "cmdline",
      fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.replace(/\p{Control}/gu, "") || "x"),
    ),
  );
  const hvm = merge<DomainOs>(
    fc.constant({ kind: "hvm" }),
    xl
      ? fc.record({ loader: fc.constantFrom("/usr/lib/ovmf.bin", "/usr/lib/xen/boot/hvmloader") })
      : optional("loader", path),
    fc.record({ boot: fc.subarray(["fd", "hd", "cdrom", "network"] as const, { minLength: xl ? 0 : 1 }) }),
  );
  const bootloader = path.map((each): DomainOs => ({ kind: "bootloader", bootloader: each }));
  return fc.oneof(paravirtual, hvm, bootloader, fc.constant<DomainOs>({ kind: "none" }));
}

const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/[/\p{Control}\p{Surrogate}]/gu, "").trim() || "x");
const action = fc.constantFrom("destroy", "restart", "preserve", "rename-restart");

/** Domains that a dialect can say whole: what is read from their file is what they were. */
export function expressibleDomain(xl: boolean): fc.Arbitrary<DomainDescription> {
  return os(xl).chain((kind) => {
    const hvm = kind.kind === "hvm";
    const pvScreens = fc.array(fc.oneof(vnc, sdl), { maxLength: 2 });
    const hvmScreens = fc
      .tuple(fc.array(vnc, { maxLength: 1 }), fc.array(sdl, { maxLength: 1 }))
      .map((all) => all.flat());
    const emulator = hvm || xl ? optional("emulator", path) : fc.constant({});
    return merge<DomainDescription>(
      fc.constant({ type: "xen", os: kind }),
      fc.record({ name }),
      fc
        .tuple(fc.integer({ min: 1, max: 128 }), fc.integer({ min: 1, max: 128 }))
        .map(([vcpus, currentVcpus]) => ({ vcpus, ...(xl && currentVcpus < vcpus && { currentVcpus }) })),
      optional("uuid", fc.uuid()),
      fc
        .tuple(fc.integer({ min: 4, max: 1 << 20 }), fc.integer({ min: 1, max: 1 << 20 }))
        .map(([max, used]) => ({
          memory: max * 1024,
          ...(used < max && { currentMemory: used * 1024 }),
        })),
      fc.record({ onPoweroff: action, onReboot: action, onCrash: action }),
      fc.record({ features: hvm ? fc.subarray(["acpi", "apic", "pae"] as const) : fc.constant([]) }),
      merge(
        emulator,
        fc.record({
          disks: fc.array(disk(xl), { maxLength: 4 }),
          interfaces: fc.array(card, { maxLength: 3 }),
          graphics: hvm ? hvmScreens : pvScreens,
          consoles: hvm ? fc.constantFrom([], [{ kind: "console" }]) : fc.constant([{ kind: "console" }]),
        }),
      ).map((devices) => ({ devices })),
    );
  });
}
