import { SaxesParser } from "saxes";
import { type Problem, XmlError } from "../errors.js";
import { LongMarkup } from "../long-markup.js";
import { ByteDecoder } from "../read/decode.js";
import { Report } from "../read/report.js";
import { type Place, Source } from "../read/source.js";
import { addHandlers, loneSurrogate, saxesOptions, syntaxProblem } from "../saxes.js";
import { Assembler, isPrefixed } from "./assembler.js";
import type { RootShape } from "./builder.js";
import type { ModelObject } from "./frame.js";
import type { Kind } from "./kind.js";
import { defaultLimits, type XmlLimits } from "./limits.js";
import { readPlainDocument } from "./plain.js";
import { type ShapeTable, shapeTable } from "./shape.js";
import { own } from "./values.js";

/** How a document is read. */
export interface ReadOptions {
  /** Whether warnings are errors. Default: false. */
  readonly strict?: boolean;
  /** How large a document may be. */
  readonly limits?: XmlLimits;
}

/** What a document was read as. */
export interface Parsed<T> {
  readonly value: T;
  /** What is doubtful about the document, in the order in which it was found. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a document of a kind: a string, or bytes in UTF-8, UTF-16 or Latin-1.
 *
 * @throws XmlError with every problem of the document.
 */
export function parse<T>(kind: Kind, input: string | Uint8Array, options: ReadOptions = {}): Parsed<T> {
  const table = shapeTable(kind.table);
  const isRoot = (name: string) => (name === kind.root ? table.root : undefined);
  return parseWith<T>(table, Object.assign(isRoot, { expected: `<${kind.root}>` }), input, options);
}

/** As {@link parse}, with a choice of root elements. */
export function parseWith<T>(
  table: ShapeTable,
  rootShape: RootShape,
  input: string | Uint8Array,
  options: ReadOptions,
): Parsed<T> {
  const limits = options.limits === undefined ? defaultLimits : { ...defaultLimits, ...options.limits };
  const report = new Report();
  const text = report.guard(() => {
    if (input.length > limits.size) {
      report.fatal({
        id: "xml.limit",
        message: `the document is longer than ${limits.size}`,
        line: 1,
        column: 1,
      });
    }
    return typeof input === "string" ? input : new ByteDecoder(report).write(input, true);
  });
  const plain = text && readPlainDocument(table, rootShape, text, limits);
  if (plain) return conclude<T>(plain.model as T | undefined, plain.report, options);
  const model = report.guard(() => {
    if (text === undefined) return undefined;
    const reader = new DocumentReader(table, rootShape, report, limits);
    reader.write(text);
    return reader.end();
  });
  return conclude<T>(model as T | undefined, report, options);
}

/** What a document was read as, or the error it ends in. */
export function conclude<T>(
  value: T | undefined,
  report: Report,
  { strict = false }: ReadOptions,
): Parsed<T> {
  const problems = wellFormedFirst(strict ? [...report.errors, ...report.warnings] : report.errors);
  if (problems.length > 0 || value === undefined) throw new XmlError(problems);
  return { value, warnings: report.warnings };
}

/** What is wrong with a document that is not well-formed may follow from that. */
function wellFormedFirst(problems: readonly Problem[]): readonly Problem[] {
  const isSyntax = ({ id }: Problem) => /^xml\.(?:empty|entity|syntax)$/.test(id);
  if (!problems.some(isSyntax)) return problems;
  return [...problems.filter(isSyntax), ...problems.filter((problem) => !isSyntax(problem))];
}

/** Errors of well-formedness after which a document is given up. */
const MAX_SYNTAX_ERRORS = 20;

/** Reads one document from its text, in one piece or in many. */
export class DocumentReader {
  readonly #report: Report;
  readonly #source: Source;
  readonly #parser = new SaxesParser(saxesOptions);
  readonly #assembler: Assembler;
  readonly #longMarkup: LongMarkup;
  /** Where the piece begins that is looked through for long markup. */
  #piece = 0;
  /** The attributes of the tag that is being read. */
  #attributes: string[] = [];
  #hasPrefixes = false;

  constructor(
    table: ShapeTable,
    rootShape: RootShape,
    report: Report,
    limits: XmlLimits = {},
    /** Where the document begins in what it is read from. */
    start?: Place,
    /** Called when the root element is complete; what it throws comes out of `write`. */
    private readonly rootClosed?: () => never,
  ) {
    this.#report = report;
    this.#source = new Source(report, start);
    const all = { ...defaultLimits, ...limits };
    this.#assembler = new Assembler(table, rootShape, report, this.#source, all, (message) =>
      this.#fatal("xml.limit", message),
    );
    this.#longMarkup = new LongMarkup(all, (message, offset) => {
      this.#report.fatal({ id: "xml.limit", message, ...this.#source.locate(this.#piece + offset) });
    });
    const parser = this.#parser;
    const assembler = this.#assembler;
    const tellText = (text: string) => assembler.text(text);
    parser.on("error", (error) => this.#syntaxError(error.message));
    parser.on("attribute", (attribute) => this.#attribute(attribute.name, attribute.value));
    parser.on("opentag", ({ name }) => this.#openTag(name));
    parser.on("closetag", () => this.#closeTag());
    parser.on("text", tellText);
    addHandlers(parser, {
      cdata: tellText,
      doctype: () => this.#fatal("xml.dtd", "a document type declaration is not allowed"),
      comment: (comment) => assembler.node(comment, { comment: own(comment) }),
      instruction: ({ target, body }) => assembler.node(body, { instruction: target, body }),
    });
  }

  /** Where reading has come to. */
  get place(): Place {
    return this.#source.locate(this.#parser.position);
  }

  /** How much of the text the parser has taken. */
  get position(): number {
    return this.#parser.position;
  }

  /** Reads more of the document. */
  write(text: string): void {
    this.#append(text);
    this.#parser.write(text);
  }

  /** The model, once the root element is closed. */
  get model(): ModelObject | undefined {
    return this.#assembler.model;
  }

  /** Ends the document; returns its model unless something was wrong. */
  end(): ModelObject | undefined {
    if (this.#report.errors.length === 0) this.#parser.close();
    return this.#report.errors.length > 0 ? undefined : this.#assembler.model;
  }

  #append(text: string): void {
    this.#piece = this.#source.text.length;
    this.#source.text += text;
    this.#longMarkup.write(text);
    this.#assembler.meter.document(this.#source.text.length);
    if (loneSurrogate(text) !== undefined) {
      this.#fatal("xml.character", "the text holds half a surrogate pair");
    }
  }

  #attribute(name: string, value: string): void {
    this.#attributes.push(name, value);
    this.#assembler.meter.attribute(name, value, this.#attributes.length / 2);
    if (isPrefixed(name)) this.#hasPrefixes = true;
  }

  #openTag(name: string): void {
    this.#assembler.openTag(name, this.#attributes, this.#hasPrefixes, this.#parser.position);
    this.#hasPrefixes = false;
    this.#attributes.length = 0;
  }

  #closeTag(): void {
    this.#assembler.closeTag();
    if (this.#assembler.depth === 0) this.rootClosed?.();
  }

  #syntaxError(message: string): void {
    const { path } = this.#assembler;
    this.#report.error({
      ...syntaxProblem(message),
      ...(path !== "" && { path }),
      ...this.#source.locate(this.#parser.position - 1),
    });
    if (this.#report.errors.length >= MAX_SYNTAX_ERRORS) this.#report.giveUp();
  }

  #fatal(id: string, message: string): never {
    const { path } = this.#assembler;
    const place = this.#source.locate(this.#parser.position - 1);
    this.#report.fatal({ id, message, ...(path !== "" && { path }), ...place });
  }
}
