import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTolerant, type Sexpr } from "./index.js";

test.each<[string, Sexpr]>([
  ["(a (b 1", ["a", ["b", "1"]]],
  ["(a 'b", ["a", "b"]],
  ["'b\\", "b\\"],
  [String.raw`'it\'s'`, String.raw`it\'s`],
  [`(a "b c")`, ["a", '"b', 'c"']],
  [`(args "it's here")`, ["args", `"it's`, 'here"']],
  ["c'd'e", "c'd'e"],
  ["('a'b)", ["a", "b"]],
  [")", ""],
  ["", ""],
  ["(a\vb\fc)", ["a", "b", "c"]],
  ["(a # b)", ["a", "#", "b"]],
  ["(a) (b", ["a"]],
  ["(a b\0c d)", ["a", "b"]],
])("%s is read as the reference read it", (text, tree) => {
  expect(parseTolerant(text)).toEqual(tree);
});

test("nothing but a limit makes it fail", () => {
  const part = fc.constantFrom("(", ")", "'", '"', "\\", " ", "\v", "a", "#", "\0");
  fc.assert(fc.property(fc.array(part), (parts) => void parseTolerant(parts.join(""))));
  expect(() => parseTolerant("(".repeat(200_000))).toThrow(/more than 1000 lists/);
  expect(() => parseTolerant("x".repeat(2 ** 20 + 1))).toThrow(/in one atom/);
  expect(() => parseTolerant("xx", { maxLength: 1 })).toThrow(/more than 1 characters/);
});
