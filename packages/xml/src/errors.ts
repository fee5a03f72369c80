/**
 * One thing that is wrong, or worth knowing, about a document.
 *
 * The same shape in every codec of the project, so that a driver can turn any of them into a libvirt error.
 */
export interface Problem {
  /** Stable dotted id: `xml.*` (not well-formed, encoding, limits), `domain.*`, `disk.*`, `device.*`. */
  readonly id: string;
  /** One English sentence without a final full stop; never holds a password or a whole document. */
  readonly message: string;
  /** Where in the document: `/domain/devices/disk[2]/source/@file`. */
  readonly path?: string;
  /** Line, counted from 1. */
  readonly line?: number;
  /** Column, counted from 1 in UTF-16 units. */
  readonly column?: number;
}

/**
 * Thrown by the reader and the writer; carries every problem of the document, in the order in which the reader asks for
 * its parts (that of the model, which is also the writer's), wherever they stand.
 */
export class XmlError extends Error {
  override readonly name = "XmlError";
  /** All problems, at least one. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join("\n"));
    this.problems = problems;
  }
}

/** A problem as one line of text: `line 3, column 5: /domain/memory: expected a whole number`. */
export function describeProblem(problem: Problem): string {
  const place = [
    problem.line === undefined ? undefined : `line ${problem.line}, column ${problem.column ?? 1}`,
    problem.path,
    problem.message,
  ];
  return place.filter((part) => part !== undefined).join(": ");
}
