/** A document of `examples`. */
export interface ExampleFile {
  /** Its path in that folder. */
  readonly path: string;
  /** The folder of its kind. */
  readonly folder: string;
  readonly text: string;
}

export function exampleDocuments(): readonly ExampleFile[];
