import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseExact, stringifyJson } from "./json.js";

const long = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).filter((n) => !Number.isSafeInteger(Number(n)));
/** A float that prints as a long integer is read as one. */
const number = fc
  .oneof(fc.maxSafeInteger(), fc.double({ noDefaultInfinity: true, noNaN: true }))
  .filter((n) => !Object.is(n, -0) && (Number.isSafeInteger(n) || !Number.isInteger(n)));
const { value } = fc.letrec<{ value: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(fc.constantFrom(null, true, false), number, fc.string({ unit: "binary" }), long),
  value: fc.oneof(
    { depthSize: "small" },
    tie("leaf"),
    fc.array(tie("value")),
    fc.dictionary(fc.string({ unit: "binary" }), tie("value"), { noNullPrototype: true }),
  ),
}));

describe("exact JSON", () => {
  it("reads what it prints, integers of any length included", () => {
    fc.assert(
      fc.property(value, (v) => {
        expect(parseExact(stringifyJson(v))).toEqual(v);
      }),
      { examples: [[{ ["__proto__"]: [2n ** 64n] }], [[-(2n ** 63n), '"\\', "\\\\"]]] },
    );
  });

  it("reads blanks of all kinds", () => {
    expect(parseExact(' [ 1 ,\t-18446744073709551616\r\n, { "a" : true , "b":[ ] } ] ')).toEqual([
      1,
      -(2n ** 64n),
      { a: true, b: [] },
    ]);
  });

  it("refuses what JSON.parse refuses", () => {
    for (const text of ["", "{", "[1,]", "01", "{'a':1}", "nul"])
      expect(() => parseExact(text)).toThrow(SyntaxError);
  });

  it("prints bigint as an integer and leaves undefined out", () => {
    expect(stringifyJson({ a: 2n ** 64n, b: undefined, c: [1n, undefined], d: "x\u2028" })).toBe(
      '{"a":18446744073709551616,"c":[1,null],"d":"x\u2028"}',
    );
    expect(stringifyJson({ b: undefined, d: [undefined] })).toBe('{"d":[null]}');
  });
});
