/** One thing that is wrong with a schema. */
export interface SchemaProblem {
  /** `schema.syntax`, `schema.datatype`, `schema.reference`, `schema.restriction`, `schema.resource`, `schema.format`, `schema.limit`, or an `xml.` id. */
  readonly id: string;
  readonly message: string;
  /** The section of the RELAX NG specification that is violated, as "4.18" or "7.1.2". */
  readonly section?: string;
  /** The document of the schema, as given or as resolved. */
  readonly url?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
}

/** A schema that is not a correct RELAX NG schema, cannot be fetched, or is beyond the limits. */
export class SchemaError extends Error {
  readonly problems: readonly SchemaProblem[];

  constructor(problems: readonly SchemaProblem[], options?: ErrorOptions) {
    super(problems.map(describe).join("\n"), options);
    this.name = "SchemaError";
    this.problems = problems;
  }
}

function describe(problem: SchemaProblem): string {
  const place = [problem.url, problem.line, problem.column].filter((part) => part !== undefined).join(":");
  const section = problem.section === undefined ? "" : ` (RELAX NG section ${problem.section})`;
  return `${place === "" ? "" : `${place}: `}${problem.message}${section}`;
}
