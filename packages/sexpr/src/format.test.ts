import fc from "fast-check";
import { expect, test } from "vitest";
import { atom, sexpr } from "../test/arbitrary.js";
import { format, formatAtom, list, type Problem, parse, parseAll, quote } from "./index.js";

test("prints as xend does", () => {
  expect(
    format(["domain", ["name", "web 1"], ["memory", "128"], ["features"], ["cpus", [[], ["0"]]], ["x", ""]]),
  ).toBe("(domain (name 'web 1') (memory 128) (features) (cpus (() (0))) (x ''))");
  expect(format("w!")).toBe("'w!'");
  expect(format([])).toBe("()");
});

test("escapes what could end a quote, and control characters in octal", () => {
  expect(quote("it's")).toBe(String.raw`'it\'s'`);
  expect(quote("a\\'")).toBe(String.raw`'a\\\''`);
  expect(formatAtom("a\n\0" + "1\x7f")).toBe(String.raw`'a\012\0001\177'`);
});

test("tells once about texts beyond ASCII", () => {
  const warnings: Problem[] = [];
  expect(format(["é", "ü"], { onWarning: (warning) => warnings.push(warning) })).toBe("('é' 'ü')");
  expect(format("é", { onWarning: (warning) => warnings.push(warning) })).toBe("'é'");
  expect(warnings.map(({ id }) => id)).toEqual(["sexpr.non-ascii", "sexpr.non-ascii"]);
});

test("any tree, printed and read, is itself: as text, as bytes, and among others", () => {
  fc.assert(
    fc.property(sexpr, (tree) => {
      const text = format(tree);
      expect(parse(text)).toEqual(tree);
      expect(parse(new TextEncoder().encode(text))).toEqual(tree);
      expect(parseAll(`${text} (next) ${text}`)).toEqual([tree, ["next"], tree]);
    }),
    { numRuns: 1000 },
  );
});

test("no atom changes the structure around it", () => {
  fc.assert(
    fc.property(atom, (text) => {
      expect(parseAll(`(before ${quote(text)}) (after ${formatAtom(text)})`)).toEqual([
        ["before", text],
        ["after", text],
      ]);
    }),
    { numRuns: 1000 },
  );
});

test("list builds lists and turns numbers into atoms", () => {
  expect(list("vm", list("name", "web1"), list("memory", 128))).toEqual([
    "vm",
    ["name", "web1"],
    ["memory", "128"],
  ]);
});
