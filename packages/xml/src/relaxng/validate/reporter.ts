import { type NameKey, splitKey } from "../xml/name.js";
import type { Position } from "../xml/position.js";
import type { ProblemKind, ValidationProblem } from "./problem.js";

/** Thrown to stop when enough problems are known. */
export class EnoughProblems extends Error {}

const MAX_SHOWN = 60;

/** Collects problems, with the place and the path of each. */
export class Reporter<At> {
  readonly problems: ValidationProblem[] = [];
  readonly #locate: (at: At) => Position | undefined;
  readonly #max: number;

  constructor(locate: (at: At) => Position | undefined, max: number) {
    this.#locate = locate;
    this.#max = max;
  }

  add(
    id: ProblemKind,
    message: string,
    path: string,
    at: At,
    details: Partial<ValidationProblem> = {},
  ): void {
    this.problems.push({ id, message, path, ...this.#locate(at), ...details });
    if (this.problems.length >= this.#max) throw new EnoughProblems();
  }
}

/** A text of the document for a message: blanks at the ends off, long ones cut. */
export function shortened(text: string): string {
  const plain = text.trim().replace(/\s+/g, " ");
  return plain.length > MAX_SHOWN ? `${plain.slice(0, MAX_SHOWN)}…` : plain;
}

/** The local part of a name for a path; a namespace would make it unreadable. */
export function pathStep(key: NameKey): string {
  return splitKey(key).local;
}

/** `a`, `a or b`, `one of a, b, c`. */
export function listed(expected: readonly string[]): string {
  if (expected.length <= 2) return expected.join(" or ");
  const shown = expected.slice(0, 8).join(", ");
  return expected.length > 8 ? `one of ${shown} and ${expected.length - 8} more` : `one of ${shown}`;
}

export function quoted(names: readonly string[]): string[] {
  return names.map((name) => `"${name}"`);
}
