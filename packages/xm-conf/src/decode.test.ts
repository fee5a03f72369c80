import fc from "fast-check";
import { expect, test } from "vitest";
import { ConfError, decodeConf } from "./index.js";

test("bytes are UTF-8, else Latin-1, and none is lost", () => {
  expect(decodeConf(Uint8Array.of(0x67, 0x72, 0xf6, 0xdf, 0x65, 0x72))).toEqual({
    text: "größer",
    encoding: "latin1",
  });
  expect(decodeConf(Uint8Array.of(0x80, 0x9f)).text).toBe("\x80\x9f");
  expect(decodeConf(new TextEncoder().encode("\ufeffgrößer"))).toEqual({
    text: "\ufeffgrößer",
    encoding: "utf8",
  });
  fc.assert(
    fc.property(fc.uint8Array({ min: 1, maxLength: 20_000 }), (bytes) => {
      const { text, encoding } = decodeConf(bytes);
      expect(Buffer.from(text, encoding).equals(bytes)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("UTF-16 is binary, as for xm and xl", () => {
  expect(() => decodeConf(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toThrow(ConfError);
});
