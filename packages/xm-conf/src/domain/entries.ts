import type { ConfValue } from "../value.js";
import type { Dialect } from "./dialect.js";
import { Report } from "./report.js";

/** A text without blanks at its ends; undefined where there is none. */
export function textOf(text: unknown): string | undefined {
  return (typeof text === "string" && text.trim()) || undefined;
}

/** The keys of a new configuration file, in the order in which they are written. */
export class Entries {
  readonly values = new Map<string, ConfValue>();
  readonly report = new Report();

  constructor(readonly dialect: Dialect) {}

  /** Sets a key; undefined leaves it out. */
  readonly put = (key: string, value: ConfValue | undefined): void => {
    if (value !== undefined) this.values.set(key, value);
  };

  warn(id: string, message: string, path: string): void {
    this.report.warn(id, message, path);
  }

  error(id: string, message: string, path: string): void {
    this.report.error(id, message, path);
  }
}
