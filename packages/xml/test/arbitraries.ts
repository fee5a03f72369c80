import fc from "fast-check";
import type {
  Console,
  Disk,
  DomainDescription,
  DomainOs,
  Graphics,
  Interface,
  Unknown,
  XmlAttribute,
  XmlElement,
} from "../src/index.js";

type Given<T> = { [K in keyof T]: T[K] };

/** Drops fields that are undefined: in the model, absent fields are absent. */
function present<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** One character, the awkward ones often. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(..."abcXYZ019-_./:=,;#%+!()[]{}") },
  {
    weight: 3,
    arbitrary: fc.constantFrom("&", "<", ">", "'", '"', "]]>", "&amp;", "<!--", "\\", "\u0085", "\u2028"),
  },
  { weight: 1, arbitrary: fc.constantFrom(" ", "\t", "\n", "\r", "\r\n", "\u00a0") },
  { weight: 1, arbitrary: fc.constantFrom("é", "ß", "日本", "🙂", "\ufffd", "\u007f") },
);

/** Any text, not empty. */
const freeText = fc.string({ unit: character, minLength: 1, maxLength: 12 });

/** Text without blanks at the ends, not empty. */
const trimmed = freeText
  .map((text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""))
  .filter((text) => text !== "");

const domainName = fc
  .string({ unit: fc.constantFrom(..."abcZ09-_.:+ '\"<&>é🙂"), minLength: 1, maxLength: 30 })
  .map((name) => name.trim())
  .filter((name) => name !== "");

const hexDigits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const uuid = fc.tuple(...[8, 4, 4, 4, 12].map(hexDigits)).map((parts) => parts.join("-"));
const mac = fc.array(hexDigits(2), { minLength: 6, maxLength: 6 }).map((pairs) => pairs.join(":"));

const unknownName = fc
  .string({ unit: fc.constantFrom(..."abé-._9"), maxLength: 4 })
  .map((rest) => `x${rest}`);

const attributes: fc.Arbitrary<XmlAttribute[]> = fc.uniqueArray(
  fc.record({ name: unknownName, value: fc.oneof(fc.constant(""), freeText) }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 3 },
);

/** An element in the form in which a reader hands it over: no two texts in a row, no layout. */
const { element } = fc.letrec<{ element: XmlElement; content: (XmlElement | string)[] }>((tie) => ({
  content: fc.oneof(
    { depthSize: "small" },
    freeText.map((text): (XmlElement | string)[] => [text]),
    fc.array(tie("element"), { minLength: 1, maxLength: 3 }),
    fc
      .tuple(trimmed, tie("element"), freeText, tie("element"))
      .map((parts): (XmlElement | string)[] => parts),
  ),
  element: fc
    .record({ name: unknownName, attributes: optional(attributes), children: optional(tie("content")) })
    .map(present) as fc.Arbitrary<XmlElement>,
}));

const elements = fc.array(element, { minLength: 1, maxLength: 3 });

/** Unknown parts; `inside` names the known children that the model in question is sure to have. */
function unknown(inside: readonly string[] = [], textOnly: readonly string[] = []) {
  const parts = (arbitraries: { attributes: typeof attributes; children?: typeof elements }) =>
    fc
      .record<Unknown>(arbitraries as never, { requiredKeys: [] })
      .filter((it) => Object.keys(it).length > 0) as fc.Arbitrary<Unknown>;
  const insides = Object.fromEntries([
    ...inside.map((name) => [name, parts({ attributes, children: elements })]),
    ...textOnly.map((name) => [name, parts({ attributes })]),
  ]) as Record<string, fc.Arbitrary<Unknown>>;
  const within = fc
    .record(insides, { requiredKeys: [] })
    .map((it) => (Object.keys(it).length > 0 ? it : undefined));
  return optional(
    fc
      .record({ attributes: optional(attributes), children: optional(elements), inside: within })
      .map(present)
      .filter((it) => Object.keys(it).length > 0) as fc.Arbitrary<Unknown>,
  );
}

const driver = optional(fc.record({ name: trimmed, type: optional(trimmed) }).map(present));

const disk = fc
  .record({
    kind: fc.constant("disk" as const),
    type: fc.constantFrom("file" as const, "block" as const),
    device: fc.constantFrom("disk" as const, "cdrom" as const, "floppy" as const),
    source: optional(freeText),
    target: trimmed,
    driver,
    readonly: fc.boolean(),
    shareable: fc.boolean(),
    unknown: unknown(["target"]),
  })
  .filter(({ device, source }) => device !== "disk" || source !== undefined)
  .map(present) as fc.Arbitrary<Disk>;

const interfaceParts = {
  kind: fc.constant("interface" as const),
  target: optional(freeText),
  mac: optional(mac),
  script: optional(freeText),
  model: optional(freeText),
};

const card = fc
  .oneof(
    fc.record({ ...interfaceParts, type: fc.constant("bridge" as const), bridge: optional(freeText) }),
    fc.record({ ...interfaceParts, type: fc.constant("ethernet" as const), dev: optional(freeText) }),
    fc.record({ ...interfaceParts, type: fc.constant("user" as const) }),
  )
  .chain((parts) =>
    fc
      .oneof(
        fc.record({ ips: fc.constant([]), unknown: unknown() }),
        fc.record({
          ips: fc.array(freeText, { minLength: 2, maxLength: 3 }),
          unknown: unknown(["ip", "ip[2]"]),
        }),
      )
      .map((rest) => present({ ...parts, ...rest })),
  ) as fc.Arbitrary<Interface>;

const graphics = fc
  .oneof(
    fc.record({
      kind: fc.constant("graphics" as const),
      type: fc.constant("vnc" as const),
      port: optional(fc.oneof(fc.constant(-1), fc.integer({ min: 1, max: 65535 }))),
      listen: optional(trimmed),
      passwd: optional(fc.oneof(fc.constant(""), freeText)),
      unknown: unknown(),
    }),
    fc.record({
      kind: fc.constant("graphics" as const),
      type: fc.constant("sdl" as const),
      unknown: unknown(),
    }),
  )
  .map(present) as fc.Arbitrary<Graphics>;

const console = fc
  .record({ kind: fc.constant("console" as const), tty: optional(trimmed), unknown: unknown() })
  .map(present) as fc.Arbitrary<Console>;

const osType = {
  bootloader: optional(trimmed),
  arch: optional(trimmed),
  machine: optional(trimmed),
  unknown: unknown([], ["type"]),
};

const os = fc
  .oneof(
    fc.constant({ kind: "none" as const }),
    fc.record({ kind: fc.constant("bootloader" as const), bootloader: trimmed }),
    fc.record({
      kind: fc.constant("paravirtual" as const),
      ...osType,
      kernel: optional(trimmed),
      initrd: optional(trimmed),
      root: optional(trimmed),
      cmdline: optional(freeText),
    }),
    fc.record({
      kind: fc.constant("hvm" as const),
      ...osType,
      loader: optional(trimmed),
      boot: fc.array(fc.constantFrom("fd", "hd", "cdrom", "network"), { maxLength: 3 }),
    }),
  )
  .map(present) as fc.Arbitrary<DomainOs>;

const devices = fc
  .record({
    emulator: optional(trimmed),
    disks: fc.array(disk, { maxLength: 3 }),
    interfaces: fc.array(card, { maxLength: 3 }),
    graphics: fc.array(graphics, { maxLength: 2 }),
    consoles: fc.array(console, { maxLength: 2 }),
    unknown: unknown(),
  })
  .map(present);

const action = optional(
  fc.oneof(fc.constantFrom("destroy", "restart", "preserve", "rename-restart"), trimmed),
);
const memory = fc.integer({ min: 4096, max: 2 ** 42 });

/** Any domain, in canonical form. */
export const domainArbitrary = fc
  .record({
    type: fc.constantFrom("xen", "kvm", "qemu", "test"),
    id: optional(fc.nat()),
    name: domainName,
    uuid: optional(uuid),
    os,
    memory,
    currentMemory: optional(fc.integer({ min: 1, max: 2 ** 42 })),
    vcpus: fc.integer({ min: 1, max: 65535 }),
    currentVcpus: optional(fc.integer({ min: 1, max: 65535 })),
    onPoweroff: action,
    onReboot: action,
    onCrash: action,
    features: fc.subarray(["acpi", "apic", "pae"]),
    devices,
    unknown: unknown([], ["name", "memory", "vcpu"]),
  })
  .filter(({ memory, currentMemory }) => currentMemory === undefined || currentMemory < memory)
  .filter(({ vcpus, currentVcpus }) => currentVcpus === undefined || currentVcpus < vcpus)
  .map(present) as fc.Arbitrary<DomainDescription>;

/** Any device, in canonical form. */
export const deviceArbitrary = fc.oneof(
  disk,
  card,
  graphics,
  console,
  element.map((element) => ({ kind: "unknown" as const, element })),
);
