import { describe, expect, inject, it } from "vitest";
import { formatDomain, parseDomain } from "../src/generated/domain/index.js";
import { XmlError } from "../src/index.js";
import { fixture, fixturesIn } from "./fixtures.js";
import { markup } from "./markup.js";
import { Random } from "./random.js";

const seed = Number(process.env.LIBVIRT_TS_SEED ?? 20070119);
const mutations = inject("isLongRun") ? 100_000 : 30_000;

const originals = [...fixturesIn("page"), ...fixturesIn("today"), ...fixturesIn("rng/accept")].map(fixture);

/** What breaks readers, of domains in particular. */
const tokens = [
  ...markup,
  "<!DOCTYPE domain [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>",
  "&b;",
  "&#0;",
  "&#x110000;",
  "&#xD800;",
  "\u0008",
  "\udfff",
  " xmlns='urn:x'",
  " xmlns:a='urn:a'",
  "<a:b/>",
  " type='vnc'",
  " type=''",
  "<devices>",
  "</devices>",
  "<disk>",
  "<os/>",
  "<name/>",
  "-1",
  "0",
  "99999999999999999999",
  "1e6",
  " unit='TiB'",
  "__proto__",
  " constructor='x'",
  "x".repeat(300),
  "<a>".repeat(120),
];

function mutate(text: string, random: (below: number) => number): string {
  if (random(2) === 0) return mutateValue(text, random);
  const at = random(text.length + 1);
  const end = Math.min(text.length, at + 1 + random(random(4) === 0 ? 200 : 8));
  switch (random(7)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at);
    case 2:
      return (
        text.slice(0, at) + String.fromCharCode(random(random(2) === 0 ? 128 : 65536)) + text.slice(at + 1)
      );
    case 3:
      return text.slice(0, at);
    case 4: {
      const other = originals[random(originals.length)] ?? "";
      const from = random(other.length);
      return text.slice(0, at) + other.slice(from, from + random(80)) + text.slice(end);
    }
    default:
      return text.slice(0, at) + tokens[random(tokens.length)] + text.slice(random(2) === 0 ? at : end);
  }
}

/** Mutations that mostly leave a document well-formed: of one value, or of one line. */
function mutateValue(text: string, random: (below: number) => number): string {
  const values = [...text.matchAll(/(?<=[>'])[^<>']+(?=[<'])/g)];
  const { index = 0, 0: value = "" } = values[random(values.length)] ?? {};
  const lines = text.split("\n");
  switch (random(4)) {
    case 0:
      return lines.toSpliced(random(lines.length), 1).join("\n");
    case 1:
      return lines.toSpliced(random(lines.length), 0, lines[random(lines.length)] ?? "").join("\n");
    case 2:
      return text.slice(0, index) + values[random(values.length)]?.[0] + text.slice(index + value.length);
    default:
      return text.slice(0, index) + tokens[random(tokens.length)] + text.slice(index + value.length);
  }
}

/** The problems of a refused document; a correct model, whose dump reads as the same model, gives undefined. */
function verdict(input: string | Uint8Array): readonly { id: string; message: string }[] | undefined {
  try {
    const { domain } = parseDomain(input);
    const text = formatDomain(domain, { secure: true });
    // Text that strayed among elements is kept; how it is set off from them is layout.
    const squeezed = (written: string) => written.replace(/\s+/g, "");
    expect(squeezed(formatDomain(parseDomain(text).domain, { secure: true }))).toBe(squeezed(text));
    return undefined;
  } catch (error) {
    if (error instanceof XmlError) return error.problems;
    throw error;
  }
}

describe(`${mutations} mutations of valid documents, seed ${seed}`, () => {
  it("are refused with a problem, or read as a model that survives writing", () => {
    const source = new Random(seed);
    const random = (limit: number) => source.below(limit);
    const encoder = new TextEncoder();
    const found = { read: 0, refused: 0 };
    for (let i = 0; i < mutations; i++) {
      let text = originals[i % originals.length] ?? "";
      for (let n = random(3); n >= 0; n--) text = mutate(text, random);
      const input = i % 4 === 0 ? encoder.encode(text) : text;
      try {
        const problems = verdict(input);
        found[problems === undefined ? "read" : "refused"] += 1;
        if (
          problems?.length === 0 ||
          problems?.some(({ id, message }) => !/^[a-z]+\.[a-z-]+$/.test(id) || !message)
        ) {
          expect(problems).toEqual("at least one problem, each with an id and a message");
        }
      } catch (cause) {
        throw new Error(`mutation ${i} of seed ${seed}: ${JSON.stringify(text)}`, { cause });
      }
    }
    console.info(`fuzz: seed ${seed}: ${found.read} read, ${found.refused} refused`);
    expect(found.read).toBeGreaterThan(mutations / 20);
    expect(found.refused).toBeGreaterThan(mutations / 20);
  });
});
