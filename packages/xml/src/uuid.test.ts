import { describe, expect, it } from "vitest";
import { formatUuid, generateUuid, parseUuid, uuidBytes, ZERO_UUID } from "./uuid.js";

const DASHED = "004b96e1-2d78-c30f-5aa5-f03c87d21e69";
const PLAIN = "004b96e12d78c30f5aa5f03c87d21e69";

describe("parseUuid", () => {
  it.each([DASHED, PLAIN, DASHED.toUpperCase(), PLAIN.toUpperCase()])("reads %s", (text) => {
    expect(parseUuid(text)).toBe(DASHED);
  });

  it.each([
    "",
    PLAIN.slice(1),
    `${PLAIN}0`,
    `{${DASHED}}`,
    `urn:uuid:${DASHED}`,
    ` ${DASHED}`,
    `${DASHED}\n`,
    "004b96e12d78-c30f-5aa5-f03c87d21e69",
    "00 11-22 33445566778899AABBCCDDEEFF",
    PLAIN.replace("b", "g"),
  ])("refuses %j", (text) => {
    expect(parseUuid(text)).toBeUndefined();
  });
});

describe("formatUuid", () => {
  it("prints both forms, from text and from bytes", () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, i) => (i * 75) % 255);
    expect(formatUuid(bytes)).toBe(DASHED);
    expect(formatUuid(bytes, "plain")).toBe(PLAIN);
    expect(formatUuid(PLAIN.toUpperCase())).toBe(DASHED);
    expect(uuidBytes(DASHED)).toEqual(bytes);
    expect(formatUuid(new Uint8Array(16))).toBe(ZERO_UUID);
  });

  it("refuses what is not a uuid", () => {
    expect(() => formatUuid("x")).toThrow(RangeError);
    expect(() => formatUuid(new Uint8Array(15))).toThrow(RangeError);
    expect(() => uuidBytes("")).toThrow(RangeError);
  });
});

describe("generateUuid", () => {
  it("makes a different version 4 uuid each time", () => {
    const made = Array.from({ length: 100 }, generateUuid);
    expect(new Set(made).size).toBe(100);
    for (const uuid of made) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});
