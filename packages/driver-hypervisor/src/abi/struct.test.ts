import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getUint53, parseLayout, readStruct, writeStruct } from "./struct.js";

const layout = parseLayout(
  "48: a@0:u8 b@2:u16 c@4:u32 d@8:u64 e@16:i32 f@20:u8[4] g@24:u32[2] h@40:handle64",
);
const u = (bits: number) => fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });

describe("structures", () => {
  it("come back as they were written", () => {
    const values = fc.record({
      a: u(8).map(Number),
      b: u(16).map(Number),
      c: u(32).map(Number),
      d: u(64),
      e: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      f: fc.uint8Array({ minLength: 4, maxLength: 4 }),
      g: fc.array(u(32).map(Number), { minLength: 2, maxLength: 2 }),
      h: u(64),
    });
    fc.assert(
      fc.property(values, (written) => {
        const bytes = new Uint8Array(layout.size + 16).fill(0xee);
        const view = new DataView(bytes.buffer, 8);
        writeStruct(layout, view, written);
        expect(readStruct(layout, view)).toEqual(written);
        // Neither padding nor what lies around the structure is touched.
        for (const at of [7, 9, 8 + layout.size]) expect(bytes[at]).toBe(0xee);
      }),
    );
  });

  it("refuse what does not fit and what they do not have", () => {
    const view = new DataView(new ArrayBuffer(layout.size));
    const write = (values: Parameters<typeof writeStruct>[2]) => () => writeStruct(layout, view, values);
    expect(write({ a: 256 })).toThrow("256 does not fit into a u8");
    expect(write({ a: -1 })).toThrow(RangeError);
    expect(write({ b: 1.5 })).toThrow(RangeError);
    expect(write({ c: Number.NaN })).toThrow(RangeError);
    expect(write({ d: 1n << 64n })).toThrow(RangeError);
    expect(write({ e: 2 ** 31 })).toThrow(RangeError);
    expect(write({ f: new Uint8Array(5) })).toThrow("f holds 4, not 5");
    expect(write({ z: 1 })).toThrow("no member z");
  });

  it("read 64 bits as a number, exactly up to 2^53", () => {
    const view = new DataView(new ArrayBuffer(8));
    for (const value of [0n, 1n, 0xffff_ffffn, 1n << 32n, (1n << 53n) - 1n]) {
      view.setBigUint64(0, value, true);
      expect(getUint53(view, 0)).toBe(Number(value));
    }
  });
});
