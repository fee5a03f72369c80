import { describe, expect, it } from "vitest";
import { idsOf } from "../../test/problems.js";
import { parseDomain } from "../domain/index.js";

const text = (declaration: string) =>
  `${declaration}<domain><name>büro</name><os><type>linux</type><kernel>/k</kernel></os><memory>65536</memory></domain>`;

const utf8 = (value: string) => new TextEncoder().encode(value);
const latin1 = (value: string) => Uint8Array.from(value, (character) => character.charCodeAt(0));
const utf16 = (value: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * value.length));
  for (let i = 0; i < value.length; i++) view.setUint16(2 * i, value.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};

describe("bytes", () => {
  it.each([
    ["UTF-8", utf8(text(""))],
    ["UTF-8, declared", utf8(text("<?xml version='1.0' encoding='utf-8'?>"))],
    ["UTF-8 with a mark", utf8(text("\ufeff<?xml version='1.0'?>"))],
    ["Latin-1, declared", latin1(text("<?xml version='1.0' encoding='ISO-8859-1'?>"))],
    ['Latin-1, declared in "', latin1(text('<?xml version="1.0" encoding="latin1" ?>'))],
    ["UTF-16, little end first, with a mark", utf16(text("\ufeff"), true)],
    [
      "UTF-16, big end first, with a mark",
      utf16(text("\ufeff<?xml version='1.0' encoding='UTF-16'?>"), false),
    ],
    ["UTF-16, little end first", utf16(text("<?xml version='1.0' encoding='UTF-16'?>"), true)],
    ["UTF-16, big end first", utf16(text(""), false)],
  ])("are read as %s", (_, bytes) => {
    expect(parseDomain(bytes).domain.name).toBe("büro");
  });

  it("of Latin-1 are not those of windows-1252", () => {
    const bytes = latin1(text("<?xml version='1.0' encoding='latin1'?>").replace("/k", "/k\u0096"));
    expect(parseDomain(bytes).domain.os).toMatchObject({ kernel: "/k\u0096" });
  });

  it.each([
    ["Latin-1 that is not declared", latin1(text(""))],
    ["half a character of UTF-8", utf8(text("")).subarray(0, 19)],
    ["an overlong slash", Uint8Array.of(0x3c, 0xc0, 0xaf, 0x3e)],
    ["half a surrogate pair in UTF-16", utf16("\ufeff<a>\ud800</a>", true)],
    ["an odd number of bytes of UTF-16", utf16("\ufeff<domain/>", true).subarray(0, 17)],
    ["an encoding we do not know", utf8(text("<?xml version='1.0' encoding='windows-1252'?>"))],
    ["UTF-16 declared by what is not", utf8(text("<?xml version='1.0' encoding='UTF-16'?>"))],
    ["UTF-32", Uint8Array.of(0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c)],
    ["EBCDIC", Uint8Array.of(0x4c, 0x6f, 0xa7, 0x94, 0x93)],
  ])("are refused as %s", (_, bytes) => {
    expect(idsOf(bytes)[0]).toMatch(/^xml\.(encoding|syntax)$/);
  });

  it("of any kind are never too many for the decoder", () => {
    const padding = " ".repeat(300_000);
    const bytes = latin1(text("<?xml version='1.0' encoding='latin1'?>") + padding);
    expect(parseDomain(bytes).domain.name).toBe("büro");
  });
});

it("takes a declared encoding of a string for granted: it has been decoded", () => {
  expect(parseDomain(text("<?xml version='1.0' encoding='KOI8-R'?>")).domain.name).toBe("büro");
});
