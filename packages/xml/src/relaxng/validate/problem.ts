/** The kinds of problems that validation finds in a well-formed document. */
export type ProblemKind =
  | "schema.element-unexpected"
  | "schema.element-missing"
  | "schema.attribute-unexpected"
  | "schema.attribute-missing"
  | "schema.attribute-value"
  | "schema.text-unexpected"
  | "schema.text-value"
  | "schema.id-duplicate"
  | "schema.idref-dangling"
  | "schema.limit";

/** One thing that is wrong with a document. */
export interface ValidationProblem {
  /** A {@link ProblemKind}, or an `xml.` id when the text is not XML. */
  readonly id: ProblemKind | `xml.${string}`;
  /** A sentence without the place: `element "memroy" is not allowed in "domain"; did you mean "memory"?` */
  readonly message: string;
  /** The elements from the root to the place: `/domain/devices/disk[2]/@type`. */
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
  /** What the document has: a name or a text (shortened). */
  readonly found?: string;
  /** What the schema asks for there: names, or values and types in words. */
  readonly expected?: readonly string[];
  /** The expected name or value that the found one was probably meant to be. */
  readonly nearest?: string;
}
