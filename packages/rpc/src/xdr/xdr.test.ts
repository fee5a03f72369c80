import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Codec, double, hyper, int, uhyper, uint } from "./codec.js";
import { array, chars, fixedChars, fixedOpaque, opaque, optional, string, struct } from "./composite.js";
import { XdrReader } from "./reader.js";
import { type TypedParameter, typedParameter } from "./typed-parameter.js";
import { uuid } from "./uuid.js";
import { XdrWriter } from "./writer.js";

function write<T>(codec: Codec<T>, value: T): Uint8Array {
  const writer = new XdrWriter(8);
  codec.write(writer, value);
  return writer.take();
}

const read = <T>(codec: Codec<T>, bytes: Uint8Array): T => codec.read(new XdrReader(bytes));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytes = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(" ", ""), "hex"));

/** What a hostile caller passes where types say something else. */
const untyped = <T>(codec: Codec<T>) => codec as Codec<unknown>;

const text = string(100);
const point = struct({ name: text, x: int, next: optional(text), list: array(uint, 3) });

describe("XDR, written and read", () => {
  it.each([
    ["int", int, -2, "fffffffe"],
    ["unsigned int", uint, 0xffff_fffe, "fffffffe"],
    ["hyper", hyper, -(2n ** 63n), "8000000000000000"],
    ["unsigned hyper", uhyper, 2n ** 64n - 1n, "ffffffffffffffff"],
    ["double", double, -0.5, "bfe0000000000000"],
    ["string", text, "abcde", "000000056162636465000000"],
    ["empty string", text, "", "00000000"],
    ["string of UTF-8", text, "ü€😀", "00000009c3bce282acf09f9880000000"],
    ["opaque", opaque(9), bytes("010203"), "0000000301020300"],
    ["fixed opaque", fixedOpaque(5), bytes("0102030405"), "0102030405000000"],
    ["chars", chars(9), bytes("ff807f"), "00000003ffffffffffffff800000007f"],
    ["fixed chars", fixedChars(2), bytes("4180"), "00000041ffffff80"],
    ["uuid", uuid, "6695eb01-f6a4-8304-79aa-97f2502e193f", "6695eb01f6a4830479aa97f2502e193f"],
    ["NULL", optional(int), undefined, "00000000"],
    ["not NULL", optional(int), 7, "0000000100000007"],
    ["array", array(int, 3), [1, 2], "000000020000000100000002"],
    ["struct", point, { name: "a", x: 1, list: [] }, "0000000161000000000000010000000000000000"],
    [
      "parameter",
      typedParameter,
      { field: "f", type: 4, value: 5n },
      "0000000166000000000000040000000000000005",
    ],
  ] as [string, Codec<unknown>, unknown, string][])("%s", (_name, codec, value, expected) => {
    expect(hex(write(codec, value))).toBe(expected);
    expect(read(codec, bytes(expected))).toEqual(value);
    expect(codec.minSize).toBeLessThanOrEqual(expected.length / 2);
  });

  it("ignores padding, and takes any word but 0 for a pointer that is there", () => {
    expect(read(text, bytes("00000001 61ffffff"))).toBe("a");
    expect(read(optional(int), bytes("00000007 00000001"))).toBe(1);
  });

  it("gives any value back", () => {
    const parameter: fc.Arbitrary<TypedParameter> = fc.oneof(
      fc.record({ field: word(), type: fc.constantFrom(1 as const, 6 as const), value: fc.integer() }),
      fc.record({ field: word(), type: fc.constant(2 as const), value: fc.nat() }),
      fc.record({
        field: word(),
        type: fc.constant(3 as const),
        value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      }),
      fc.record({
        field: word(),
        type: fc.constant(4 as const),
        value: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      }),
      fc.record({ field: word(), type: fc.constant(5 as const), value: fc.double() }),
      fc.record({ field: word(), type: fc.constant(7 as const), value: word() }),
    );
    const all = struct({ list: array(typedParameter, 1000), inner: optional(point), raw: opaque(1000) });
    fc.assert(
      fc.property(
        fc.array(parameter),
        fc.option(
          fc.record({
            name: fc.constant("p"),
            x: fc.integer(),
            next: fc.option(fc.constant("q"), { nil: undefined }),
            list: fc.array(fc.nat(), { maxLength: 3 }),
          }),
          { nil: undefined },
        ),
        fc.uint8Array(),
        (list, inner, raw) => {
          expect(read(all, write(all, { list, inner, raw }))).toEqual({ list, inner, raw });
        },
      ),
    );
  });
});

const word = () => fc.string({ unit: "binary", maxLength: 80 }).filter((value) => !value.includes("\0"));

describe("strings that are no UTF-8", () => {
  it("come back as the bytes that they were", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }).map((raw) => raw.map((byte) => byte || 1)),
        (raw) => {
          const value = read(string(100), write(opaque(100), raw));
          expect(hex(write(string(100), value))).toBe(hex(write(opaque(100), raw)));
        },
      ),
    );
  });

  it.each([
    ["ff", "\udcff"],
    ["c3", "\udcc3"],
    ["61c080", "a\udcc0\udc80"],
    ["eda080", "\udced\udca0\udc80"],
    ["f4908080", "\udcf4\udc90\udc80\udc80"],
    ["c3bcff", "ü\udcff"],
  ])("%s is read as what it can be", (raw, expected) => {
    expect(read(string(9), write(opaque(9), bytes(raw)))).toBe(expected);
  });
});

describe("bytes that are not what they should be", () => {
  it.each([
    ["a number that is cut", int, "000000", "4 bytes are needed, only 3 are left"],
    ["a string beyond its bound", text, "00000065", "101 bytes, at most 100 are allowed"],
    ["a string beyond the end", text, "00000064", "100 bytes are needed, only 0 are left"],
    ["padding that is missing", text, "0000000161", "4 bytes are needed, only 1 are left"],
    ["too many items", array(int, 3), "00000004", "4 items, at most 3 are allowed"],
    [
      "more items than bytes",
      array(int, 1e9),
      "3b9aca00",
      "1000000000 items are announced, only 0 bytes follow",
    ],
    [
      "more chars than bytes",
      chars(65536),
      "00010000 00000000",
      "65536 items are announced, only 4 bytes follow",
    ],
    [
      "an unknown type",
      typedParameter,
      "00000000 00000008 00000000",
      "type 8 of a parameter, 1 to 7 are known",
    ],
    [
      "an item",
      array(point, 3),
      `00000001${"00000000".repeat(3)}00000009`,
      "/0/list: 9 items, at most 3 are allowed",
    ],
  ] as [string, Codec<unknown>, string, string][])("%s", (_name, codec, input, message) => {
    expect(() => read(codec, bytes(input))).toThrow(message);
  });

  it("says the place in the structure and in the bytes", () => {
    try {
      read(array(point, 3), bytes(`00000001${"00000000".repeat(3)}00000009`));
    } catch (error) {
      expect(error).toMatchObject({ problems: [{ id: "xdr.count", path: "/0/list", offset: 20 }] });
      return;
    }
    throw new Error("it was read");
  });
});

describe("values that are not what they should be", () => {
  it.each([
    ["a fraction", int, 0.5, "0.5 was given, a whole number of 32 bits is expected"],
    ["a large number", int, 2 ** 31, "2147483648 was given"],
    ["a bigint", int, 1n, "1 was given, a whole number"],
    ["nothing", int, undefined, "a value of type undefined was given"],
    ["a negative", uint, -1, "-1 was given, a whole number of 32 bits that is not negative"],
    ["a number", hyper, 1, "1 was given, a bigint of 64 bits is expected"],
    ["65 bits", hyper, 2n ** 63n, "9223372036854775808 was given"],
    ["a negative bigint", uhyper, -1n, "-1 was given"],
    ["a NUL", text, "a\0b", "a string cannot contain a NUL character"],
    ["a NUL in a long text", string(1000), `${"a".repeat(99)}\0`, "cannot contain a NUL"],
    ["a lone surrogate", text, "\ud800", "a lone surrogate cannot be written"],
    ["a long string", string(3), "abcd", "4 bytes, at most 3 are allowed"],
    ["a long string of few characters", string(3), "üü", "4 bytes, at most 3 are allowed"],
    ["no string", text, 5, "5 was given, a string is expected"],
    ["no bytes", opaque(5), "abc", "a Uint8Array is expected"],
    ["a short uuid", fixedOpaque(16), bytes("00"), "a Uint8Array of 16 bytes is expected"],
    [
      "no uuid",
      uuid,
      "6695eb01f6a4830479aa97f2502e193f",
      "a uuid of 8-4-4-4-12 hexadecimal digits is expected",
    ],
    ["a uuid of strange digits", uuid, "6695eb01-f6a4-8304-79aa-97f2502e193g", "a uuid of 8-4-4-4-12"],
    ["too many items", array(int, 1), [1, 2], "2 items, at most 1 are allowed"],
    ["no list", array(int, 1), undefined, "a list is expected"],
    ["a wrong member", point, { name: "a", x: "1", list: [] }, "/x: a value of type string was given"],
    ["a wrong item", array(int, 5), [1, "2"], "/1: a value of type string"],
    ["no struct", point, undefined, "an object is expected"],
    [
      "a parameter of a strange type",
      typedParameter,
      { field: "f", type: 9, value: 1 },
      "type 9 of a parameter",
    ],
    [
      "a parameter of another type",
      typedParameter,
      { field: "f", type: 4, value: 1 },
      "/value: 1 was given, a bigint",
    ],
    ["no parameter", typedParameter, undefined, "/field: a value of type undefined"],
  ] as [string, Codec<unknown>, unknown, string][])("%s", (_name, codec, value, message) => {
    expect(() => write(untyped(codec), value)).toThrow(message);
  });
});

describe("the writer", () => {
  it("never touches memory again that was taken", () => {
    const writer = new XdrWriter(16);
    const taken: [Uint8Array, string][] = [];
    for (let i = 0; i < 200; i++) {
      writer.string("x".repeat(i % 40), 100);
      if (i % 3 === 0) {
        const piece = writer.take();
        taken.push([piece, hex(piece)]);
      }
    }
    for (const [piece, before] of taken) expect(hex(piece)).toBe(before);
  });
});
