import { SaxesParser } from "saxes";
import { LongMarkup, type MarkupLimits } from "../../long-markup.js";
import { declarationFault, XMLNS_NAMESPACE } from "../../namespaces.js";
import { loneSurrogate, saxesOptions, syntaxProblem } from "../../saxes.js";
import { type NameKey, nameKey, splitQName } from "./name.js";
import { lookupPrefix, type Namespaces, ROOT_NAMESPACES } from "./namespaces.js";

/** What a reader of XML is told. Places are offsets into the text; blanks may stand before what is meant. */
export interface XmlHandler {
  startElement(name: NameKey, namespaces: Namespaces, offset: number): void;
  attribute(name: NameKey, value: string, offset: number): void;
  startTagDone(): void;
  text(text: string, offset: number): void;
  endElement(offset: number): void;
}

type SyntaxId = ReturnType<typeof syntaxProblem>["id"];

/** A text that is not (namespace-)well-formed XML, or that asks for more than is allowed. */
export class XmlFault extends Error {
  constructor(
    readonly id: SyntaxId | "xml.character" | "xml.namespace" | "xml.dtd" | "xml.limit",
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = "XmlFault";
  }
}

export interface XmlLimits extends Required<MarkupLimits> {
  /** Length of the text, in UTF-16 units. */
  readonly size: number;
  /** How deep elements may nest. */
  readonly maxDepth: number;
  /** Whether a document type declaration is skipped (true) or refused; its entities are never expanded. */
  readonly allowDoctype: boolean;
}

/** How many names are remembered while one scope of namespaces lasts. */
const MAX_KEYS = 1000;

/** Reads a whole text and tells the handler; throws {@link XmlFault} at the first thing that is not XML. */
export function readXml(text: string, handler: XmlHandler, limits: XmlLimits): void {
  const parser = new SaxesParser(saxesOptions);
  const outer: { readonly depth: number; readonly scope: Namespaces }[] = [];
  // The attributes of the tag that is being read: the first `count` entries.
  const names: string[] = [];
  const values: string[] = [];
  const offsets: number[] = [];
  let count = 0;
  let scope = ROOT_NAMESPACES;
  let depth = 0;
  let attributeFrom = 0;
  let tagOffset = 0;
  let textFrom = 0;
  let declares = false;
  let prefixed = false;
  let sawRoot = false;

  const fail = (id: XmlFault["id"], message: string, offset = parser.position): never => {
    throw new XmlFault(id, message, offset);
  };

  /** Keys of elements in the scope that was asked last. */
  let keys = new Map<string, NameKey>();
  let keysOf: Namespaces = ROOT_NAMESPACES;

  const elementKey = (name: string): NameKey => {
    if (keysOf !== scope) {
      keys = new Map();
      keysOf = scope;
    }
    let key = keys.get(name);
    if (key === undefined) {
      key = resolve(name, lookupPrefix(scope, "") ?? "", tagOffset);
      if (keys.size < MAX_KEYS) keys.set(name, key);
    }
    return key;
  };

  const resolve = (name: string, defaultUri: string, offset: number): NameKey => {
    if (!name.includes(":")) return nameKey(defaultUri, name);
    const parts = splitQName(name);
    if (parts === undefined) return fail("xml.namespace", `"${name}" is not a qualified name`, offset);
    const uri = parts.prefix === "xmlns" ? XMLNS_NAMESPACE : lookupPrefix(scope, parts.prefix);
    if (uri === undefined) {
      return fail("xml.namespace", `the prefix "${parts.prefix}" is not declared`, offset);
    }
    return nameKey(uri, parts.local);
  };

  const declare = (): void => {
    const bindings = new Map<string, string>();
    for (let i = 0; i < count; i++) {
      if (!isDeclaration(names[i]!)) continue;
      const prefix = names[i]!.slice(6);
      const fault = declarationFault(prefix, values[i]!);
      if (fault !== undefined) fail("xml.namespace", fault, offsets[i]!);
      bindings.set(prefix, values[i]!);
    }
    outer.push({ depth, scope });
    scope = { bindings, outer: scope };
  };

  const openPlain = (name: string): void => {
    handler.startElement(name, scope, tagOffset);
    for (let i = 0; i < count; i++) handler.attribute(names[i]!, values[i]!, offsets[i]!);
  };

  const openWithNamespaces = (name: string): void => {
    if (declares) declare();
    handler.startElement(elementKey(name), scope, tagOffset);
    // Without prefixes, the parser itself finds the attribute that is there twice.
    const seen = prefixed ? new Set<NameKey>() : undefined;
    for (let i = 0; i < count; i++) {
      if (isDeclaration(names[i]!)) continue;
      const key = resolve(names[i]!, "", offsets[i]!);
      if (seen?.has(key)) fail("xml.namespace", `the attribute "${names[i]}" is given twice`, offsets[i]!);
      seen?.add(key);
      handler.attribute(key, values[i]!, offsets[i]!);
    }
  };

  if (text.length > limits.size) fail("xml.limit", `the document is longer than ${limits.size}`, 0);
  new LongMarkup(limits, (message, offset) => fail("xml.limit", message, offset)).write(text);
  const half = loneSurrogate(text);
  if (half !== undefined) fail("xml.character", "the text holds half a surrogate pair", half);
  parser.on("error", (error) => {
    const { id, message } = syntaxProblem(error.message);
    fail(id, message);
  });
  /*
   * No more than seven handlers: a parser with an eighth is an object that V8 keeps as a dictionary, and parses five
   * times slower. So comments are not heard of, and a document type is looked for in the prologue's text.
   */
  const tellText = (run: string) => {
    if (depth > 0) handler.text(run, textFrom);
    textFrom = parser.position;
  };
  parser.on("text", tellText);
  parser.on("cdata", tellText);
  parser.on("opentagstart", (tag) => {
    if (tag.name.length > limits.name) fail("xml.limit", `a name is longer than ${limits.name}`);
    attributeFrom = parser.position - 1;
    tagOffset = attributeFrom - tag.name.length - 1;
    count = 0;
    declares = false;
    prefixed = tag.name.includes(":");
    if (!limits.allowDoctype && !sawRoot && hasDoctype(text.slice(0, tagOffset))) {
      fail("xml.dtd", "a document type declaration is not accepted", 0);
    }
    sawRoot = true;
    if (depth >= limits.maxDepth) {
      fail("xml.limit", `elements nest deeper than ${limits.maxDepth}`, tagOffset);
    }
  });
  parser.on("attribute", (attribute) => {
    const { name } = attribute;
    if (name.length > limits.name) fail("xml.limit", `a name is longer than ${limits.name}`);
    names[count] = name;
    values[count] = attribute.value;
    offsets[count++] = attributeFrom;
    attributeFrom = parser.position;
    if (name.includes(":")) prefixed = true;
    if (isDeclaration(name)) declares = true;
  });
  parser.on("opentag", (tag) => {
    if (declares || prefixed || scope !== ROOT_NAMESPACES) openWithNamespaces(tag.name);
    else openPlain(tag.name);
    depth++;
    handler.startTagDone();
    textFrom = parser.position;
  });
  parser.on("closetag", () => {
    handler.endElement(parser.position);
    depth--;
    if (outer.at(-1)?.depth === depth) scope = outer.pop()!.scope;
    textFrom = parser.position;
  });
  parser.write(text).close();
}

function isDeclaration(name: string): boolean {
  return name.startsWith("xmlns") && (name.length === 5 || name.charCodeAt(5) === 0x3a);
}

/** Whether there is a document type declaration in what stands before the root element. */
function hasDoctype(prologue: string): boolean {
  return prologue.replace(/<!--.*?-->|<\?.*?\?>/gs, "").includes("<!DOCTYPE");
}

/** The offset of the first character at or after another that is neither a blank nor in a comment or instruction. */
export function skipToContent(text: string, from: number): number {
  let offset = from;
  for (;;) {
    while (offset < text.length && " \t\r\n".includes(text[offset]!)) offset++;
    const end = text.startsWith("<!--", offset) ? "-->" : text.startsWith("<?", offset) ? "?>" : undefined;
    const close = end === undefined ? -1 : text.indexOf(end, offset + 2);
    if (end === undefined || close < 0) return offset;
    offset = close + end.length;
  }
}
