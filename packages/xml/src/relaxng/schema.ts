import { defaultMarkupLimits, type MarkupLimits } from "../long-markup.js";
import { ByteDecoder } from "../read/decode.js";
import { Report } from "../read/report.js";
import { Automaton } from "./automaton/automaton.js";
import { type Budget, StepLimitError } from "./automaton/budget.js";
import { SchemaError } from "./errors.js";
import { type SchemaJson, toJson } from "./json.js";
import type { Pattern } from "./pattern/pattern.js";
import type { PatternTable } from "./pattern/pattern-table.js";
import { DocumentValidator } from "./validate/document-validator.js";
import { type DocumentEvent, playEvents } from "./validate/events.js";
import { IdChecker } from "./validate/id-checker.js";
import { findIdAttributes, type IdAttributes } from "./validate/ids.js";
import { isPlainlyValid } from "./validate/plain.js";
import type { ValidationProblem } from "./validate/problem.js";
import { EnoughProblems, Reporter } from "./validate/reporter.js";
import { LineIndex, type Position } from "./xml/position.js";
import { readXml, skipToContent, XmlFault } from "./xml/reader.js";

export interface ValidateOptions extends MarkupLimits {
  /** Length of a document, in bytes or UTF-16 units as it was given; default 16 Mi. */
  readonly size?: number;
  /** After how many problems to stop; default 100. */
  readonly maxProblems?: number;
  /** How deep elements may nest; default 1000. */
  readonly maxDepth?: number;
  /** Skip a document type declaration (its entities stay unknown) instead of refusing it; default false. */
  readonly allowDoctype?: boolean;
  /** Check that IDs are unique and references to them lead somewhere (RELAX NG DTD Compatibility); default false. */
  readonly checkIds?: boolean;
}

/** The longest document that is validated unless the caller allows more. */
const DEFAULT_SIZE = 16 * 1024 * 1024;

/** A compiled schema. It may be used for any number of documents and gets faster with the first few. */
export class RelaxngSchema {
  readonly #start: Pattern;
  readonly #automaton: Automaton;
  #ids: IdAttributes | undefined;

  /** Made by `compileSchema` and `loadSchema`. */
  constructor(start: Pattern, table: PatternTable, budget: Budget) {
    this.#start = start;
    this.#automaton = new Automaton(table, start, budget);
  }

  /**
   * Holds a document against the schema: a text or its bytes (which are parsed on the way), or events from a parser of
   * the caller's. Returns everything that is wrong, nothing when the document is valid; what is not XML is one problem
   * with an `xml.` id, after those found before it.
   */
  validate(
    document: string | Uint8Array | Iterable<DocumentEvent>,
    options: ValidateOptions = {},
  ): ValidationProblem[] {
    if (typeof document === "string") return this.#validateText(document, options);
    return document instanceof Uint8Array
      ? this.#validateBytes(document, options)
      : this.#validateEvents(document, options);
  }

  /** The schema in a form that `loadSchema` takes back, plain data for `JSON.stringify`. */
  toJSON(): SchemaJson {
    return toJson(this.#start);
  }

  #validateBytes(bytes: Uint8Array, options: ValidateOptions): ValidationProblem[] {
    const { size = DEFAULT_SIZE } = options;
    if (bytes.length > size) {
      return [{ id: "xml.limit", message: `the document is longer than ${size}`, line: 1, column: 1 }];
    }
    const report = new Report();
    const text = report.guard(() => new ByteDecoder(report).write(bytes, true));
    if (text !== undefined) return this.#validateText(text, options);
    return report.errors.map((problem) => ({ ...problem, id: "xml.encoding" }));
  }

  #validateText(text: string, options: ValidateOptions): ValidationProblem[] {
    const { maxDepth = 1000, allowDoctype = false, size = DEFAULT_SIZE } = options;
    const { section, instruction, name } = { ...defaultMarkupLimits, ...options };
    const limits = { maxDepth, allowDoctype, size, section, instruction, name };
    const lines = new LineIndex(text);
    const locate = (offset: number): Position => lines.positionOf(skipToContent(text, offset));
    return this.#run(locate, options, (validator, reporter) => {
      if (!options.checkIds && isPlainlyValid(this.#automaton, text, limits)) return;
      try {
        readXml(text, validator, limits);
      } catch (error) {
        if (!(error instanceof XmlFault)) throw error;
        reporter.problems.push({
          id: error.id,
          message: error.message,
          ...lines.positionOf(error.offset),
        });
        return;
      }
      validator.endDocument();
    });
  }

  #validateEvents(events: Iterable<DocumentEvent>, options: ValidateOptions): ValidationProblem[] {
    return this.#run(
      (position: Position | undefined) => position,
      options,
      (validator) => {
        playEvents(events, validator, options.maxDepth ?? 1000);
        validator.endDocument();
      },
    );
  }

  #run<At>(
    locate: (at: At) => Position | undefined,
    options: ValidateOptions,
    play: (validator: DocumentValidator<At>, reporter: Reporter<At>) => void,
  ): ValidationProblem[] {
    const reporter = new Reporter(locate, options.maxProblems ?? 100);
    try {
      const ids = options.checkIds ? new IdChecker(this.#idAttributes(), reporter) : undefined;
      play(new DocumentValidator(this.#automaton, reporter, ids), reporter);
    } catch (error) {
      if (error instanceof StepLimitError) {
        reporter.problems.push({ id: "schema.limit", message: error.message });
      } else if (!(error instanceof EnoughProblems)) throw error;
    }
    return reporter.problems;
  }

  #idAttributes(): IdAttributes {
    if (this.#ids === undefined) {
      const conflicts: string[] = [];
      const found = findIdAttributes(this.#start, (message) => conflicts.push(message));
      if (conflicts.length > 0) {
        throw new SchemaError(conflicts.map((message) => ({ id: "schema.id-conflict", message })));
      }
      this.#ids = found;
    }
    return this.#ids;
  }
}
