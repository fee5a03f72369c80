import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileSchema } from "../compile.js";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const filesOf = (folder: string) =>
  readdirSync(new URL(`../../../${folder}`, import.meta.url)).map((file) => `${folder}/${file}`);
const documents = [...filesOf("fixtures/rng/accept"), ...filesOf("fixtures/rng/reject")].map(
  (file) => [file, read(file)] as const,
);
const schema = compileSchema(read("src/schema/domain.rng"));
/** What only the whole parser reads, at the end, where it moves no place. */
const whole = (text: string) => schema.validate(`${text}<?whole parser?>`);

describe("a document that may be plainly valid", () => {
  it.each(documents)("is judged as by the whole parser: %s", (_, text) => {
    expect(schema.validate(text)).toEqual(whole(text));
  });

  it.each([
    ["text beside elements", "<a>x<b/>y</a>", true],
    ["a comment in a value", "<a><v>1<!-- one -->2</v></a>", true],
    ["a value that is none", "<a><v>one</v></a>", false],
    ["a value with blanks", "<a>\n  <v> 12\n</v>\n</a>", true],
    ["an element that is not there", "<a><v/></a>", false],
    ["an attribute too many", "<a n='1' m='1'/>", false],
    ["an attribute too few", "<a><c/></a>", false],
    ["an attribute with a wrong value", "<a><c n='x'/></a>", false],
    ["text where there is none", "<a><c n='1'>x</c></a>", false],
    ["another namespace", "<a xmlns='urn:x'/>", false],
    ["a prefix that nobody uses", "<a xmlns:x='urn:x'/>", true],
  ])("may have %s", (_, text, isValid) => {
    const small = compileSchema(`<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"
      datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><mixed><zeroOrMore><choice>
      <element name="b"><empty/></element><element name="v"><data type="unsignedInt"/></element>
      <element name="c"><attribute name="n"><data type="int"/></attribute></element>
      </choice></zeroOrMore></mixed></element>`);
    const problems = small.validate(text);
    expect(problems.length === 0).toBe(isValid);
    expect(small.validate(`${text}<?whole parser?>`)).toEqual(problems);
  });

  it("keeps to the limits", () => {
    const text = "<domain type='xen'><name>x</name></domain>";
    for (const options of [{ size: 10 }, { name: 3 }, { maxDepth: 1 }]) {
      expect(schema.validate(text, options).map(({ id }) => id)).toContain("xml.limit");
    }
    const long = `<!--${"x".repeat(300_000)}-->${text}`;
    expect(schema.validate(long).map(({ id }) => id)).toContain("xml.limit");
  });
});
