import { XmlError } from "@libvirt-ts/xml";
import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { confToDomain, domainToConf } from "../src/domain/index.js";
import { ConfDocument, ConfError, type ConfValue } from "../src/index.js";

/** What a file may say, sense or not. */
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    "",
    "0",
    "1",
    "web",
    "hvm",
    "pv",
    "pvh",
    "-1",
    "é".repeat(130),
    "/k",
    "2-3",
    "nodes:0",
    "0x3f8",
  ),
);
const number = fc.oneof(fc.constantFrom(0, 1, -1, 128, 2 ** 40), fc.nat({ max: 100_000 }));
const part = (name: string, value: fc.Arbitrary<string>) => value.map((said) => `${name}=${said}`);
const items = (...parts: fc.Arbitrary<string>[]) =>
  fc.array(
    fc
      .tuple(...parts.map((one) => fc.option(one, { nil: undefined })))
      .map((some) => some.filter((one) => one !== undefined).join(",")),
    { maxLength: 3 },
  );
const keys: Readonly<Record<string, fc.Arbitrary<ConfValue>>> = {
  uuid: fc.oneof(fc.uuid(), text),
  memory: number,
  maxmem: number,
  vcpus: number,
  maxvcpus: number,
  cpus: text,
  type: text,
  builder: text,
  kernel: text,
  ramdisk: text,
  extra: text,
  root: text,
  bootloader: text,
  boot: text,
  on_reboot: text,
  localtime: number,
  serial: text,
  vnc: number,
  vncdisplay: number,
  vnclisten: text,
  pci: fc.array(fc.oneof(text, fc.constant("04:00.0")), { maxLength: 2 }),
  disk: items(
    fc.oneof(text, fc.constant("phy:/dev/a")),
    fc.constantFrom("xvda", "hdc:cdrom", "raw"),
    fc.constantFrom("w", "r", "rw", "xvda"),
    text,
  ),
  vif: items(
    part("mac", fc.oneof(text, fc.constant("00:16:3e:00:00:01"))),
    part("bridge", text),
    part("script", text),
    part("ip", text),
    part("model", text),
  ),
  vfb: items(
    fc.constantFrom("type=vnc", "vnc=1", "type=sdl"),
    part("vncdisplay", number.map(String)),
    part("vnclisten", text),
    part("keymap", text),
  ),
};
const file = fc.record(keys, { requiredKeys: [] }).map((said) => {
  const document = new ConfDocument();
  document.set("name", "web");
  for (const [key, value] of Object.entries(said)) if (value !== undefined) document.set(key, value);
  return document;
});

test("whatever file is described without a word of warning, our own readers read the description", () => {
  let described = 0;
  fc.assert(
    fc.property(file, fc.constantFrom("xm-1", "xm-3", "xl"), (document, dialect) => {
      let xml: string;
      let domain: ReturnType<typeof confToDomain>["domain"];
      try {
        const read = confToDomain(document, dialect);
        // What makes no sense is told, and handed on as it is.
        if (read.warnings.some(({ id }) => /^(domain|device)\./.test(id))) return;
        domain = read.domain;
        xml = formatDomain(domain, { secure: true });
      } catch (error) {
        // An error that says what is wrong with the file, or that it has a character which no document can hold.
        if (error instanceof ConfError) return;
        if (error instanceof XmlError && error.problems[0]?.id === "xml.character") return;
        throw error;
      }
      described++;
      expect(parseDomain(xml).domain.name, document.format()).toBe("web");
      // And it is written again, or refused with a reason.
      try {
        domainToConf(domain, dialect, { base: document });
      } catch (error) {
        if (!(error instanceof ConfError)) throw error;
      }
    }),
    { numRuns: 500 },
  );
  expect(described).toBeGreaterThan(20);
});
