import { XmlError } from "@libvirt-ts/xml";
import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { domainToSexpr, sexprToDomain } from "../src/domain/index.js";
import { format, list, SexprError, type SexprList } from "../src/index.js";

/** What a record of xend's may say, sense or not. */
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom(
    "",
    "0",
    "1",
    "web",
    "hvm",
    "-1",
    "é".repeat(130),
    "a".repeat(256),
    "file:/a",
    "phy:/b",
    "xvda",
    "w",
  ),
);
const number = fc.oneof(
  fc.constantFrom("0", "1", "128", "512.5", "17592186044415", "-1", "1e9", "99999999999999999999", ""),
  fc.nat({ max: 100_000 }).map(String),
);
const field = (name: string, value: fc.Arbitrary<string>) =>
  fc.option(
    value.map((said) => list(name, said)),
    { nil: undefined },
  );
const fields = (name: string, ...inside: fc.Arbitrary<SexprList | undefined>[]) =>
  fc.tuple(...inside).map((some) => list(name, ...some.filter((one) => one !== undefined)));
const disk = fields(
  "vbd",
  field("dev", text),
  field("uname", text),
  field("mode", text),
  field("backend", text),
  field("driver", text),
);
const card = fields(
  "vif",
  field("mac", fc.oneof(text, fc.constant("00:16:3e:00:00:01"))),
  field("bridge", text),
  field("script", text),
  field("ip", text),
  field("vifname", text),
  field("rate", text),
);
const screen = fields(
  "vfb",
  fc.constantFrom(list("type", "vnc"), list("vnc", "1"), list("type", "sdl"), undefined),
  field("vncdisplay", number),
  field("vnclisten", text),
  field("location", text),
  field("keymap", text),
);
const record = fc
  .tuple(
    field("domid", number),
    text.map((name) => list("name", name)),
    field("uuid", fc.oneof(fc.uuid(), text)),
    field("memory", number),
    field("maxmem", number),
    field("vcpus", number),
    field("cpus", text),
    field("on_reboot", text),
    field("bootloader", text),
    field("localtime", number),
    fc
      .oneof(
        fields(
          "linux",
          field("kernel", text),
          field("ramdisk", text),
          field("args", text),
          field("root", text),
        ),
        fields(
          "hvm",
          field("loader", text),
          field("device_model", text),
          field("boot", text),
          field("serial", text),
        ),
      )
      .map((image) => list("image", image)),
    fc.array(fc.oneof(disk, card, screen), { maxLength: 3 }),
  )
  .map(([...parts]) => {
    const devices = parts.pop() as readonly SexprList[];
    const said = parts.filter((one) => one !== undefined) as SexprList[];
    return list("domain", ...said, ...devices.map((one) => list("device", one)));
  });

test("whatever record of xend's is described, our own reader reads the description", () => {
  let count = 0;
  fc.assert(
    fc.property(record, fc.constantFrom(1, 2, 3, 4), (said, version) => {
      let domain: ReturnType<typeof sexprToDomain>["domain"];
      let xml: string;
      try {
        domain = sexprToDomain(said, version).domain;
        xml = formatDomain(domain, { secure: true });
      } catch (error) {
        // An error that says what is wrong with the record, or that it has a character which no document can hold.
        if (error instanceof SexprError) return;
        if (error instanceof XmlError && error.problems[0]?.id === "xml.character") return;
        throw error;
      }
      count++;
      const described = parseDomain(xml).domain;
      expect(described.name, format(said)).toBe(domain.name.trim());
      expect(described.devices?.interface?.length, format(said)).toBe(domain.devices?.interface?.length);
      try {
        domainToSexpr(domain, version);
      } catch (error) {
        if (!(error instanceof SexprError)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
  expect(count).toBeGreaterThan(20);
});
