import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseElement } from "../element.js";
import { hasForbidden, replaceForbidden } from "./characters.js";
import { escapeText } from "./escape.js";

const anyText = fc
  .string({ unit: "binary" })
  .chain((text) =>
    fc.constantFrom("", "\0", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff").map((odd) => text + odd),
  );

describe("characters that XML cannot hold", () => {
  it("are told from those that it can", () => {
    for (const text of ["\0", "a\x08", "\v", "\f", "\x0e", "\x1f", "\ud800", "\udc00x", "\ufffe", "\uffff"])
      expect([text, hasForbidden(text)]).toEqual([text, true]);
    for (const text of ["", "\t\n\r", " ~\x7f\x85", "\ud7ff\ue000\ufffd", "\u{10000}\u{10ffff}"])
      expect([text, hasForbidden(text)]).toEqual([text, false]);
  });

  it("are replaced one by one, by a text that means nothing to a replacement", () => {
    expect(replaceForbidden("a\0\x01b\ud800")).toBe("a\uFFFD\uFFFDb\uFFFD");
    expect(replaceForbidden("a\0b", "$&")).toBe("a$&b");
    expect(replaceForbidden("\u{1f600}\0", "")).toBe("\u{1f600}");
  });

  it("are what makes a text unfit for a document, whatever the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const fit = replaceForbidden(text);
        expect(hasForbidden(fit)).toBe(false);
        expect(fit === text).toBe(!hasForbidden(text));
        const read = parseElement(`<a>x${escapeText(fit)}</a>`);
        expect(read.children).toEqual([`x${fit}`]);
        if (hasForbidden(text)) expect(() => escapeText(text)).toThrow("a character that XML cannot hold");
      }),
    );
  });
});
