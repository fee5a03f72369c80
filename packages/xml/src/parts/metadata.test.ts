import { describe, expect, it } from "vitest";
import { formatDomain, parseDomain } from "../generated/domain/index.js";
import { metadataChange, readMetadata } from "./metadata.js";

const ELEMENT = 2;
const uri = "urn:x";
const refuse = (argument: string, detail: string): Error => new Error(`${argument}: ${detail}`);

/** A domain with metadata, of which prefixes are declared where it is told. */
const domainWith = (content: string, { domain = "", metadata = "" } = {}) =>
  parseDomain(
    `<domain type='test' ${domain}><name>m</name><metadata ${metadata}>${content}</metadata></domain>`,
  ).domain;

const read = (document: ReturnType<typeof domainWith>): string | undefined =>
  readMetadata(document, { type: ELEMENT, uri }, refuse);

const set = (text: string, key: string): ReturnType<typeof domainWith> => {
  const { domain } = parseDomain("<domain type='test'><name>m</name></domain>");
  return metadataChange({ type: ELEMENT, uri, text, key }, refuse)(domain);
};

const lines = (...them: string[]): string => them.join("\n");

/** What libvirt 9.0 answers, but for its quotes. */
describe("an element of the metadata is read without its namespace", () => {
  const declared = "xmlns:app='urn:x'";
  const withComment = lines("<a>", "  <!-- c -->", "  <b/>", "</a>");
  it.each([
    [`<app:a ${declared}><!-- c --><app:b/></app:a>`, {}, withComment],
    ["<app:a><!-- c --><app:b/></app:a>", { metadata: declared }, withComment],
    ["<app:a><!-- c --><app:b/></app:a>", { domain: declared }, withComment],
    [
      "<app:a o:q='1'><o:b/></app:a>",
      { metadata: `${declared} xmlns:o='urn:o' xmlns:p='urn:p'` },
      lines("<a xmlns:o='urn:o' o:q='1'>", "  <o:b/>", "</a>"),
    ],
    ["<a xmlns='urn:x'><b c='1'/><?pi x?></a>", {}, lines("<a>", "  <b c='1'/>", "  <?pi x?>", "</a>")],
    [
      `<app:a ${declared} app:q='1'><app:b app:r='2' r2='3'><c/></app:b></app:a>`,
      {},
      lines("<a q='1'>", "  <b r='2' r2='3'>", "    <c/>", "  </b>", "</a>"),
    ],
    [
      `<app:a ${declared} xmlns:p='urn:x'><p:b p:y='2'/><q:z xmlns:q='urn:x'/><q:z xmlns:q='urn:q' q:r='1'/></app:a>`,
      {},
      lines(
        "<a xmlns:p='urn:x'>",
        "  <b p:y='2'/>",
        "  <z xmlns:q='urn:x'/>",
        "  <q:z xmlns:q='urn:q' q:r='1'/>",
        "</a>",
      ),
    ],
    [
      `<app:a ${declared}><app:b xmlns:app='urn:y'><app:c/></app:b>t&lt;x</app:a>`,
      {},
      "<a><app:b xmlns:app='urn:y'><app:c/></app:b>t&lt;x</a>",
    ],
    [
      `<app:a ${declared}><app:b xmlns:app='urn:x' app:y='1'/></app:a>`,
      {},
      lines("<a>", "  <b xmlns:app='urn:x' app:y='1'/>", "</a>"),
    ],
    [`<o:w xmlns:o='urn:o'><app:a ${declared}/></o:w>`, {}, undefined],
    [`<app:a ${declared} passwd='kept'/>`, {}, "<a passwd='kept'/>"],
  ])("%s, declared on %o", (content, around, answer) => {
    expect(read(domainWith(content, around))).toBe(answer);
  });

  it("with the prefix where two attributes would have one name", () => {
    const both = domainWith(`<app:a ${declared} q='1' app:q='2'/>`);
    expect(read(both)).toBe("<a xmlns:app='urn:x' q='1' app:q='2'/>");
  });

  it("and found to be replaced, wherever its prefix is declared", () => {
    const document = domainWith("<app:a/><o:kept/>", { metadata: `${declared} xmlns:o='urn:o'` });
    const changed = metadataChange({ type: ELEMENT, uri, text: "<n/>", key: "n" }, refuse)(document);
    expect(read(changed)).toBe("<n/>");
    expect(formatDomain(changed)).not.toContain("app:a");
    expect(formatDomain(changed)).toContain("<o:kept/>");
  });
});

describe("an element is put in the namespace", () => {
  it.each([
    ["<a><b/></a>", "app", "<app:a xmlns:app='urn:x'>\n      <app:b/>\n    </app:a>"],
    ["<a/>", "constructor", "<constructor:a xmlns:constructor='urn:x'/>"],
    [
      "<a xmlns:p='urn:p'><p:b/></a>",
      "app",
      "<app:a xmlns:app='urn:x' xmlns:p='urn:p'>\n      <p:b/>\n    </app:a>",
    ],
    [
      "<app:a xmlns:app='urn:x'><app:b/></app:a>",
      "app",
      "<app:a xmlns:app='urn:x'>\n      <app:b/>\n    </app:a>",
    ],
    ["<app:a xmlns:app='urn:x'/>", "other", "<app:a xmlns:other='urn:x' xmlns:app='urn:x'/>"],
    ["<a xmlns='urn:x'/>", "app", "<a xmlns:app='urn:x' xmlns='urn:x'/>"],
  ])("%s as %s", (text, key, stored) => {
    const changed = set(text, key);
    expect(formatDomain(changed)).toContain(`<metadata>\n    ${stored}\n  </metadata>`);
    expect(read(parseDomain(formatDomain(changed)).domain)).toBe(read(changed));
  });

  it("with its comments, which are read back", () => {
    const changed = set("<app:a xmlns:app='urn:x'><!-- c --><app:b/></app:a>", "app");
    expect(read(changed)).toBe(lines("<a>", "  <!-- c -->", "  <b/>", "</a>"));
  });

  it.each([
    [
      "another namespace than was said",
      "<app:a xmlns:app='urn:y'/>",
      "other",
      /^metadata: the element is in another/,
    ],
    ["another by default", "<a xmlns='urn:y'/>", "app", /^metadata: the element is in another/],
    ["a prefix of another meaning", "<a xmlns:app='urn:y'/>", "app", /^key: the element has the prefix app/],
    ["a prefix of no meaning", "<app:a/>", "app", /namespace prefix app is not declared/],
  ])("but not with %s", (_, text, key, message) => {
    expect(() => set(text, key)).toThrow(message);
  });
});
