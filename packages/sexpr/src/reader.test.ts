import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sexpr } from "../test/arbitrary.js";
import { format, type ReaderOptions, readItems, type Sexpr, SexprError, SexprReader } from "./index.js";

function readAll(chunks: readonly (string | Uint8Array)[], options?: ReaderOptions): Sexpr[] {
  const reader = new SexprReader(options);
  return [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()];
}

const encode = (text: string) => new TextEncoder().encode(text);

/** What reading gives: the values, or the problem. */
function outcome(chunks: readonly (string | Uint8Array)[], options?: ReaderOptions): unknown {
  try {
    return readAll(chunks, options);
  } catch (error) {
    if (error instanceof SexprError) return error.problems;
    throw error;
  }
}

const texts = [
  "(domain (name 'web 1') (memory 128))\n(args \"it's é\") # comment ( '\n() '' bare",
  String.raw`(a 'x\'\\' "\x41\102" '\xc3\xa9') (b é"c")`,
  "(a\n (b 'unclosed\\' (",
  "(a) )",
  String.raw`(a 'bad \q escape')`,
  "(a (b) \0)",
  "\n(a\n 'two\nlines\\q')",
];

describe("split anywhere, a stream reads the same", () => {
  test.each(texts)("%s", (text) => {
    const bytes = encode(text);
    const whole = outcome([text]);
    const wholeBytes = outcome([bytes]);
    for (let at = 0; at <= text.length; at += 1) {
      expect(outcome([text.slice(0, at), text.slice(at)])).toEqual(whole);
    }
    for (let at = 0; at <= bytes.length; at += 1) {
      expect(outcome([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(wholeBytes);
    }
    expect(outcome([...text])).toEqual(whole);
    expect(outcome(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(wholeBytes);
  });

  test("any trees, as items and as expressions, at any splits", () => {
    fc.assert(
      fc.property(fc.array(sexpr), fc.array(fc.nat(40)), (trees, sizes) => {
        const cut = (bytes: Uint8Array) => {
          const chunks: Uint8Array[] = [];
          let at = 0;
          for (const size of sizes) {
            chunks.push(bytes.subarray(at, at + size));
            at += size;
          }
          return [...chunks, bytes.subarray(at)];
        };
        expect(readAll(cut(encode(trees.map((tree) => format(tree)).join(" "))))).toEqual(trees);
        expect(readAll(cut(encode(`${format(trees)}''`)), { each: "item" })).toEqual(trees);
      }),
      { numRuns: 500 },
    );
  });
});

describe("items of a list", () => {
  test("come as soon as they are complete", () => {
    const reader = new SexprReader({ each: "item" });
    expect(reader.push(" ((domain (id 1)) (dom")).toEqual([["domain", ["id", "1"]]]);
    expect(reader.push("ain (id 2)")).toEqual([]);
    expect(reader.push(") Domain-0 x")).toEqual([["domain", ["id", "2"]], "Domain-0"]);
    expect(reader.push(")'' (a (b))")).toEqual(["x"]);
    expect(reader.push("(c d) e")).toEqual([]);
    expect(reader.end()).toEqual([]);
  });

  test("need a list", () => {
    const problems = [{ id: "sexpr.list-expected" }];
    for (const text of ["", "atom", "'' (a)", "atom (a"])
      expect(outcome([text], { each: "item" })).toMatchObject(problems);
    expect(outcome(["()"], { each: "item" })).toEqual([]);
  });

  test("are read from any stream of chunks", async () => {
    async function* body() {
      yield encode("((a ");
      yield encode("1) (b 2))");
    }
    const items: Sexpr[] = [];
    for await (const item of readItems(body())) items.push(item);
    expect(items).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
    const names: Sexpr[] = [];
    for await (const name of readItems(["(x y) z"], { each: "expression" })) names.push(name);
    expect(names).toEqual([["x", "y"], "z"]);
  });
});

describe("limits", () => {
  test("an item is bounded, the stream is not", () => {
    const reader = new SexprReader({ each: "item", maxItem: 1000 });
    reader.push("(");
    const chunk = `(domain (name '${"x".repeat(800)}')) name `;
    for (let count = 0; count < 100; count += 1) expect(reader.push(chunk)).toHaveLength(2);
    reader.push("(domain ");
    expect(() => {
      for (let count = 0; count < 200; count += 1) reader.push("(a b)\n");
    }).toThrow(/more than 1000 characters/);
  });

  test("are told of at the same place, however the stream is split", () => {
    const text = `(domain\n (name 'a\nb\nc ${"x".repeat(20)}`;
    const whole = outcome([text], { maxAtom: 10 });
    expect(whole).toMatchObject([
      { id: "sexpr.atom-too-long", offset: 15, line: 2, column: 8, path: "domain/name" },
    ]);
    for (let size = 1; size < text.length; size += 1) {
      const chunks = text.match(new RegExp(`[^]{1,${size}}`, "g"))!;
      expect(outcome(chunks, { maxAtom: 10 })).toEqual(whole);
    }
  });

  test("an atom that never ends is refused without being read again and again", () => {
    const chunk = encode("x".repeat(1000));
    for (const start of ["(a ", "(a '", '(a "\\']) {
      const reader = new SexprReader({ maxAtom: 100_000 });
      reader.push(encode(start));
      expect(() => {
        for (;;) reader.push(chunk);
      }).toThrow(/more than 100000 characters/);
    }
  });

  test("an atom of a million single bytes is read", () => {
    const reader = new SexprReader();
    reader.push("'");
    for (let count = 0; count < 1_000_000; count += 1) reader.push("x");
    expect(reader.push("'")).toEqual(["x".repeat(1_000_000)]);
  });
});

test("a failed reader stays failed", () => {
  const reader = new SexprReader();
  expect(() => reader.push("(a))")).toThrow(/closing parenthesis/);
  expect(() => reader.push("(b)")).toThrow(/closing parenthesis/);
  expect(() => reader.end()).toThrow(/closing parenthesis/);
});

test("texts and bytes do not mix", () => {
  const reader = new SexprReader();
  reader.push("(a ");
  expect(() => reader.push(encode("b)"))).toThrow(TypeError);
});
