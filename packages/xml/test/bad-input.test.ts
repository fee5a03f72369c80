import { describe, expect, it } from "vitest";
import { parseDomains } from "../src/domain/index.js";
import { parseDomain } from "../src/generated/domain/index.js";
import { fixture } from "./fixtures.js";
import { idsOf, problemsOf } from "./problems.js";

const fv0 = fixture("page/fv0.xml");
const wrap = (inside: string, attributes = "") =>
  `<domain${attributes}><name>a</name><memory>65536</memory><os><type>linux</type><kernel>/k</kernel></os>${inside}</domain>`;

describe("document types and entities", () => {
  it("refuses billions of laughs at the declaration", () => {
    const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} '${`&l${i};`.repeat(10)}'>`).join(
      "",
    );
    const text = `<!DOCTYPE domain [<!ENTITY l0 'lol'>${laughs}]><domain><name>&l10;</name></domain>`;
    expect(problemsOf(text)).toEqual([
      {
        id: "xml.dtd",
        message: "a document type declaration is not allowed",
        line: 1,
        column: expect.any(Number),
      },
    ]);
  });

  it.each([
    "<!DOCTYPE domain SYSTEM 'file:///etc/passwd'>",
    "<!DOCTYPE domain [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
    "<!DOCTYPE domain [<!ENTITY % p SYSTEM 'http://example.org/x'> %p;]>",
    "<?xml version='1.0'?>\n<!DOCTYPE domain>",
  ])("refuses %s", (declaration) => {
    expect(idsOf(declaration + wrap(""))).toEqual(["xml.dtd"]);
  });

  it("knows the five entities and character references, and nothing else", () => {
    const { domain } = parseDomain(wrap("").replace("/k", "&lt;&amp;&gt;&quot;&apos;&#65;&#x1f642;"));
    expect(domain.os).toMatchObject({ kernel: "<&>\"'A🙂" });
    expect(idsOf(wrap("").replace("/k", "&nbsp;"))).toEqual(["xml.entity"]);
    expect(idsOf(wrap("").replace("/k", "&toString;"))).toEqual(["xml.entity"]);
  });
});

describe("characters", () => {
  it.each(["\0", "\u0001", "\u0008", "\u000b", "\u001b", "\ufffe", "\uffff"])("refuses %j", (character) => {
    expect(idsOf(wrap("").replace("/k", `/k${character}`))).toEqual(["xml.syntax"]);
    expect(idsOf(wrap("", ` x='${character}'`))).toEqual(["xml.syntax"]);
  });

  it.each([
    "&#0;",
    "&#8;",
    "&#xd800;",
    "&#xffff;",
    "&#x110000;",
    "&#99999999999999999999;",
    "&#;",
    "&#x;",
    "&#-1;",
  ])("refuses the reference %s", (reference) => {
    expect(idsOf(wrap("").replace("/k", reference))).toEqual(["xml.syntax"]);
  });

  it.each(["\ud800", "\udc00", "\ud800<", "\ud83d\ud83d\ude42"])(
    "refuses half a surrogate pair: %j",
    (text) => {
      expect(idsOf(wrap("").replace("/k", text))).toEqual(["xml.character"]);
    },
  );

  it("refuses control characters under XML 1.1 as well", () => {
    const text = wrap("").replace("/k", "&#1;");
    expect(idsOf(`<?xml version='1.1'?>${text}`)).toEqual(["xml.syntax"]);
  });
});

describe("limits", () => {
  const nested = (depth: number) => wrap("<a>".repeat(depth) + "</a>".repeat(depth));

  it("refuses deep nesting, deeper than a caller may ask for too", () => {
    expect(idsOf(nested(98))).toEqual([]);
    expect(idsOf(nested(100))).toEqual(["xml.limit"]);
    expect(idsOf(nested(500), { limits: { depth: 600 } })).toEqual([]);
    expect(idsOf(nested(200_000), { limits: { depth: Number.POSITIVE_INFINITY } })).toEqual(["xml.limit"]);
  });

  it("refuses large documents before reading them", () => {
    expect(idsOf(wrap(" ".repeat(20_000_000)))).toEqual(["xml.limit"]);
    expect(idsOf(new Uint8Array(20_000_000))).toEqual(["xml.limit"]);
    expect(idsOf(fv0, { limits: { size: fv0.length - 1 } })).toEqual(["xml.limit"]);
    expect(idsOf(fv0, { limits: { size: fv0.length } })).toEqual([]);
  });

  it("refuses too many elements and attributes, and long values", () => {
    const attributes = Array.from({ length: 257 }, (_, i) => ` a${i}=''`).join("");
    expect(idsOf(wrap("<a/>".repeat(300_000)))).toEqual(["xml.limit"]);
    expect(idsOf(wrap("", attributes))).toEqual(["xml.limit"]);
    expect(idsOf(wrap("", attributes), { limits: { attributes: 300 } })).toEqual([]);
    expect(idsOf(wrap("", ` a='${"x".repeat(65_537)}'`))).toEqual(["xml.limit"]);
    expect(idsOf(wrap("", ` a='${"x".repeat(65_537)}'`), { limits: { attributeLength: 70_000 } })).toEqual(
      [],
    );
  });

  it("reads a thousand blocks of two hundred attributes in linear time", () => {
    const block = (n: number) =>
      `<devices${Array.from({ length: 200 }, (_, i) => ` a${n}_${i}=''`).join("")}/>`;
    const { domain } = parseDomain(wrap(Array.from({ length: 1000 }, (_, n) => block(n)).join("")));
    expect(domain.devices?.$?.attributes).toHaveLength(200);
  });

  it("stops at a hundred problems, and at twenty of well-formedness", () => {
    const devices = "<interface type='bridge'><mac/></interface>".repeat(5000);
    expect(problemsOf(wrap(`<devices>${devices}</devices>`))).toHaveLength(100);
    expect(problemsOf(`<domain>${"&x;".repeat(5000)}</domain>`)).toHaveLength(20);
    expect(parseDomain(wrap("<unknown/>".repeat(5000))).warnings).toHaveLength(100);
  });
});

describe("documents that are not well-formed", () => {
  it("refuses every truncation", () => {
    const whole = fv0.trimEnd();
    for (let length = 0; length < whole.length; length++) {
      const ids = idsOf(whole.slice(0, length));
      expect(ids.length, `the first ${length} characters`).toBeGreaterThan(0);
      expect(ids.every((id) => id.startsWith("xml."))).toBe(true);
    }
  });

  it.each([
    ["", "xml.empty"],
    ["   ", "xml.empty"],
    ["<!-- only a comment -->", "xml.empty"],
    ["text", "xml.syntax"],
    ["<domain/><domain/>", "xml.syntax"],
    ["<domain></name></domain>", "xml.syntax"],
    ["<domain a='1' a='2'/>", "xml.syntax"],
    ["<domain a=1/>", "xml.syntax"],
    ["<domain a='<'/>", "xml.syntax"],
    [" <?xml version='1.0'?><domain/>", "xml.syntax"],
    ["<domain>]]></domain>", "xml.syntax"],
    ["<domain><!-- -- --></domain>", "xml.syntax"],
    ["{}", "xml.syntax"],
  ])("refuses %j", (text, id) => {
    expect(idsOf(text)[0]).toBe(id);
  });

  it("says where", () => {
    expect(problemsOf("<domain>\n  <name>a</nam>\n</domain>")[0]).toEqual({
      id: "xml.syntax",
      message: "unexpected close tag",
      path: expect.stringMatching(/^\/domain/),
      line: 2,
      column: 15,
    });
  });
});

describe("namespaces", () => {
  it("reads elements in no namespace only", () => {
    expect(idsOf("<x:domain xmlns:x='urn:x'/>")).toEqual(["xml.root"]);
    const { domain } = parseDomain(wrap("<vcpu xmlns='urn:x'>7</vcpu>"));
    expect(domain).not.toHaveProperty("vcpu");
    expect(domain.$?.children).toContainEqual({
      node: { name: "vcpu", attributes: [{ name: "xmlns", value: "urn:x" }], children: ["7"] },
    });
  });

  it("refuses prefixes that nobody declared", () => {
    expect(idsOf(wrap("<a:b/>"))).toEqual(["xml.namespace"]);
    expect(idsOf(wrap("<b a:c=''/>"))).toEqual(["xml.namespace"]);
    expect(idsOf(wrap("<b a:c='' xmlns:a='urn:a'/>"))).toEqual([]);
    expect(idsOf(wrap("<b><a:c/></b>", " xmlns:a='urn:a'"))).toEqual([]);
    expect(idsOf(wrap("<b xmlns:a='urn:a'><a:c xmlns:a='urn:b'/><a:d/></b>"))).toEqual([]);
    expect(idsOf(wrap("<b xmlns:a='urn:a'><a:c/></b><a:d/>"))).toEqual(["xml.namespace"]);
    expect(idsOf(wrap("<b xmlns:a='urn:a'/><a:d/>"))).toEqual(["xml.namespace"]);
    expect(idsOf(wrap("<b xml:lang='de'/>"))).toEqual([]);
    expect(idsOf(wrap("<a:b:c xmlns:a='urn:a'/>"))).toEqual(["xml.namespace"]);
  });

  it("refuses declarations that no other reader would take back", () => {
    for (const declaration of ["xmlns:a=''", "xmlns:xml='urn:a'", "xmlns:xmlns='urn:a'"]) {
      expect(idsOf(wrap(`<b ${declaration}/>`))).toEqual(["xml.namespace"]);
    }
    expect(idsOf(wrap("<b xmlns:xml='http://www.w3.org/XML/1998/namespace'/>"))).toEqual([]);
  });
});

describe("names from a hostile document", () => {
  it("do not reach the prototype of anything", () => {
    const { domain } = parseDomain(
      wrap("<__proto__ constructor='x'><toString/></__proto__>", " __proto__='y' hasOwnProperty='z'"),
    );
    expect(domain.$?.attributes).toEqual([
      { name: "__proto__", value: "y" },
      { name: "hasOwnProperty", value: "z" },
    ]);
    expect(domain.$?.children).toContainEqual({
      node: {
        name: "__proto__",
        attributes: [{ name: "constructor", value: "x" }],
        children: [{ name: "toString" }],
      },
    });
    expect(({} as { constructor: unknown }).constructor).toBe(Object);
  });
});

describe("bytes that fit no encoding", () => {
  const bytesOf = (text: string) => Buffer.from(text, "latin1");

  it.each([
    ["at once", "<a>\n  x\xff</a>", { line: 2, column: 4 }],
    ["behind letters of several bytes", "<a>\n\xc3\xa9\xf0\x9f\x98\x80\xff</a>", { line: 2, column: 4 }],
    ["at the end, where one is not whole", "<a>\xc3", { line: 1, column: 4 }],
    ["in UTF-16", "\xff\xfe<\0a\0>\0\0\xdc<\0", { line: 1, column: 4 }],
  ])("are told with their place, %s", (_, text, place) => {
    const said = { id: "xml.encoding", message: "the bytes do not fit the document's encoding", ...place };
    expect(problemsOf(bytesOf(text))).toEqual([said]);
  });

  it("are told with their place in pieces, too", () => {
    const bytes = bytesOf(`<?xml version="1.0"?>\r\n<domain>\n${"x".repeat(300)}\r\n\n  \xff</domain>`);
    for (const size of [1, 2, 3, 7, 400]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
        bytes.subarray(n * size, (n + 1) * size),
      );
      const read = () => [...parseDomains(pieces)];
      const problem = expect.objectContaining({ id: "xml.encoding", line: 5, column: 3 });
      expect(read).toThrow(expect.objectContaining({ problems: [problem] }));
    }
  });
});
