import { describe, expect, it } from "vitest";
import { formatMac, generateMac, parseMac } from "./mac.js";

describe("MAC addresses", () => {
  it("are read in either case and printed in lower case", () => {
    expect(parseMac("00:16:3E:0a:0B:0c")).toBe("00:16:3e:0a:0b:0c");
    expect(formatMac(Uint8Array.of(0, 22, 62, 10, 11, 12))).toBe("00:16:3e:0a:0b:0c");
  });

  it.each([
    "",
    "00-16-3e-0a-0b-0c",
    "0:16:3e:a:b:c",
    "00:16:3e:0a:0b",
    "00:16:3e:0a:0b:0c:0d",
    "00163e0a0b0c",
  ])("are not read from %j", (text) => {
    expect(parseMac(text)).toBeUndefined();
  });

  it("have six bytes", () => {
    expect(() => formatMac(new Uint8Array(5))).toThrow(RangeError);
  });

  it("are made in Xen's range", () => {
    const made = Array.from({ length: 100 }, generateMac);
    expect(new Set(made).size).toBeGreaterThan(90);
    for (const mac of made) expect(mac).toMatch(/^00:16:3e:[0-7][0-9a-f](:[0-9a-f]{2}){2}$/);
  });
});
