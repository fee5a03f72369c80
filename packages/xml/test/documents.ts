import fc from "fast-check";

/** What may stand inside each element that a reader knows; the names of all others are unknown to it. */
const children: Readonly<Record<string, readonly string[]>> = {
  domain: [
    "name",
    "uuid",
    "memory",
    "currentMemory",
    "vcpu",
    "bootloader",
    "os",
    "features",
    "on_poweroff",
    "on_crash",
    "devices",
    "devices",
    "description",
    "domain",
  ],
  os: ["type", "kernel", "initrd", "root", "cmdline", "loader", "boot", "boot", "nvram"],
  features: ["acpi", "apic", "pae", "hap"],
  devices: ["emulator", "disk", "interface", "graphics", "console", "input", "disk", "interface"],
  disk: ["driver", "source", "target", "readonly", "shareable", "alias"],
  interface: ["source", "target", "mac", "ip", "ip", "script", "model", "alias"],
  source: ["seclabel"],
  graphics: ["listen"],
}; // prettier-ignore

/** Texts that make sense somewhere; most readers refuse some of them. */
const texts: Readonly<Record<string, readonly string[]>> = {
  name: ["a", " b ", "c&amp;d"],
  uuid: ["", "004b96e12d78c30f5aa5f03c87d21e69", "004B96E1-2D78-C30F-5AA5-F03C87D21E69"],
  memory: ["65536", " 70000\n", "", "131072"],
  currentMemory: ["65536", "4096", "", "200000"],
  vcpu: ["1", "", "2", "007"],
  type: ["linux", "hvm"],
  boot: ["", "hd", "tape"],
  cmdline: ["", "  ", " ro ", "<![CDATA[ <x> ]]>"],
};
const anyText = ["", " ", "/x", " destroy ", "a<!-- -->b", "<![CDATA[&]]>"];

/** Attributes of any element, each with texts of its own; `-` stands for none. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  type: ["file", "block", "bridge", "ethernet", "user", "vnc", "sdl", "spice", ""],
  device: ["disk", "cdrom", "floppy", "lun"],
  dev: ["hd", "cdrom", "xvda", "", " /dev/x "],
  file: ["/a", "", "'"],
  bridge: ["br0", ""],
  address: ["00:16:3E:00:00:01", "192.0.2.1"],
  path: ["/s", ""],
  name: ["tap", "phy", " ", "file"],
  port: ["-1", "5900", "", " 5901 "],
  passwd: ["", "p&lt;"],
  tty: ["/t", ""],
  unit: ["MiB", "KiB", "b"],
  id: ["3", "-1", "x", "0"],
  x: ["", "&#9;", "&apos;"],
  xmlns: ["", "", "urn:x"],
  "xmlns:a": ["urn:a"],
};

const quotedAttribute = (name: string) =>
  fc
    .constantFrom(...(attributes[name] ?? [""]))
    .map((value) => ` ${name}="${value.replaceAll('"', "&quot;")}"`);

/** Attributes in any order; most elements have few. */
const startTagRest = fc
  .subarray(Object.keys(attributes), { maxLength: 4 })
  .chain((names) => fc.shuffledSubarray(names, { minLength: names.length }))
  .chain((names) => fc.tuple(...names.map(quotedAttribute)))
  .map((parts) => parts.join(""));

const blank = fc.constantFrom("", "", "\n  ", "<!-- c -->", "<?p?>", "\r\n");

function element(name: string, depth = 0): fc.Arbitrary<string> {
  const known = children[name];
  const inside =
    known === undefined || depth > 4
      ? fc.constantFrom(...(texts[name] ?? anyText))
      : fc
          .array(
            fc.constantFrom(...known).chain((child) => fc.tuple(blank, element(child, depth + 1))),
            { maxLength: depth === 0 ? 9 : 5 },
          )
          .map((parts) => parts.flat().join(""));
  return fc.tuple(startTagRest, inside).map(([rest, content]) => `<${name}${rest}>${content}</${name}>`);
}

/** Domain documents of known and unknown parts in any order, repeated, empty, and with attributes that fit or do not. */
export const documentArbitrary = fc
  .tuple(element("domain"), fc.constantFrom("<name>n</name><memory>65536</memory>", "<name>n</name>", ""))
  .map(([text, beginning]) => text.replace(/^<domain[^>]*>/, `<domain>${beginning}`));
