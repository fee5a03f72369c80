import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeForm, encodeSegment } from "./form.js";

/** Splits and decodes as Python 2.4 did, so that the two ends can be compared. */
function decodeForm(text: string): [string, string][] {
  return text.split(/[&;]/).map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)].map((part) =>
      Buffer.from(
        part
          .replaceAll("+", " ")
          .replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      ).toString("utf8"),
    ) as [string, string];
  });
}

describe("encodeForm", () => {
  it("encodes what ends a field, and keeps the order", () => {
    expect(encodeForm({ op: "create", config: "(vm (args 'a=1&b=2;c=3 d=%41 +x #'))" })).toBe(
      "op=create&config=(vm%20(args%20'a%3D1%26b%3D2%3Bc%3D3%20d%3D%2541%20%2Bx%20%23'))",
    );
    expect(encodeForm({ op: "dump", live: 1, crash: 0 })).toBe("op=dump&live=1&crash=0");
  });

  it("sends text beyond ASCII as its UTF-8, and control characters encoded", () => {
    expect(encodeForm({ file: "/é\r\n\0" })).toBe("file=/%C3%A9%0D%0A%00");
  });

  it("brings every text to the other end as it was", () => {
    const value = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(value, value, (config, file) => {
        expect(decodeForm(encodeForm({ op: "x", config, file }))).toEqual([
          ["op", "x"],
          ["config", config],
          ["file", file],
        ]);
      }),
    );
  });
});

describe("encodeSegment", () => {
  it.each([
    ["web1", "web1"],
    ["a/b", "a%2Fb"],
    ["a%2Fb", "a%252Fb"],
    ["a;b?c#d e", "a%3Bb%3Fc%23d%20e"],
    ['it\'s "x"\n', "it%27s%20%22x%22%0A"],
    ["..", "%2E%2E"],
    [".", "%2E"],
    ["a..b", "a..b"],
    ["é", "%C3%A9"],
  ])("makes %j one part of a path", (name, encoded) => {
    expect(encodeSegment(name)).toBe(encoded);
  });

  it("leaves nothing but letters, digits, dots, dashes and percent signs", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(encodeSegment(name)).toMatch(/^[A-Za-z0-9\-._~%]*$/);
      }),
    );
  });
});
