import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConfDocument, ConfError, ConfLiteral, formatValue, parse } from "./index.js";

const literals = [
  "(1, 2)",
  "()",
  "(1,)",
  "{}",
  "{'pf': '05:00.0', 'key': ['0x10', '0x11',]}",
  "{ 1, 2 }",
  "{'a': (1, {'b': None}), # a comment with )\n 'c': [True]}",
  `('it\\'s )', "}", '''three ) ' lines''')`,
];

describe("dictionaries and tuples of plain values", () => {
  test.each(literals)("%j is kept as it is written", (text) => {
    const document = parse(`a = ${text}\nb = 2\n`);
    expect(document.get("a")).toEqual(new ConfLiteral(text));
    expect(document.format()).toBe(`a = ${text}\nb = 2\n`);
    const copy = new ConfDocument();
    copy.set("a", document.get("a")!);
    expect(copy.format()).toBe(`a = ${text}\n`);
    document.set("b", 3);
    expect(document.format()).toBe(`a = ${text}\nb = 3\n`);
  });

  test("may be items of a list, which is edited around them", () => {
    const document = parse("keys = [ {'pf': '05:00.0'}, 'a' ]\n");
    const [first] = document.get("keys") as readonly ConfLiteral[];
    document.set("keys", [first!, "b"]);
    expect(document.format()).toBe("keys = [ {'pf': '05:00.0'}, \"b\" ]\n");
  });

  test("parentheses around one value are that value", () => {
    const document = parse("kernel = ( '/boot/'\n  'guest' )\ndisk = ([ 'a', 'b' ])\n");
    expect(document.get("kernel")).toBe("/boot/guest");
    document.set("disk", ["a"]);
    expect(document.format()).toBe("kernel = ( '/boot/'\n  'guest' )\ndisk = [ \"a\" ]\n");
  });

  test.each([
    ["a = (1, 2", "conf.unclosed-list"],
    ["a = {'x': 1 'y': 2}", "conf.unclosed-list"],
    ["a = {'x': }", "conf.expected-value"],
    [`a = ${"(".repeat(100_000)}`, "conf.too-deep"],
  ])("%j is an error", (text, id) => {
    expect(() => parse(text)).toThrow(ConfError);
    try {
      parse(text);
    } catch (error) {
      expect((error as ConfError).problems[0].id).toBe(id);
    }
  });

  test("none that is made reaches beyond its brackets", () => {
    for (const text of ["", "1", "(1", "(1) + (2)", "(1)\nkernel = '/x'", "[1]", "('a\n')", "{(})"]) {
      expect(() => new ConfLiteral(text), text).toThrow(ConfError);
    }
    const parts = fc.constantFrom(..."(){}[]'\"#\\\n,a1".split(""), "'''");
    const made = (text: string) => {
      try {
        return new ConfLiteral(text);
      } catch {
        return undefined;
      }
    };
    const namesOf = (text: string) => {
      try {
        return parse(text).names();
      } catch {
        return undefined;
      }
    };
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (words) => {
        const literal = made(`(${words.join("")})`);
        const names = literal && namesOf(`a = ${formatValue(literal)}\nb = 1\n`);
        expect(names ?? ["a", "b"]).toEqual(["a", "b"]);
      }),
      { numRuns: 500 },
    );
  });
});
