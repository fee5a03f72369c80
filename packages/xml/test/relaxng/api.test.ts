import {
  compileSchema,
  type DocumentEvent,
  loadSchema,
  SchemaError,
  type SchemaJson,
} from "@libvirt-ts/xml/relaxng";
import { describe, expect, it } from "vitest";

const NAMESPACE = 'xmlns="http://relaxng.org/ns/structure/1.0"';
const FILES: Readonly<Record<string, string>> = {
  "dir/main.rng": `<grammar ${NAMESPACE}><include href="parts/a.rng"><define name="a"><element name="mine"><empty/></element></define></include></grammar>`,
  "dir/parts/a.rng": `<grammar ${NAMESPACE}><start><choice><ref name="a"/><externalRef href="../b.rng"/></choice></start><define name="a"><text/></define></grammar>`,
  "dir/b.rng": `<element name="b" ${NAMESPACE}><text/></element>`,
};
const fetchText = (url: string): string => {
  const text = FILES[url];
  if (text === undefined) throw new Error("not found");
  return text;
};

describe("compileSchema", () => {
  it("answers at once when the resolver does", () => {
    const schema = compileSchema("dir/main.rng", { resolve: fetchText });
    expect(schema.validate("<mine/>")).toEqual([]);
    expect(schema.validate("<b>x</b>")).toEqual([]);
    expect(schema.validate("<a/>")).toHaveLength(1);
  });

  it("answers later when the resolver does", async () => {
    const schema = await compileSchema("dir/main.rng", { resolve: async (url) => fetchText(url) });
    expect(schema.validate("<b>x</b>")).toEqual([]);
  });

  it("asks for each document once, with absolute URLs kept", () => {
    const asked: string[] = [];
    compileSchema(
      `<choice ${NAMESPACE}><externalRef href="b.rng"/><externalRef href="sub/../b.rng"/></choice>`,
      {
        url: "https://example.org/x/main.rng",
        resolve(url) {
          asked.push(url);
          return FILES["dir/b.rng"]!;
        },
      },
    );
    expect(asked).toEqual(["https://example.org/x/b.rng"]);
  });

  it("says which document is missing, and who wants it", async () => {
    const broken = `<externalRef href="nowhere.rng" ${NAMESPACE}/>`;
    const problem = { id: "schema.resource", url: "here.rng", line: 1, column: 1 };
    const refused = (error: unknown) => expect((error as SchemaError).problems).toMatchObject([problem]);
    const attempt = (resolve?: (url: string) => string) => {
      try {
        compileSchema(broken, { url: "here.rng", ...(resolve && { resolve }) });
      } catch (error) {
        return error;
      }
      return undefined;
    };
    refused(attempt());
    refused(attempt(fetchText));
    refused(
      await compileSchema(broken, { url: "here.rng", resolve: async (url) => fetchText(url) }).catch(
        (e) => e,
      ),
    );
  });
});

describe("a resolver without an answer", () => {
  const nothing = (() => undefined) as unknown as () => string;
  const broken = `<externalRef href="nowhere.rng" ${NAMESPACE}/>`;

  it("is an error that names the document", async () => {
    const said = 'here.rng:1:1: cannot read "nowhere.rng": the resolver gave no text';
    expect(() => compileSchema(broken, { url: "here.rng", resolve: nothing })).toThrow(said);
    const later = compileSchema(broken, { url: "here.rng", resolve: async () => nothing() });
    await expect(later).rejects.toThrow(said);
    await expect(later).rejects.toBeInstanceOf(SchemaError);
  });

  it("may be any promise, and the schema need not have a URL", async () => {
    const resolve = ((url: string) => ({
      // biome-ignore lint/suspicious/noThenProperty: promises of other libraries are objects like this one
      then: (done: (text: string) => unknown) => Promise.resolve(fetchText(url)).then(done),
    })) as unknown as (url: string) => Promise<string>;
    expect((await compileSchema("dir/b.rng", { resolve })).validate("<b/>")).toEqual([]);
    expect(() => compileSchema(broken)).toThrow(/^1:1: cannot read "nowhere.rng"/);
    expect(() => compileSchema("<a>")).toThrow(/^1:4: unclosed tag/);
  });
});

const EVERYTHING = `<element name="r" ${NAMESPACE} datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes" ns="urn:r">
  <attribute name="q"><choice><value type="QName" ns="urn:q">name</value><data type="int"><param name="maxInclusive">9</param><except><value>3</value></except></data></choice></attribute>
  <interleave>
    <zeroOrMore><element><anyName><except><nsName/></except></anyName><list><oneOrMore><data type="token"/></oneOrMore></list></element></zeroOrMore>
    <optional><element name="s"><text/></element></optional>
  </interleave>
</element>`;
const DOCUMENTS = [
  `<r xmlns="urn:r" q="1"><s>x</s><t xmlns="">a b</t></r>`,
  `<p:r xmlns:p="urn:r" xmlns:z="urn:q" q="z:name"/>`,
  `<r xmlns="urn:r" xmlns:z="urn:z" q="z:name"/>`,
  `<r xmlns="urn:r" q="3"/>`,
  `<r xmlns="urn:r" q="10"><u/></r>`,
];

describe("a precompiled schema", () => {
  it("judges as the one that it was made from", () => {
    const schema = compileSchema(EVERYTHING);
    const text = JSON.stringify(schema);
    const loaded = [loadSchema(text), loadSchema(JSON.parse(text))];
    expect(DOCUMENTS.map((document) => schema.validate(document).length)).toEqual([0, 0, 1, 1, 2]);
    for (const again of loaded) {
      expect(DOCUMENTS.map((document) => again.validate(document))).toEqual(
        DOCUMENTS.map((document) => schema.validate(document)),
      );
      expect(JSON.stringify(again)).toBe(text);
    }
  });

  it("says the same in whatever order its elements are met", () => {
    const text = JSON.stringify(compileSchema(EVERYTHING));
    const [forwards, backwards] = [loadSchema(text), loadSchema(text)];
    const problems = DOCUMENTS.map((document) => forwards.validate(document));
    expect(DOCUMENTS.toReversed().map((document) => backwards.validate(document))).toEqual(
      problems.toReversed(),
    );
    expect([forwards, backwards, loadSchema(text)].map((schema) => JSON.stringify(schema))).toEqual([
      text,
      text,
      text,
    ]);
  });

  it("is refused when it is something else", () => {
    const good = compileSchema(EVERYTHING).toJSON();
    for (const bad of [
      null,
      {},
      { ...good, version: 2 },
      { ...good, patterns: [["group", 7, 8]] },
      { ...good, types: [["urn:x", "y"]] },
      { ...good, contents: [] },
      { ...good, patterns: [["what"]] },
      { ...good, patterns: [["element", deepName(2000)]], contents: [0] },
    ]) {
      expect(() => loadSchema(JSON.stringify(bad))).toThrow(SchemaError);
    }
    expect(() => loadSchema("nonsense")).toThrow(SchemaError);
  });

  it("takes no more time and room than allowed, however often it mentions a part", () => {
    const many = 100_000;
    const { types } = compileSchema(EVERYTHING).toJSON();
    const alternatives = Array.from({ length: many }, (_, at) => at + 1);
    const patterns = [
      ["element", "r"],
      ...alternatives.map((at) => ["value", 0, `${at}`, `${at}`]),
      ["choice", ...alternatives],
      ["choice", ...alternatives.map(() => many + 1)],
      ["group", 0],
    ];
    const schema = loadSchema(JSON.stringify({ ...SHELL, types, patterns, contents: [many + 2] }));
    // As many alternatives as these are beyond what a schema may ask for.
    expect(schema.validate("<r>1</r>").map(({ id }) => id)).toEqual(["schema.limit"]);
  });

  it("is refused or used, whatever is changed in it", () => {
    const values = [
      null,
      0,
      -1,
      1e9,
      "x",
      "length",
      "__proto__",
      [],
      {},
      ["empty"],
      { kind: "choice" },
      true,
    ];
    const text = JSON.stringify(compileSchema(EVERYTHING));
    const places = pathsOf(JSON.parse(text) as Json);
    expect(places.length).toBeGreaterThan(50);
    for (const place of places) {
      for (const value of values) {
        const changed = JSON.parse(text) as Json;
        let at = changed as Record<string, Json>;
        for (const key of place.slice(0, -1)) at = at[key] as Record<string, Json>;
        at[place.at(-1)!] = value;
        expect([place, value, outcomeOf(changed)]).toEqual([
          place,
          value,
          expect.stringMatching(/^(used|SchemaError)$/),
        ]);
      }
    }
  });
});

type Json = unknown;

const SHELL = { format: "relaxng-compiled", version: 1 };

/** A name but for a name but for a name… */
function deepName(depth: number): Json {
  let name: Json = { kind: "anyName" };
  for (let level = 0; level < depth; level++) name = { kind: "anyName", except: name };
  return name;
}

/** Where every value of a document stands. */
function pathsOf(json: Json, path: readonly string[] = []): (readonly string[])[] {
  if (typeof json !== "object" || json === null) return [path];
  return Object.entries(json).flatMap(([key, value]) => [[...path, key], ...pathsOf(value, [...path, key])]);
}

/** What a schema refuses, it refuses before it is used. */
function outcomeOf(json: Json): string {
  let schema: ReturnType<typeof loadSchema>;
  try {
    schema = loadSchema(json as SchemaJson);
  } catch (error) {
    return error instanceof SchemaError ? "SchemaError" : String(error);
  }
  for (const document of DOCUMENTS) schema.validate(document);
  return "used";
}

describe("bytes", () => {
  const schema = compileSchema(`<element name="r" ${NAMESPACE}><value>é</value></element>`);
  const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

  it("are decoded as their byte order mark or declaration says", () => {
    expect(schema.validate(new TextEncoder().encode("\ufeff<r>é</r>"))).toEqual([]);
    expect(schema.validate(latin1("<?xml version='1.0' encoding='ISO-8859-1'?><r>é</r>"))).toEqual([]);
    const utf16 = [..."\ufeff<r>é</r>"].flatMap((it) => [it.charCodeAt(0) & 255, it.charCodeAt(0) >> 8]);
    expect(schema.validate(Uint8Array.from(utf16))).toEqual([]);
  });

  it("that fit no encoding are a problem", () => {
    for (const bytes of [latin1("<r>é</r>"), latin1("<?xml version='1.0' encoding='x'?><r/>")]) {
      expect(schema.validate(bytes)).toMatchObject([{ id: "xml.encoding" }]);
    }
  });
});

describe("events of another parser", () => {
  const schema = compileSchema(EVERYTHING);
  const start = (uri: string, local: string, more = {}): DocumentEvent => ({
    type: "start",
    uri,
    local,
    ...more,
  });
  const end: DocumentEvent = { type: "end" };

  it("are judged as a text is", () => {
    const attributes = [{ local: "q", value: "z:name" }];
    const events: DocumentEvent[] = [
      start("urn:r", "r", { attributes, prefixes: { z: "urn:q" } }),
      { type: "text", text: "\n" },
      start("", "t"),
      { type: "text", text: "a " },
      { type: "text", text: "b" },
      end,
      end,
    ];
    expect(schema.validate(events)).toEqual([]);
  });

  it("bring their own places", () => {
    const position = { line: 3, column: 4 };
    const events = [start("urn:r", "r", { attributes: [{ local: "q", value: "x", position }] }), end];
    expect(schema.validate(events)).toMatchObject([{ id: "schema.attribute-value", ...position }]);
  });

  it("must make a document", () => {
    for (const events of [[], [end], [start("", "a")], [start("urn:r", "r"), end, start("", "b"), end]]) {
      expect(() => schema.validate(events as DocumentEvent[])).toThrow(RangeError);
    }
  });
});

describe("identifiers", () => {
  const schema = compileSchema(
    `<element name="r" ${NAMESPACE} datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <zeroOrMore><element name="a">
        <optional><attribute name="id"><data type="ID"/></attribute></optional>
        <optional><attribute name="ref"><data type="IDREF"/></attribute></optional>
        <optional><attribute name="refs"><data type="IDREFS"/></attribute></optional>
      </element></zeroOrMore>
    </element>`,
  );
  const said = (document: string) =>
    schema.validate(document, { checkIds: true }).map(({ id, path, column }) => ({ id, path, column }));

  it("are unique, and references lead to one", () => {
    expect(said("<r><a id='x'/><a ref='x' refs='x y'/><a id=' y '/></r>")).toEqual([]);
    expect(said("<r><a id='x'/><a id='x'/></r>")).toEqual([
      { id: "schema.id-duplicate", path: "/r/a[2]/@id", column: 18 },
    ]);
    expect(said("<r><a refs='x y'/><a id='y'/></r>")).toEqual([
      { id: "schema.idref-dangling", path: "/r/a/@refs", column: 7 },
    ]);
    expect(schema.validate("<r><a ref='nobody'/></r>")).toEqual([]);
  });

  it("need a schema that is sure which attributes they are", () => {
    const unsure = compileSchema(
      `<element name="r" ${NAMESPACE} datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
        <choice><element name="a"><attribute name="id"><data type="ID"/></attribute></element>
        <element name="a"><attribute name="id"><data type="token"/></attribute></element></choice>
      </element>`,
    );
    expect(() => unsure.validate("<r><a id='x'/></r>", { checkIds: true })).toThrow(SchemaError);
    expect(unsure.validate("<r><a id='x'/></r>")).toEqual([]);
  });
});
