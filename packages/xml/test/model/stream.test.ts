import { type ParsedDomain, parseDomain, parseDomains, readDomains, XmlError } from "@libvirt-ts/xml/domain";
import { describe, expect, it } from "vitest";
import { fixture } from "../fixtures.js";

const one = "<domain><name>a🙂</name><memory>65536</memory><bootloader>/b</bootloader></domain>";
const other =
  "<?xml version='1.0'?>\n<!-- c --><domain><name>b</name><vcpu x='1'/><memory>65536</memory><os/></domain>\r\n";
const third =
  "<?xml version='1.0' encoding='UTF-8'?><domain><name>c</name><memory>65536</memory></domain><!-- end -->";
const good = [one, third, one].join("\n");

async function* chunksOf<T>(chunks: readonly T[]): AsyncGenerator<T> {
  for (const chunk of chunks) {
    await Promise.resolve();
    yield chunk;
  }
}

const names = (documents: Iterable<ParsedDomain>) => Array.from(documents, ({ domain }) => domain.name);

describe("parseDomains", () => {
  it("reads documents that follow each other", () => {
    expect(names(parseDomains(good))).toEqual(["a🙂", "c", "a🙂"]);
    expect(names(parseDomains(new TextEncoder().encode(good)))).toEqual(["a🙂", "c", "a🙂"]);
    expect([...parseDomains(one)]).toEqual([parseDomain(one)]);
  });

  it("reads none where there is none", () => {
    expect([...parseDomains("")]).toEqual([]);
    expect([...parseDomains(" \n<!-- nothing --> ")]).toEqual([]);
    expect([...parseDomains([])]).toEqual([]);
    expect([...parseDomains(new Uint8Array())]).toEqual([]);
  });

  it("reads text that is cut anywhere", () => {
    for (let at = 0; at <= good.length; at++) {
      expect(names(parseDomains([good.slice(0, at), good.slice(at)])), `cut at ${at}`).toEqual([
        "a🙂",
        "c",
        "a🙂",
      ]);
    }
    expect(names(parseDomains(Array.from(good, (character) => character)))).toEqual(["a🙂", "c", "a🙂"]);
    expect(names(parseDomains(good.split("")))).toEqual(["a🙂", "c", "a🙂"]);
  });

  it("reads bytes that are cut anywhere", () => {
    const bytes = new TextEncoder().encode(good);
    for (let at = 0; at <= bytes.length; at++) {
      const documents = parseDomains([bytes.subarray(0, at), bytes.subarray(at)]);
      expect(names(documents), `cut at ${at}`).toEqual(["a🙂", "c", "a🙂"]);
    }
    expect(names(parseDomains(Array.from(bytes, (byte) => Uint8Array.of(byte))))).toEqual([
      "a🙂",
      "c",
      "a🙂",
    ]);
  });

  it.each([
    ["Latin-1", (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))],
    [
      "UTF-16",
      (text: string) => new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer),
    ],
  ])("finds out about %s wherever it is cut", (encoding, encode) => {
    const bytes = encode(`<?xml version='1.0' encoding='${encoding}'?>${one.replace("a🙂", "bü")}\n${third}`);
    for (let at = 0; at <= bytes.length; at++) {
      expect(names(parseDomains([bytes.subarray(0, at), bytes.subarray(at)])), `cut at ${at}`).toEqual([
        "bü",
        "c",
      ]);
    }
  });

  it("hands over what comes before a document that cannot be read, and says where that one is wrong", () => {
    const documents = parseDomains(`${one}\n${other}${one}`);
    expect(documents.next().value?.domain.name).toBe("a🙂");
    expect(() => documents.next()).toThrow(XmlError);
    const found = [...problemsOf(`${one}\n${other}`), ...problemsOf(`${one}\r\n  ${one.slice(0, -1)}`)];
    expect(found.map(({ id, line }) => `${id} ${line}`)).toEqual([
      "xml.number 3",
      "os.type-missing 3",
      "xml.syntax 2",
      "xml.syntax 2",
    ]);
    expect(found[1]?.column).toBe(1 + other.split("\n")[1]!.indexOf("<os/>"));
  });

  it("gives warnings places in the stream", () => {
    const [, second] = parseDomains(`${one}\n\n  <domain>\n<name>b</name></domain>`);
    expect(second?.warnings[0]).toMatchObject({ id: "domain.type-missing", line: 3, column: 3 });
  });

  it("holds each document to the limits", () => {
    const limits = { size: one.length };
    expect(names(parseDomains(`${one}${one}\n${one}`, { limits }))).toHaveLength(3);
    expect(() => [...parseDomains(`${one}<!---->${one}`, { limits })]).toThrow(XmlError);
    expect(() => [...parseDomains(`${one}${" ".repeat(100)}<!---->${one.slice(0, 70)}`, { limits })]).toThrow(
      XmlError,
    );
  });

  it("can be strict", () => {
    expect(() => [...parseDomains(third, { strict: true })]).toThrow(/<domain> has no type/);
  });

  it("refuses a mixture of texts and bytes, which could change places", () => {
    const chunks = [new Uint8Array([0x3c]), "domain/>"];
    expect(() => [...parseDomains(chunks)]).toThrow(TypeError);
  });

  it("refuses what is between documents", () => {
    expect(() => [...parseDomains(`${one} and ${one}`)]).toThrow(XmlError);
    expect(() => [...parseDomains(`${one}<!-- open`)]).toThrow(XmlError);
    expect(() => [...parseDomains(`${one}\ud800`)]).toThrow(XmlError);
    expect(() => [...parseDomains([new TextEncoder().encode(one), Uint8Array.of(0xc3)])]).toThrow(XmlError);
  });
});

describe("readDomains", () => {
  it("reads a stream and hands over each document when it is complete", async () => {
    const texts = ["page/fc4.xml", "page/fv0.xml", "today/xen-pv.xml"].map(fixture);
    const bytes = new TextEncoder().encode(texts.join(""));
    const chunks = Array.from({ length: Math.ceil(bytes.length / 100) }, (_, i) =>
      bytes.subarray(i * 100, i * 100 + 100),
    );
    const found: ParsedDomain[] = [];
    for await (const parsed of readDomains(chunksOf(chunks))) found.push(parsed);
    expect(found.map(({ domain }) => domain)).toEqual(texts.map((text) => parseDomain(text).domain));
  });

  it("needs no more than a complete document to hand it over", async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1;
        yield asked === 1 ? one : "\n";
      }
    }
    for await (const { domain } of readDomains(endless())) {
      expect(domain.name).toBe("a🙂");
      break;
    }
    expect(asked).toBe(1);
  });
});

function problemsOf(input: string) {
  try {
    return Array.from(parseDomains(input), () => []).flat();
  } catch (error) {
    if (error instanceof XmlError) return error.problems;
    throw error;
  }
}
