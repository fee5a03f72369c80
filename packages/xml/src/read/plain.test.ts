import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { fixture, fixturesIn } from "../../test/fixtures.js";
import { markup } from "../../test/markup.js";
import { addHandlers, saxesOptions } from "../saxes.js";
import { readPlain } from "./plain.js";

type Event = readonly (string | number | readonly string[])[];

/** What a reader tells, with texts that follow each other as one. */
class Log {
  readonly events: Event[] = [];

  add(...event: Event): void {
    const last = this.events.at(-1);
    if (event[0] === "text" && last?.[0] === "text") {
      this.events[this.events.length - 1] = ["text", `${last[1]}${event[1]}`];
    } else this.events.push(event);
  }
}

/** What the plain reader tells; undefined: the document is not its business. */
function told(text: string): readonly Event[] | undefined {
  const log = new Log();
  const isPlain = readPlain(text, {
    openTag: (name, attributes, offset) => log.add("open", name, [...attributes], offset),
    closeTag: () => log.add("close"),
    text: (run) => log.add("text", run),
    comment: (comment) => log.add("comment", comment),
  });
  return isPlain ? log.events : undefined;
}

/** What saxes tells, inside the root element for texts; undefined: the document is not well-formed. */
function toldBySaxes(text: string): readonly Event[] | undefined {
  const log = new Log();
  const parser = new SaxesParser(saxesOptions);
  let isWrong = false;
  let depth = 0;
  let attributes: string[] = [];
  parser.on("error", () => {
    isWrong = true;
  });
  parser.on("attribute", ({ name, value }) => {
    attributes.push(name, value);
  });
  parser.on("opentag", ({ name }) => {
    depth += 1;
    log.add("open", name, attributes, parser.position);
    attributes = [];
  });
  parser.on("closetag", () => {
    depth -= 1;
    log.add("close");
  });
  const tellText = (run: string) => {
    if (depth > 0) log.add("text", run);
  };
  parser.on("text", tellText);
  addHandlers(parser, {
    cdata: tellText,
    comment: (comment) => log.add("comment", comment),
    doctype: () => log.add("doctype"),
    instruction: ({ target, body }) => log.add("instruction", target, body),
  });
  parser.write(text).close();
  return isWrong ? undefined : log.events;
}

const documents = ["page", "today", "map/xm2xml", "map/sexpr2xml"]
  .flatMap(fixturesIn)
  .map(fixture)
  // Some dumps of old were no XML.
  .filter((text) => !/[\r\t]|<!\[|<\?(?!xml )/.test(text) && toldBySaxes(text) !== undefined);

/** What makes a document another one, or none. */
const pieces = [
  ...markup,
  " ",
  "\n",
  "--",
  "<!-- a -->",
  "<!---->",
  "<?a b?>",
  "<!DOCTYPE a>",
  "&lt;",
  "&quot;&apos;&gt;",
  "&#65;",
  "&nope;",
  "&constructor;",
  "\u007f",
  "\u00e9",
  "\u{1f600}",
  "a:b='c'",
  " a='1' a='2'",
  "<a/>",
  "<a></a>",
  "</a>",
  "<é/>",
  "<1/>",
  " x = 'y'",
  " x=y",
  " x='a\nb'",
  " x='>'",
  "<a b='c'/",
];

const mutated = fc
  .record({
    text: fc.constantFrom(...documents, "<a/>", "<a>b</a>", "<a b='c'><d/>e</a>"),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.nat(6),
        piece: fc.constantFrom("", ...pieces),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ text, edits }) => {
    let all = text;
    for (const { at, cut, piece } of edits) {
      const from = Math.floor(at * all.length);
      all = all.slice(0, from) + piece + all.slice(from + cut);
    }
    return all;
  });

describe("readPlain", () => {
  it("reads documents as libvirt writes them", () => {
    expect(documents.length).toBeGreaterThan(30);
    expect(documents.filter((text) => told(text) === undefined)).toEqual([]);
  });

  it("tells what saxes tells, and leaves the rest to it", () => {
    let plain = 0;
    fc.assert(
      fc.property(mutated, (text) => {
        const events = told(text);
        if (events === undefined) return;
        plain += 1;
        expect(events).toEqual(toldBySaxes(text));
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(1000);
  });

  it.each([
    ["an XML declaration", `<?xml version="1.0" encoding='UTF-8'?>\n<a/>\n`],
    ["comments", "<!-- a --><a><!----><b/><!-- - --></a>"],
    ["the five entities", "<a b='&lt;&amp;'>&gt;&quot;&apos;</a>"],
    ["attributes over several lines", "<a\n  b='c'\n\td=\"e'>\"\n/>"],
    ["text of other scripts", "<a b='é'>名前</a>"],
    ["prefixes", "<q:a xmlns:q='urn:q' q:b='c'/>"],
  ])("reads %s", (_, text) => {
    expect(told(text)).toEqual(toldBySaxes(text));
    expect(told(text)).toBeDefined();
  });

  it.each([
    "",
    "a",
    "<a>",
    "<a/><b/>",
    "<a/>b",
    "b<a/>",
    "<a></b>",
    "<a b='1' b='2'/>",
    "<a b='<'/>",
    "<a b='c'd='e'/>",
    "<a b=c/>",
    "<a>]]></a>",
    "<a>&b;</a>",
    "<a>&</a>",
    "<a><!-- -- --></a>",
    "<a><!-- --->",
    "<a\0/>",
    "<a>\ud800</a>",
    "\ufeff <a/>",
    "<a",
    "<a b",
    "<a b='",
    "<a/",
    "</a>",
    "<>",
    "< a/>",
    "<a >b</a >c",
    "<?xml version='1.1'?><a/>",
    " <?xml version='1.0'?><a/>",
    "<a b/>",
    "<a/><!--",
  ])("has nothing to say of %j", (text) => {
    expect(told(text)).toBeUndefined();
  });

  it("leaves tags of more attributes than any has to who does not compare each with all", () => {
    const tag = (count: number) => `<a${Array.from({ length: count }, (_, n) => ` b${n}=''`).join("")}/>`;
    expect(told(tag(256))).toEqual(toldBySaxes(tag(256)));
    expect(told(tag(257))).toBeUndefined();
  });
});
