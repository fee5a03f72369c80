import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDomain } from "./domain/index.js";
import { XmlError } from "./errors.js";
import { LongMarkup } from "./long-markup.js";
import { compileSchema } from "./relaxng/index.js";

const limits = { section: 10, instruction: 5, name: 1024 };

/** What is found in a text that comes in pieces, and where in the whole of it. */
function found(pieces: readonly string[]): { message: string; offset: number } | undefined {
  let result: { message: string; offset: number } | undefined;
  let before = 0;
  const markup = new LongMarkup(limits, (message, offset) => {
    result ??= { message, offset: before + offset };
  });
  for (const piece of pieces) {
    markup.write(piece);
    before += piece.length;
  }
  return result;
}

describe("LongMarkup", () => {
  it.each([
    ["<a><!-- 456789012 --></a>", "a comment is longer than 10"],
    ["<a><![CDATA[01234567890]]></a>", "a CDATA section is longer than 10"],
    ["<?a3456?><a/>", undefined],
    ["<?a34567?><a/>", "a processing instruction is longer than 5"],
    ["<!DOCTYPE a [ ]><a/>", "a document type declaration is longer than 5"],
    ["<a><!--0123456789--><!--0123456789--><b/></a>", undefined],
    ["<a><!--<![CDATA[--><b>]] 0123456789</b></a>", undefined],
    ["<a b='01234567890123456789'>01234567890123456789</a>", undefined],
    ["<a><!-- not closed", undefined],
    ["<a><!-- not closed but", "a comment is longer than 10"],
  ])("%s: %s", (text, message) => {
    expect(found([text])?.message).toBe(message);
  });

  it("finds the same however a text is cut", () => {
    const parts = fc.constantFrom(
      ...[
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "?>",
        "<a>",
        "</a>",
        "-",
        "]",
        "text",
        "<",
        ">",
        "<!DOCTYPE",
      ],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), fc.array(fc.nat(60)), (words, cuts) => {
        const text = words.join("");
        const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((place, at) => text.slice(places[at], place));
        expect(found(pieces)?.message).toBe(found([text])?.message);
      }),
    );
  });
});

describe("15 MB of what a parser collects", () => {
  const many = 7_500_000;
  const documents: readonly [string, string, string][] = [
    ["a comment", `<domain><!--${" -".repeat(many)}--></domain>`, "a comment is longer than 262144"],
    ["an instruction", `<domain><?x ${"a?".repeat(many)}?></domain>`, "a processing instruction is longer"],
    ["CDATA", `<domain><name><![CDATA[${"a]".repeat(many)}]]></name></domain>`, "a CDATA section is longer"],
    ["a name", `<${"ab".repeat(many)}/>`, "a name is longer than 1024"],
    ["an attribute's name", `<domain ${"ab".repeat(many)}='1'/>`, "a name is longer than 1024"],
    ["a document type", `<!DOCTYPE a [${"'a".repeat(many)}]><a/>`, "a document type declaration is longer"],
  ];

  const firstProblem = (parse: () => unknown): unknown => {
    try {
      return parse();
    } catch (error) {
      return error instanceof XmlError ? error.problems[0] : error;
    }
  };
  const limit = (message: string) => ({ id: "xml.limit", message: expect.stringContaining(message) });

  it.each(documents)("%s is refused by the readers", (_, text, message) => {
    expect(firstProblem(() => parseDomain(text))).toMatchObject(limit(message));
    expect(firstProblem(() => parseDomain(text))).toMatchObject(limit(message));
  });

  it.each([
    ["comments", "<!---->"],
    ["instructions", "<?a?>"],
    ["pieces of text", "<![CDATA[a]]><!---->"],
  ])("of %s that say nothing are too many to keep", (_, piece) => {
    const text = `<domain><metadata>${piece.repeat(14_000_000 / piece.length)}</metadata></domain>`;
    expect(firstProblem(() => parseDomain(text))).toMatchObject(limit("bytes of memory"));
  });

  const schema = compileSchema(
    '<element name="domain" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>',
  );

  it.each(documents)("%s is refused by validation", (_, text, message) => {
    const options = { maxProblems: 1000 };
    expect(schema.validate(text, options).at(-1)).toMatchObject({
      id: "xml.limit",
      message: expect.stringContaining(message),
    });
  });

  it("is refused by validation whatever it is, beyond the size", () => {
    const text = `<domain>${"a".repeat(17 * 1024 * 1024)}</domain>`;
    const limit = { id: "xml.limit", message: "the document is longer than 16777216" };
    expect(schema.validate(text)).toMatchObject([limit]);
    expect(schema.validate(new TextEncoder().encode(text))).toMatchObject([limit]);
    expect(schema.validate(text, { size: 32 * 1024 * 1024 })).toEqual([]);
  });
});
