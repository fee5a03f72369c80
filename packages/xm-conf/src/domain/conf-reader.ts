import type { ConfDocument } from "../document.js";
import type { ConfValue } from "../value.js";
import type { Dialect } from "./dialect.js";
import { Report } from "./report.js";

/** Reads the keys of a document as what they should be, and remembers which ones were looked at. */
export class ConfReader {
  readonly report: Report;
  readonly #used = new Set<string>();

  constructor(
    private readonly document: ConfDocument,
    readonly dialect: Dialect,
  ) {
    this.report = new Report((key) => document.lineOf(key));
  }

  get(key: string): ConfValue | undefined {
    const value = this.document.get(key);
    if (value === undefined) return undefined;
    this.#used.add(key);
    return value ?? undefined;
  }

  /** A text that is not empty; undefined, with a warning, for anything else. */
  text(key: string): string | undefined {
    const value = this.textOrEmpty(key);
    return value === "" ? undefined : value;
  }

  /** A text, perhaps empty. For xl, numbers are texts too. */
  textOrEmpty(key: string): string | undefined {
    const value = this.get(key);
    if (value === undefined || typeof value === "string") return value;
    if (this.dialect.xl && (typeof value === "number" || typeof value === "bigint")) return String(value);
    this.report.warn("conf.value", "expected a string: ignored", key);
    return undefined;
  }

  /** A whole number, written as one or as a string of digits. Anything else is an error. */
  integer(key: string): number | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    const number = toInteger(value);
    if (number === undefined) this.report.error("conf.value", "expected a whole number", key);
    return number;
  }

  /** Whether a key is set to something other than 0; undefined where it is missing. */
  flag(key: string): boolean | undefined {
    const value = this.get(key);
    if (value === undefined || typeof value === "boolean") return value;
    const number = toInteger(value);
    if (number === undefined) this.report.warn("conf.value", "expected 0 or 1: ignored", key);
    return number === undefined ? undefined : number !== 0;
  }

  /** The items of a list that are strings, each with its path. */
  strings(key: string): { readonly item: string; readonly path: string }[] {
    const value = this.get(key);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.report.warn("conf.value", "expected a list: ignored", key);
      return [];
    }
    const found = [];
    for (let at = 0; at < value.length; at++) {
      const item: ConfValue = value[at];
      const path = `${key}[${at + 1}]`;
      if (typeof item === "string") found.push({ item, path });
      else this.report.warn("conf.value", "expected a string: ignored", path);
    }
    return found;
  }

  /** Warns of every key that nobody asked for: the model has no place for it. */
  reportUnused(): void {
    for (const key of this.document.names()) {
      if (!this.#used.has(key)) this.report.warn("dialect.key", "has no place in a domain description", key);
    }
  }
}

const WHOLE_NUMBER = /^\s*[-+]?[0-9]{1,15}\s*$/;

function toInteger(value: ConfValue): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value !== "string" || !WHOLE_NUMBER.test(value)) return undefined;
  return Number(value) || 0;
}
