import { type SaxesAttributePlain, SaxesParser } from "saxes";
import { LongMarkup } from "../long-markup.js";
import { declarationFault } from "../namespaces.js";
import { loneSurrogate, saxesOptions, syntaxProblem } from "../saxes.js";
import { isBlank } from "./blank.js";
import { SourceElement } from "./element.js";
import { defaultLimits, type XmlLimits } from "./limits.js";
import type { Report } from "./report.js";
import { type Place, Source } from "./source.js";

/** Errors of well-formedness after which a document is given up. */
const MAX_SYNTAX_ERRORS = 20;

/** Recursion over a tree deeper than this could exhaust the stack. */
const MAX_DEPTH = 1000;

/** Thrown out of saxes when the root element is complete: what follows in the stream belongs to the next document. */
class RootClosed extends Error {}

/** Builds the tree of one document from its text, in one piece or in many. */
export class TreeBuilder {
  /** The root element as soon as its start tag has been read. */
  root: SourceElement | undefined;
  private readonly source: Source;
  private readonly limits: Required<XmlLimits>;
  private readonly parser = new SaxesParser(saxesOptions);
  private readonly longMarkup: LongMarkup;
  private open: SourceElement | undefined;
  private depth = 0;
  private elements = 0;
  /** Attributes of the tag that is being read, name and value in turn. */
  private attributes: (string | undefined)[] = [];
  /** How often each namespace prefix is declared around here, and by elements of which depth. */
  private readonly prefixes = new Map([
    ["xml", 1],
    ["xmlns", 1],
  ]);
  private readonly declarations: { readonly prefix: string; readonly depth: number }[] = [];
  private stopAtEnd = false;
  /** Where the piece begins that is looked through for long markup. */
  private longMarkupFrom = 0;

  constructor(
    private readonly report: Report,
    limits: XmlLimits = {},
    start?: Place,
  ) {
    this.source = new Source(report, start);
    const depth = Math.min(limits.depth ?? defaultLimits.depth, MAX_DEPTH);
    this.limits = { ...defaultLimits, ...limits, depth };
    this.longMarkup = new LongMarkup(this.limits, (message, offset) => this.tooLong(message, offset));
    const { parser } = this;
    // No further handler: V8 turns a parser with eight of them into a dictionary, and all of it gets six times slower.
    parser.on("error", (error) => this.syntaxError(error.message));
    parser.on("doctype", () => this.fatal("xml.dtd", "a document type declaration is not allowed"));
    parser.on("attribute", (attribute) => this.addAttribute(attribute));
    parser.on("opentag", ({ name }) => this.openTag(name));
    parser.on("closetag", () => this.closeTag());
    parser.on("text", (text) => this.addText(text));
    parser.on("cdata", (text) => this.addText(text));
  }

  /** Where reading has come to. */
  get place(): Place {
    return this.source.locate(this.parser.position);
  }

  /** Reads more of the document, and nothing else; throws `GiveUp` when it cannot go on. */
  write(text: string): void {
    this.append(text);
    this.parser.write(text);
    this.checkSize(this.source.text.length);
  }

  /**
   * Reads text that may go on behind the document; returns what follows its root element, or undefined when that is
   * still open.
   */
  writeUntilClosed(text: string): string | undefined {
    const before = this.source.text.length;
    this.append(text);
    this.stopAtEnd = true;
    try {
      this.parser.write(text);
      this.checkSize(this.source.text.length);
      return undefined;
    } catch (error) {
      if (!(error instanceof RootClosed)) throw error;
      this.checkSize(this.parser.position);
      return text.slice(this.parser.position - before);
    }
  }

  /** Ends the document. */
  end(): void {
    if (this.report.errors.length > 0) this.report.giveUp();
    this.parser.close();
  }

  private append(text: string): void {
    const before = this.source.text.length;
    this.source.text += text;
    this.longMarkupFrom = before;
    this.longMarkup.write(text);
    if (loneSurrogate(text) !== undefined) {
      this.fatal("xml.character", "the text holds half a surrogate pair");
    }
  }

  private checkSize(length: number): void {
    const { size } = this.limits;
    if (length > size) this.fatal("xml.limit", `the document is longer than ${size}`);
  }

  private tooLong(message: string, offset: number): void {
    const place = this.source.locate(this.longMarkupFrom + offset);
    this.report.fatal({ id: "xml.limit", message, ...place });
  }

  private checkName(name: string): void {
    if (name.length > this.limits.name) {
      this.fatal("xml.limit", `a name is longer than ${this.limits.name}`);
    }
  }

  private addAttribute({ name, value }: SaxesAttributePlain): void {
    const { attributes, attributeLength } = this.limits;
    this.checkName(name);
    this.attributes.push(name, value);
    if (this.attributes.length > 2 * attributes) {
      this.fatal("xml.limit", `an element has more than ${attributes} attributes`);
    }
    if (value.length > attributeLength) {
      this.fatal("xml.limit", `the value of attribute ${name} is longer than ${attributeLength}`);
    }
  }

  private openTag(name: string): void {
    const { attributes, limits } = this;
    this.checkName(name);
    const element = new SourceElement(name, attributes, this.open, this.source, this.parser.position);
    this.attributes = [];
    this.depth += 1;
    this.elements += 1;
    if (this.depth > limits.depth) {
      this.fatal("xml.limit", `elements are nested more than ${limits.depth} deep`);
    }
    if (this.elements > limits.elements) {
      this.fatal("xml.limit", `the document has more than ${limits.elements} elements`);
    }
    if (this.open === undefined) this.root = element;
    else this.open.children.push(element);
    this.open = element;
    const prefixed = attributes.filter((text, i) => i % 2 === 0 && text?.includes(":"));
    for (const attribute of prefixed) if (attribute?.startsWith("xmlns:")) this.declare(element, attribute);
    if (name.includes(":")) this.checkPrefix(element, name);
    for (const attribute of prefixed) this.checkPrefix(element, attribute ?? "");
  }

  private declare(element: SourceElement, attribute: string): void {
    const prefix = attribute.slice(6);
    const fault = declarationFault(prefix, element.peek(attribute) ?? "");
    if (fault !== undefined) element.error("xml.namespace", fault, attribute);
    this.prefixes.set(prefix, (this.prefixes.get(prefix) ?? 0) + 1);
    this.declarations.push({ prefix, depth: this.depth });
  }

  private closeTag(): void {
    if (this.open !== undefined) dropLayout(this.open.children);
    this.open = this.open?.parent;
    while (this.declarations.at(-1)?.depth === this.depth) this.endDeclaration();
    this.depth -= 1;
    if (this.stopAtEnd && this.open === undefined) throw new RootClosed();
  }

  private endDeclaration(): void {
    const prefix = this.declarations.pop()?.prefix ?? "";
    this.prefixes.set(prefix, (this.prefixes.get(prefix) ?? 1) - 1);
  }

  private addText(text: string): void {
    const siblings = this.open?.children;
    const last = siblings?.at(-1);
    if (typeof last === "string") siblings?.splice(-1, 1, last + text);
    else siblings?.push(text);
  }

  /** A prefix must be declared: a document that is written back elsewhere would else change its meaning. */
  private checkPrefix(element: SourceElement, name: string): void {
    const colon = name.indexOf(":");
    const prefix = name.slice(0, colon);
    const local = name.slice(colon + 1);
    if (prefix === "" || local === "" || local.includes(":")) {
      element.error("xml.namespace", `${name} is not a name with one prefix`);
    } else if (!this.prefixes.get(prefix)) {
      element.error("xml.namespace", `the namespace prefix ${prefix} is not declared`);
    }
  }

  private syntaxError(message: string): void {
    this.report.error({
      ...syntaxProblem(message),
      ...(this.open && { path: this.open.path }),
      ...this.source.locate(this.parser.position - 1),
    });
    if (this.report.errors.length >= MAX_SYNTAX_ERRORS) this.report.giveUp();
  }

  private fatal(id: string, message: string): never {
    const place = this.source.locate(this.parser.position - 1);
    this.report.fatal({ id, message, ...(this.open && { path: this.open.path }), ...place });
  }
}

/** Forgets texts of blanks beside elements, unless there is other text as well: they are layout. */
function dropLayout(children: (SourceElement | string)[]): void {
  if (children.length < 2) return;
  for (const child of children) if (typeof child === "string" && !isBlank(child)) return;
  let kept = 0;
  for (const child of children) if (typeof child !== "string") children[kept++] = child;
  children.length = kept;
}
