import { readdirSync, readFileSync } from "node:fs";
import { XmlError } from "@libvirt-ts/xml";
import { formatDomain } from "@libvirt-ts/xml/domain";
import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { type ConfigFormat, domainToSexpr, sexprToDomain } from "../src/domain/index.js";
import { parseAll, parseTolerant, type Sexpr, SexprError, SexprReader } from "../src/index.js";
import { atom, sexpr } from "./arbitrary.js";

const directory = new URL("../fixtures/map/sexpr2xml/", import.meta.url);
const texts = readdirSync(directory)
  .filter((file) => file.endsWith(".sexpr"))
  .map((file) => readFileSync(new URL(file, directory), "utf8"));
const numRuns = inject("isLongRun") ? 100_000 : 1000;
const anyFormat = fc.constantFrom<ConfigFormat>(1, 2, 3, 4);

/** Lets through what the package throws on purpose: errors with problems that say where. */
function expectProblems(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof SexprError) && !(error instanceof XmlError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
  }
}

function convertThereAndBack(tree: Sexpr, format: ConfigFormat, source?: string): void {
  const { domain } = sexprToDomain(tree, format, source === undefined ? {} : { source });
  expectProblems(() => formatDomain(domain, { secure: true }));
  expectProblems(() => {
    const { text } = domainToSexpr(domain, format);
    expect(parseAll(text)).toHaveLength(1);
  });
}

const damage = fc.array(
  fc.tuple(fc.nat(), fc.nat(12), fc.oneof(atom, fc.constantFrom("(", ")", "(device", "'"))),
  {
    minLength: 1,
    maxLength: 4,
  },
);

test("damaged configurations end in a domain or in problems", () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), damage, anyFormat, (text, edits, format) => {
      const damaged = edits.reduce((before, [at, length, insert]) => {
        const start = at % (before.length + 1);
        return before.slice(0, start) + insert + before.slice(start + length);
      }, text);
      expectProblems(() => parseTolerant(damaged));
      expectProblems(() => {
        const tree = parseAll(damaged)[0] ?? [];
        expect(new SexprReader().push(`${damaged}\n`)[0] ?? []).toEqual(tree);
        convertThereAndBack(tree, format, damaged);
      });
    }),
    { numRuns },
  );
});

test("bytes of any sort end in trees or in problems", () => {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.uint8Array({ max: 0x29, min: 0x20, maxLength: 60 }),
  );
  fc.assert(
    fc.property(noise, (bytes) => expectProblems(() => parseAll(bytes))),
    { numRuns },
  );
});

test("trees of any shape, with keys that mean something, end in a domain or in problems", () => {
  const keys =
    "domid name uuid memory maxmem vcpus bootloader on_crash image hvm linux kernel boot fda cdrom acpi vnc sdl vncdisplay vncpasswd device vbd tap vif vfb uname dev mode mac script bridge serial cpus".split(
      " ",
    );
  const { tree } = fc.letrec<{ tree: Sexpr }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(atom, fc.constantFrom("1", "a", "file:/f", "hdc:cdrom", "tap:aio:/f")),
      fc.tuple(fc.constantFrom(...keys), tie("tree")).map((pair): Sexpr => pair),
      fc.tuple(fc.constantFrom(...keys), fc.array(tie("tree"))).map(([key, items]): Sexpr => [key, ...items]),
      sexpr,
    ),
  }));
  fc.assert(
    fc.property(fc.array(tree), anyFormat, (items, format) =>
      expectProblems(() => convertThereAndBack(["domain", ["name", "a"], ...items], format)),
    ),
    { numRuns },
  );
});
