/**
 * One thing that is wrong, or worth knowing, about a text or a domain.
 *
 * The same shape in every codec of the project, so that a driver can turn any of them into a libvirt error.
 */
export interface Problem {
  /** Stable dotted id: `sexpr.*` (syntax, limits, encoding), `domain.*`, `disk.*`, `device.*`, `dialect.*`. */
  readonly id: string;
  /** One English sentence without a final full stop; never holds a password or a whole document. */
  readonly message: string;
  /** The keys from the outermost list to the place: `domain/device[2]/vbd`. */
  readonly path?: string;
  /** Line, counted from 1. */
  readonly line?: number;
  /** Column, counted from 1, in the units of `offset`. */
  readonly column?: number;
  /** Position from the start, counted from 0: UTF-16 units of a text, bytes of a byte array. */
  readonly offset?: number;
}

/** Thrown for a text that is no S-expression and for a domain that cannot be converted. */
export class SexprError extends Error {
  override readonly name = "SexprError";
  /** All problems that were found, at least one. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join("\n"));
    this.problems = problems;
  }
}

/** A problem as one line of text: `line 1, column 9: domain/name: the list is not closed`. */
export function describeProblem(problem: Problem): string {
  const place = [
    problem.line === undefined ? undefined : `line ${problem.line}, column ${problem.column ?? 1}`,
    problem.path,
    problem.message,
  ];
  return place.filter((part) => part !== undefined).join(": ");
}
