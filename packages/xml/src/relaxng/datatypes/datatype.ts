import type { Namespaces } from "../xml/namespaces.js";

/** A parameter of a `data` pattern. */
export interface DatatypeParam {
  readonly name: string;
  readonly value: string;
}

/** Is told of work done; throws when it is too much. */
export type Spend = (steps: number) => void;

/** A set of texts, with an equality among them. */
export interface Datatype {
  readonly library: string;
  readonly name: string;
  readonly params: readonly DatatypeParam[];
  /** Whether a text belongs to the type; prefixes in it are looked up in `namespaces`. */
  allows(text: string, namespaces: Namespaces, spend?: Spend): boolean;
  /** A key of the value that the text stands for: texts are equal when their keys are. Undefined: not of the type. */
  valueOf(text: string, namespaces: Namespaces): string | undefined;
  /** Whether the meaning of a text depends on the prefixes in scope. */
  readonly usesNamespaces: boolean;
  /** What the DTD compatibility of RELAX NG makes of values of the type. */
  readonly idKind?: "ID" | "IDREF" | "IDREFS";
  /** The type in words: "an unsignedInt from 1 to 65535". */
  readonly description: string;
}

/** A datatype library; a string instead of a type says what is wrong. */
export interface DatatypeLibrary {
  createType(name: string, params: readonly DatatypeParam[]): Datatype | string;
}
