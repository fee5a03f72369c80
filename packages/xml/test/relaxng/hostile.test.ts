import { compileSchema, loadSchema, SchemaError } from "@libvirt-ts/xml/relaxng";
import { describe, expect, it } from "vitest";

const NAMESPACE = 'xmlns="http://relaxng.org/ns/structure/1.0"';
const XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"';
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join("");
const root = (content: string) => `<element name="r" ${NAMESPACE} ${XSD}>${content}</element>`;
const empty = (name: string) => `<element name="${name}"><empty/></element>`;
const grammar = (content: string) => `<grammar ${NAMESPACE} ${XSD}>${content}</grammar>`;
const define = (name: string, content: string) => `<define name="${name}">${content}</define>`;

describe("schemas made to explode", () => {
  it.each<[name: string, schema: string, document: string]>([
    [
      "an interleave of many optionals",
      root(`<interleave>${many(80, (i) => `<optional>${empty(`e${i}`)}</optional>`)}</interleave>`),
      `<r>${many(80, (i) => `<e${(i * 37) % 80}/>`)}</r>`,
    ],
    [
      "choices in choices",
      root(
        Array.from({ length: 60 }).reduce<string>(
          (inner) =>
            `<choice><group>${inner}<optional>${empty("a")}</optional></group>${empty("b")}</choice>`,
          empty("a"),
        ),
      ),
      `<r>${"<a/>".repeat(40)}</r>`,
    ],
    [
      "repetitions of repetitions",
      root(`${"<zeroOrMore>".repeat(50)}${empty("a")}${"</zeroOrMore>".repeat(50)}`),
      `<r>${"<a/>".repeat(500)}</r>`,
    ],
    [
      "many of the same in a row",
      root(`<zeroOrMore>${empty("a")}</zeroOrMore>`.repeat(100)),
      `<r>${"<a/>".repeat(500)}</r>`,
    ],
    [
      "elements of two definitions in an interleave",
      root(
        `<interleave>${many(
          20,
          (i) =>
            `<choice><group><element name="a${i}"><text/></element>${empty(`b${i}`)}</group>` +
            `<group><element name="a${i}"><optional><text/></optional></element>${empty(`c${i}`)}</group></choice>`,
        )}</interleave>`,
      ),
      `<r>${many(20, (i) => `<a${i}>x</a${i}>`)}${many(20, (i) => `<${i % 2 ? "b" : "c"}${i}/>`)}</r>`,
    ],
    [
      "attributes of two definitions",
      root(
        many(
          40,
          (i) =>
            `<choice><group><attribute name="a${i}"><data type="int"/></attribute><attribute name="b${i}"/></group>` +
            `<group><attribute name="a${i}"><data type="byte"/></attribute><attribute name="c${i}"/></group></choice>`,
        ),
      ),
      `<r ${many(40, (i) => `a${i}="1" `)} ${many(40, (i) => `${i % 2 ? "b" : "c"}${i}="1" `)}/>`,
    ],
    ["a wide choice", root(`<choice>${many(3000, (i) => `<value>v${i}</value>`)}</choice>`), "<r>v2999</r>"],
    [
      "a wide group",
      root(many(3000, (i) => `<optional>${empty(`v${i}`)}</optional>`)),
      "<r><v5/><v2999/></r>",
    ],
    [
      "a wide interleave",
      root(`<interleave>${many(3000, (i) => `<optional>${empty(`v${i}`)}</optional>`)}</interleave>`),
      "<r><v2999/><v5/></r>",
    ],
    [
      "a chain of elements",
      grammar(
        `<start><ref name="d0"/></start>${many(2000, (i) => define(`d${i}`, `<element name="x"><optional><ref name="d${i + 1}"/></optional></element>`))}${define("d2000", empty("x"))}`,
      ),
      "<x><x/></x>",
    ],
  ])("%s", (_, schema, document) => {
    expect(compileSchema(schema).validate(document)).toEqual([]);
  });

  it.each<[name: string, schema: string, message: RegExp]>([
    [
      "a definition that is itself",
      grammar(`<start><ref name="a"/></start>${define("a", '<choice><ref name="a"/><text/></choice>')}`),
      /refers to itself.*4\.19/,
    ],
    [
      "a long chain of references",
      grammar(
        `<start><ref name="d0"/></start>${many(3000, (i) => define(`d${i}`, `<ref name="d${i + 1}"/>`))}${define("d3000", empty("x"))}`,
      ),
      /nest deeper than 500/,
    ],
    [
      "deep nesting",
      root(`${"<group>".repeat(5000)}<empty/>${"</group>".repeat(5000)}`),
      /nest deeper than 500/,
    ],
    [
      "a deep pattern facet",
      root(`<data type="string"><param name="pattern">${"(".repeat(5000)}</param></data>`),
      /nest deeper/,
    ],
  ])("%s is refused", (_, schema, message) => {
    expect(() => compileSchema(schema)).toThrow(message);
  });

  it.each<[name: string, resolve: (url: string) => string, message: RegExp]>([
    ["includes itself", () => grammar('<include href="0.rng"/>'), /includes itself.*4\.7/],
    [
      "refers to another in every element",
      (url) =>
        root(
          `<externalRef href="${Number.parseInt(url, 10) < 900 ? Number.parseInt(url, 10) + 1 : "x"}.rng"/>`,
        ),
      /nest deeper than 500/,
    ],
    ["refers to itself", () => `<externalRef href="0.rng" ${NAMESPACE}/>`, /includes itself.*4\.6/],
    [
      "never ends",
      (url) => grammar(`<include href="${Number.parseInt(url, 10) + 1}.rng"/>`),
      /more than 1000 documents/,
    ],
    [
      "includes everything twice",
      (url) => {
        const next = Number.parseInt(url, 10) + 1;
        return next > 40 ? grammar("") : grammar(`<include href="${next}.rng"/>`.repeat(2));
      },
      /more than 2000000 steps/,
    ],
  ])("a schema that %s is refused", (_, resolve, message) => {
    expect(() => compileSchema("0.rng", { resolve })).toThrow(message);
  });

  it("an interleave of more parts than a call has arguments", () => {
    const parts = many(125_000, (i) => `<attribute name="v${i}"/>`);
    const schema = compileSchema(root(`<interleave><interleave>${parts}</interleave><text/></interleave>`));
    expect(schema.toJSON().patterns.length).toBeGreaterThan(125_000);
  });

  it("says so when a document and an ambiguous schema take too long", () => {
    const doubled = many(40, (i) => define(`d${i + 1}`, `<ref name="d${i}"/><ref name="d${i}"/>`));
    const other = `<element name="other">${empty("y")}</element>`;
    const text = JSON.stringify(
      compileSchema(
        grammar(
          `<start><choice><element name="r"><ref name="d40"/></element>${other}</choice></start>${define("d0", `<optional>${empty("x")}</optional>`)}${doubled}`,
        ),
      ),
    );
    const schema = loadSchema(text);
    expect(schema.validate(`<r>${"<x/>".repeat(100)}</r>`).map((problem) => problem.id)).toEqual([
      "schema.limit",
    ]);
    // What had not been read of the schema yet is no cost of the document that came last.
    expect(JSON.stringify(schema)).toBe(text);
    expect(schema.validate("<r><x/></r>")).toEqual([]);
  });

  it("says so when many short texts and a pattern take too long together", () => {
    let seed = 1;
    const bit = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return (seed >> 16) & 1;
    };
    const text = () => Array.from({ length: 450 }, () => "ab"[bit()]).join("");
    const schema = compileSchema(
      root(
        `<zeroOrMore><element name="e"><data type="string"><param name="pattern">(a|b)*a(a|b){400}|(b|a)*b(a|b){390}</param></data></element></zeroOrMore>`,
      ),
    );
    const problems = schema.validate(`<r>${many(200, () => `<e>${text()}</e>`)}</r>`);
    expect(problems.at(-1)?.id).toBe("schema.limit");
  });

  it("says so when a pattern tells thousands of characters apart", () => {
    const characters = many(20_000, (i) => String.fromCodePoint(0x4e00 + i));
    const schema = compileSchema(
      root(`<data type="string"><param name="pattern">${characters}</param></data>`),
    );
    expect(schema.validate(`<r>${characters}</r>`).map((problem) => problem.id)).toEqual(["schema.limit"]);
  });

  it("grants long texts the steps that they need", () => {
    const schema = compileSchema(root('<list><zeroOrMore><data type="int"/></zeroOrMore></list>'));
    expect(schema.validate(`<r>${"1 ".repeat(700_000)}</r>`)).toEqual([]);
  });

  it("says so when a document and a pattern take too long", () => {
    const schema = compileSchema(
      root('<data type="string"><param name="pattern">(a|aa){3000}</param></data>'),
    );
    expect(schema.validate(`<r>${"a".repeat(4500)}</r>`).map((problem) => problem.id)).toEqual([
      "schema.limit",
    ]);
    expect(schema.validate(`<r>${"b".repeat(1500)}</r>`).map((problem) => problem.id)).toEqual([
      "schema.text-value",
    ]);
  });
});

describe("documents made to harm", () => {
  const anything = compileSchema(
    grammar(
      `<start><ref name="any"/></start>${define(
        "any",
        '<element><anyName/><mixed><zeroOrMore><choice><attribute><anyName/></attribute><ref name="any"/></choice></zeroOrMore></mixed></element>',
      )}`,
    ),
  );
  const ids = (document: string, options = {}) =>
    anything.validate(document, options).map((problem) => problem.id);

  it("with too many levels", () => {
    expect(ids("<a>".repeat(100_000))).toEqual(["xml.limit"]);
    expect(ids(`${"<a>".repeat(5000)}${"</a>".repeat(5000)}`, { maxDepth: 5000 })).toEqual([]);
  });

  it("with a document type", () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>';
    expect(ids(bomb)).toEqual(["xml.dtd"]);
    expect(ids("<!-- <!DOCTYPE a> --><?x <!DOCTYPE a>?><a/>")).toEqual([]);
    expect(ids(bomb, { allowDoctype: true })).toEqual(["xml.entity"]);
    expect(ids("<!DOCTYPE a><a/>", { allowDoctype: true })).toEqual([]);
  });

  it("with names that JavaScript's objects have", () => {
    expect(ids("<__proto__ __proto__='1' constructor='2'><toString/></__proto__>")).toEqual([]);
    expect(ids("<a>&constructor;</a>")).toEqual(["xml.entity"]);
  });

  it("with halves of surrogate pairs, which the parser would join with what follows", () => {
    for (const text of ["<a>\ud83da</a>", "<a>\ud83d</a>", "<a b='\udc00'/>", "\ud800"]) {
      expect([text, ids(text)]).toEqual([text, ["xml.character"]]);
    }
    expect(ids("<a>\ud83d\ude00</a>")).toEqual([]);
  });

  it("with control characters, which XML 1.1 would allow", () => {
    expect(ids("<?xml version='1.1'?><a>&#1;</a>")).toEqual(["xml.syntax"]);
    expect(ids("<a>\0</a>")).toEqual(["xml.syntax"]);
    expect(ids("<a>&#xD800;</a>")).toEqual(["xml.syntax"]);
  });

  it("with more names on one element than are worth remembering", () => {
    const attributes = many(20_000, (i) => ` a${i}=''`);
    expect(ids(`<a${attributes}/>`)).toEqual([]);
  });

  it("with prefixes gone astray", () => {
    for (const text of [
      "<p:a/>",
      "<a p:b=''/>",
      "<a:b:c/>",
      "<a xmlns:p=''/>",
      "<a xmlns:xml='urn:x'/>",
      "<a xmlns:xmlns='urn:x'/>",
      "<a xmlns:p='u' xmlns:q='u' p:x='' q:x=''/>",
      "<a><p:b xmlns:p='u'/><p:b/></a>",
    ]) {
      expect([text, ids(text)]).toEqual([text, ["xml.namespace"]]);
    }
    expect(ids("<p:a xmlns:p='u'><p:b xmlns:p='v' p:c=''/><p:d/></p:a>")).toEqual([]);
  });

  it("with more mistakes than anybody reads", () => {
    const schema = compileSchema(root("<empty/>"));
    expect(schema.validate(`<r>${"<x/>".repeat(5000)}</r>`)).toHaveLength(100);
    expect(schema.validate(`<r>${"<x/>".repeat(5000)}</r>`, { maxProblems: 7 })).toHaveLength(7);
  });

  it("with more names than are remembered, without being judged otherwise", () => {
    const schema = compileSchema(
      root(
        `<zeroOrMore><element><anyName/><interleave>${many(12, (i) => `<optional>${empty(`e${i}`)}</optional>`)}</interleave></element></zeroOrMore>`,
      ),
    );
    const child = (n: number) => many(12, (i) => ((n >> i) & 1 ? `<e${(i * 5) % 12}/>` : ""));
    const document = `<r>${many(20_000, (n) => `<n${n}>${child(n)}</n${n}>`)}<last><e1/><e1/></last></r>`;
    expect(schema.validate(document).map((problem) => problem.path)).toEqual(["/r/last/e1[2]"]);
  });

  it("cut off anywhere, or with bytes changed", () => {
    const text = "<r a='1'><b>x</b><![CDATA[y]]><!-- z --><c:d xmlns:c='u'>&amp;</c:d></r>";
    for (let at = 0; at <= text.length; at++) {
      expect(() => anything.validate(text.slice(0, at))).not.toThrow();
      expect(() => anything.validate(`${text.slice(0, at)}<${text.slice(at)}`)).not.toThrow();
      expect(() => compileSchemaOrRefuse(text.slice(0, at))).not.toThrow();
    }
    expect(anything.validate(text)).toEqual([]);
  });
});

function compileSchemaOrRefuse(text: string): void {
  try {
    compileSchema(text, { url: "x" });
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
  }
}
