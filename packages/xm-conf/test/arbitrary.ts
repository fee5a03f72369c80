import type { Console, Disk, Domain, Features, Graphics, Interface, OsBoot } from "@libvirt-ts/xml/domain";
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

/** A list as a field, where there is something in it. */
const listed = <T>(key: string, list: fc.Arbitrary<T[]>): fc.Arbitrary<object> =>
  list.map((items) => (items.length === 0 ? {} : { [key]: items }));

const card: fc.Arbitrary<Interface> = merge(
  fc.oneof(
    word.map((bridge) => ({ type: "bridge", source: { bridge } })),
    fc.constant({ type: "bridge" }),
  ),
  listed(
    "ip",
    fc.array(
      fc.ipV4().map((address) => ({ address })),
      { maxLength: 2 },
    ),
  ),
  optional(
    "mac",
    mac.map((address) => ({ address })),
  ),
  optional("script", fc.constantFrom({ path: "vif-bridge" }, { path: "/etc/xen/scripts/vif-bridge" })),
  optional(
    "target",
    word.map((dev) => ({ dev })),
  ),
);

function disk(xl: boolean): fc.Arbitrary<Disk> {
  const mode = xl
    ? fc.constantFrom({ readonly: true }, {})
    : fc.constantFrom({ readonly: true }, { shareable: true }, {});
  const block = merge<object>(
    path.map((each) => ({ type: "block", source: { dev: `/dev${each}` } })),
    xl ? optional("driver", fc.constant({ name: "phy" })) : fc.constant({ driver: { name: "phy" } }),
  );
  const tap = xl ? ["qcow", "qcow2", "vhd", "qed"] : ["aio", "qcow", "vmdk"];
  const file = merge<object>(
    (xl ? path : path.filter((each) => !each.includes(","))).map((each) => ({
      type: "file",
      source: { file: each },
    })),
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
  const common = fc.stringMatching(/^(xvd|hd|sd)[a-z][0-9]{0,2}$/).map((dev) => ({ target: { dev } }));
  const image = merge<object>(
    fc.constant({ type: "network", driver: { name: "qemu", type: "raw" } }),
    merge<object>(
      fc.constant({ protocol: "rbd" }),
      path.map((name) => ({ name: name.slice(1) || "x" })),
      listed(
        "host",
        fc.array(
          fc.oneof(fc.ipV6(), word).map((name) => ({ name, port: 6789 })),
          { maxLength: 2 },
        ),
      ),
      optional(
        "snapshot",
        path.map((name) => ({ name })),
      ),
      optional(
        "config",
        path.map((each) => ({ file: each })),
      ),
    ).map((source) => ({ source })),
  );
  const hard = merge<Disk>(
    fc.constant({ device: "disk" }),
    common,
    xl ? fc.oneof(block, file, image) : fc.oneof(block, file),
    mode,
  );
  const cdrom = merge<Disk>(
    fc.constant({ device: "cdrom" }),
    common,
    fc.oneof(block, file, fc.constant({ type: "file" })),
    xl ? fc.constant({ readonly: true }) : mode,
  );
  return fc.oneof(hard, cdrom);
}

const vnc: fc.Arbitrary<Graphics> = merge(
  fc.constant({ type: "vnc" }),
  fc.record({ port: fc.oneof(fc.constant(-1), fc.integer({ min: 5900, max: 65535 })) }),
  optional("listen", fc.oneof(fc.ipV4(), fc.ipV6(), fc.constant("localhost"))),
  optional("passwd", fc.constantFrom("", "hunter2", "a=b", "p'w\"d")),
);
const sdl = fc.constant<Graphics>({ type: "sdl" });

/** How a guest boots: its `os`, its `bootloader`, both or neither. */
function boot(xl: boolean): fc.Arbitrary<Pick<Domain, "os" | "bootloader">> {
  const paravirtual = fc
    .tuple(
      merge<object>(
        fc.constant({
          type: { value: xl ? "xen" : "linux" },
        }),
        xl ? optional("type", fc.constant({ value: "xenpvh", machine: "xenpvh" })) : fc.constant({}),
        fc.record({ kernel: path }),
        optional("initrd", path),
        optional("root", fc.constantFrom("/dev/xvda1 ro", "/dev/sda1")),
        optional(
          "cmdline",
          fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.replace(/\p{Control}/gu, "") || "x"),
        ),
      ),
      optional("bootloader", path),
    )
    .map(([os, beside]) => ({ os, ...beside }) as Pick<Domain, "os" | "bootloader">);
  const devices: readonly NonNullable<OsBoot["dev"]>[] = ["fd", "hd", "cdrom", "network"];
  const hvm = merge<object>(
    fc.constant({ type: { value: "hvm" } }),
    xl
      ? fc
          .constantFrom("/usr/lib/ovmf.bin", "/usr/lib/xen/boot/hvmloader")
          .map((value) => ({ loader: { value } }))
      : optional(
          "loader",
          path.map((value) => ({ value })),
        ),
    listed(
      "boot",
      fc.subarray(
        devices.map((dev) => ({ dev })),
        { minLength: xl ? 0 : 1 },
      ),
    ),
  ).map((os) => ({ os }) as Pick<Domain, "os">);
  const bootloader = path.map((each) => ({ bootloader: each }));
  return fc.oneof(paravirtual, hvm, bootloader, fc.constant({}));
}

const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/[/\p{Control}\p{Surrogate}]/gu, "").trim() || "x");
const action = fc.constantFrom("destroy", "restart", "preserve", "rename-restart");
const features: fc.Arbitrary<Features> = merge(
  optional("acpi", fc.constant(true)),
  optional("apic", fc.constant({})),
  optional("pae", fc.constant(true)),
);

/** Domains that a dialect can say whole: what is read from their file is what they were. */
export function expressibleDomain(xl: boolean): fc.Arbitrary<Domain> {
  return boot(xl).chain((booted) => {
    const hvm = booted.os?.type.value === "hvm";
    const pvScreens = fc.array(fc.oneof(vnc, sdl), { maxLength: 2 });
    const hvmScreens = fc
      .tuple(fc.array(vnc, { maxLength: 1 }), fc.array(sdl, { maxLength: 1 }))
      .map((all) => all.flat());
    const emulator = hvm || xl ? optional("emulator", path) : fc.constant({});
    return merge<Domain>(
      fc.constant({ type: "xen", ...booted }),
      fc.record({ name }),
      fc
        .tuple(fc.integer({ min: 1, max: 128 }), fc.integer({ min: 1, max: 128 }))
        .map(([value, current]) => ({
          vcpu: { placement: "static", value, ...(xl && current < value && { current }) },
        })),
      optional("uuid", fc.uuid()),
      fc
        .tuple(fc.integer({ min: 4, max: 1 << 20 }), fc.integer({ min: 1, max: 1 << 20 }))
        .map(([max, used]) => ({
          memory: { value: max * 1024, unit: "KiB" },
          currentMemory: { value: Math.min(used, max) * 1024, unit: "KiB" },
        })),
      fc.record({ on_poweroff: action, on_reboot: action, on_crash: action }),
      hvm
        ? features.map((some) => (Object.keys(some).length === 0 ? {} : { features: some }))
        : fc.constant({}),
      merge(
        emulator,
        listed("disk", fc.array(disk(xl), { maxLength: 4 })),
        listed("interface", fc.array(card, { maxLength: 3 })),
        listed<Graphics>("graphics", hvm ? hvmScreens : pvScreens),
        listed<Console>("console", hvm ? fc.constantFrom([], [{}]) : fc.constant([{}])),
      ).map((devices) => ({ devices })),
    );
  });
}
