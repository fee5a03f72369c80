import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  format,
  lineAndColumn,
  type Problem,
  parse,
  parseAll,
  type Sexpr,
  SexprError,
  type SexprList,
} from "./index.js";

/** The one problem that reading a text gives. */
function problem(input: string | Uint8Array, options = {}): Problem {
  try {
    parseAll(input, options);
  } catch (error) {
    if (error instanceof SexprError) return error.problems[0]!;
    throw error;
  }
  throw new Error("expected an error");
}

const bytes = (binary: string) => Uint8Array.from(binary, (character) => character.charCodeAt(0));

describe("what is read", () => {
  test.each<[string, Sexpr]>([
    ["(memory 128)", ["memory", "128"]],
    ["(memory '128')", ["memory", "128"]],
    ["  (a\t(b)\r\n c\v\f)  ", ["a", ["b"], "c"]],
    ["()", []],
    ["(a ())", ["a", []]],
    ["(features )", ["features"]],
    ["(features '')", ["features", ""]],
    [`""`, ""],
    [`(a "it's" 'say "x"')`, ["a", "it's", 'say "x"']],
    ["(a 'b''c'd)", ["a", "b", "c", "d"]],
    ["(a'b c)", ["a'b", "c"]],
    ["(mode w!)", ["mode", "w!"]],
    ["(a # (comment '\nb)# end", ["a", "b"]],
    ["(a b#c\n)", ["a", "b"]],
    [String.raw`'\a\b\t\n\v\f\r\\\'\"'`, "\x07\b\t\n\v\f\r\\'\""],
    [String.raw`'\x41\102\7x\0089'`, "AB\x07x\x0089"],
    ["'line\nbreak'", "line\nbreak"],
    [`'a\\\\'`, "a\\"],
    ["'café'", "café"],
    ["(naïve)", ["naïve"]],
    [String.raw`'caf\xc3\xa9'`, "café"],
    [String.raw`'caf\303\251'`, "café"],
    [String.raw`'é\xc3\xa9'`, "éé"],
  ])("%s", (text, tree) => {
    expect(parse(text)).toEqual(tree);
    expect(parse(new TextEncoder().encode(text))).toEqual(tree);
  });

  test("a second expression after the first is ignored by parse and kept by parseAll", () => {
    expect(parse("(ls )''")).toEqual(["ls"]);
    expect(parseAll("(ls )'' x")).toEqual([["ls"], "", "x"]);
    expect(parseAll(" # nothing")).toEqual([]);
  });

  test("bytes that are no UTF-8 are latin1, with one warning that tells where", () => {
    const warnings: Problem[] = [];
    const onWarning = (warning: Problem) => warnings.push(warning);
    expect(parse(bytes("(\n caf\xe9 'x\xff' caf\xc3\xa9)"), { onWarning })).toEqual(["café", "xÿ", "café"]);
    expect(warnings).toMatchObject([{ id: "sexpr.encoding", offset: 3, line: 2, column: 2 }]);
    expect(parse(String.raw`'é\xe9'`, { onWarning })).toBe("éé");
    expect(warnings).toHaveLength(2);
  });

  test("bytes that mean the replacement character are UTF-8", () => {
    const warnings: Problem[] = [];
    const text = "'a\ufffdb' \ufffd \ufeffbom";
    expect(
      parseAll(new TextEncoder().encode(text), { onWarning: (warning) => warnings.push(warning) }),
    ).toEqual(["a\ufffdb", "\ufffd", "\ufeffbom"]);
    expect(warnings).toEqual([]);
  });

  test("a great many wrong bytes cost little", () => {
    expect(parseAll(bytes("\xff ".repeat(200_000)))).toHaveLength(200_000);
  });

  test("as the daemon reads escapes: hex letters count from 0, an unknown escape is a backslash", () => {
    const text = String.raw`'caf\xc3\xa9 \q'`;
    expect(parse(text, { asDaemon: true })).toBe("caf#\t \\");
    expect(problem(text)).toMatchObject({ id: "sexpr.escape", offset: 13, column: 14 });
  });

  test("positions of lists can be asked for", () => {
    const positions = new WeakMap<SexprList, number>();
    const tree = parse("(a\n (b (c)))", { positions }) as SexprList;
    const b = tree[1] as SexprList;
    expect([tree, b, b[1] as SexprList].map((list) => positions.get(list))).toEqual([0, 4, 7]);
  });
});

describe("what is refused, and where", () => {
  test.each<[string, string, Partial<Problem>]>([
    [
      "an unclosed list",
      "(domain\n (image (linux",
      { id: "sexpr.unclosed-list", line: 2, column: 15, path: "domain/image/linux" },
    ],
    ["an unclosed quote", "(a 'b", { id: "sexpr.unclosed-quote", offset: 5, path: "a" }],
    ["an unclosed quote that ends in a backslash", "'b\\", { id: "sexpr.unclosed-quote" }],
    ["a quote closed by the other sort", `'b"`, { id: "sexpr.unclosed-quote" }],
    ["a stray parenthesis", "(a)\n )", { id: "sexpr.stray-parenthesis", offset: 5, line: 2, column: 2 }],
    ["a stray parenthesis alone", ")", { id: "sexpr.stray-parenthesis", offset: 0 }],
    ["an unknown escape", String.raw`(a (b 'c\q'))`, { id: "sexpr.escape", offset: 8, path: "a/b" }],
    ["half a hex escape", String.raw`'\x4'`, { id: "sexpr.escape", offset: 1 }],
    ["an escape beyond a byte", String.raw`'\400'`, { id: "sexpr.escape", offset: 1 }],
    ["a NUL", "(a \0)", { id: "sexpr.character", offset: 3 }],
    ["a control character", "(a b\x01c)", { id: "sexpr.character", offset: 4 }],
    ["lists without a key", "((a b) (", { id: "sexpr.unclosed-list", path: "[0]/[1]" }],
  ])("%s", (_, text, expected) => {
    expect(problem(text)).toMatchObject(expected);
    expect(problem(new TextEncoder().encode(text))).toMatchObject(expected);
  });

  test("nothing at all", () => {
    expect(() => parse("  # only a comment")).toThrow(/line 1, column 1: expected an expression/);
  });

  test("a depth bomb", () => {
    expect(problem("(".repeat(200_000))).toMatchObject({ id: "sexpr.depth", offset: 1000 });
    const deep = "(".repeat(100_000) + ")".repeat(100_000);
    expect(format(parse(deep, { maxDepth: 100_000 }))).toBe(deep);
  });

  test("an atom of 100 MB", () => {
    const huge = "x".repeat(100_000_000);
    expect(problem(huge)).toMatchObject({ id: "sexpr.too-long" });
    expect(problem(`(a ${huge}`, { maxLength: 1e9 })).toMatchObject({
      id: "sexpr.atom-too-long",
      offset: 3,
      path: "a",
    });
    expect(problem(`(a '${huge}'`, { maxLength: 1e9 })).toMatchObject({
      id: "sexpr.atom-too-long",
      offset: 3,
    });
  });

  test("an atom is as long as the limit or refused", () => {
    for (const text of ["abcd", "'abcd'"]) {
      expect(parseAll(`(${text})`, { maxAtom: 4 })).toEqual([["abcd"]]);
      expect(problem(`(${text})`, { maxAtom: 3 })).toMatchObject({ id: "sexpr.atom-too-long", offset: 1 });
    }
  });
});

test("line and column agree with the offset, for any damaged text", () => {
  const part = fc.constantFrom("(", ")", "'", '"', "\n", " ", "a", "\\", "\\x", "#", "\0", "é", "(a ", "b)");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      try {
        parseAll(text);
      } catch (error) {
        const { offset, line, column } = (error as SexprError).problems[0]!;
        expect({ line, column }).toEqual(lineAndColumn(text, offset!));
      }
    }),
    { numRuns: 2000 },
  );
});
