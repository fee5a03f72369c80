import { parseXMLElement } from "@libvirt-ts/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Failure } from "../cli/failure.js";
import { selectXML } from "./select.js";

const document = await parseXMLElement(`<domain type='test' id='1'>
  <name>a</name>
  <memory unit='KiB'>1024</memory>
  <devices>
    <disk type='file'><source file='/a &amp; b'/><target dev='vda'/></disk>
    <disk type='block'><target dev='vdb'/></disk>
    <interface type='network'/>
  </devices>
</domain>`);
const select = (expression: string, wrap = false): string => selectXML(document, expression, wrap).text;

describe("XPath", () => {
  it.each([
    ["/domain/name", "<name>a</name>\n"],
    ["//name/text()", "a\n"],
    ["string(//name)", "a\n"],
    ["//disk[2]/target", '<target dev="vdb"/>\n'],
    ["//disk[target/@dev='vdb']/@type", 'type="block"\n'],
    ["//disk[last()]/@type", 'type="block"\n'],
    ["count(//disk)", "2\n"],
    ["//memory * 2 - 1", "2047\n"],
    ["//memory[. > 1000]/@unit", 'unit="KiB"\n'],
    ["//memory[. > 2000 or @unit = 'MiB']", ""],
    ["//source", '<source file="/a &amp; b"/>\n'],
    ["//target/parent::disk[@type='file']/target/@dev", 'dev="vda"\n'],
    ["//disk/following-sibling::interface", '<interface type="network"/>\n'],
    ["//interface/preceding-sibling::*[1]/@type", 'type="block"\n'],
    ["//interface/preceding::target[2]/@dev", 'dev="vda"\n'],
    ["//source/ancestor::domain/@id", 'id="1"\n'],
    ["//name | //memory", '<name>a</name>\n<memory unit="KiB">1024</memory>\n'],
    ["//memory | //name", '<name>a</name>\n<memory unit="KiB">1024</memory>\n'],
    ["contains(//source/@file, '&')", "true\n"],
    ["substring('12345', 2, 3)", "234\n"],
    ["translate('abc', 'ab', 'x')", "xc\n"],
    ["normalize-space('  a   b ')", "a b\n"],
    ["not(//nosuch)", "true\n"],
    ["7 mod 2 div 2", "0.5\n"],
    ["--3", "3\n"],
    ["local-name(/*)", "domain\n"],
    ["(//disk)[1]/@type", 'type="file"\n'],
    ["/", null],
    ["//nosuch", ""],
  ])("%s", (expression, expected) => {
    if (expected === null) expect(select(expression)).toContain("<domain");
    else expect(select(expression)).toBe(expected);
  });

  it("puts what is found into one element", () => {
    expect(select("//name", true)).toBe("<nodes>\n  <name>a</name>\n</nodes>\n");
  });

  it.each(["//[", "", "a b", "foo(", "//disk[", "nosuch()", "count()", "'a'/b", "a::b", "$x", "1 +", "#"])(
    "%j is refused",
    (expression) => {
      expect(() => select(expression)).toThrow(Failure);
    },
  );

  it("ends for every text, in a value or a Failure", () => {
    const piece = fc.constantFrom(
      "/",
      "//",
      "a",
      "*",
      "@",
      "[",
      "]",
      "(",
      ")",
      "1",
      "'x'",
      "=",
      "-",
      "..",
      "and",
      "count",
      "::",
      "self",
      "|",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          select(pieces.join(" "));
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("refuses brackets without end", () => {
    expect(() => select("(".repeat(100_000))).toThrow(Failure);
  });
});
