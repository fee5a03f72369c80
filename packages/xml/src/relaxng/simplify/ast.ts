import type { Datatype } from "../datatypes/datatype.js";
import type { NameClass } from "../pattern/name-class.js";
import type { Place } from "./schema-tree.js";

/** A pattern of the simple syntax (section 5), with the place of the schema that it comes from. */
export type AstPattern =
  | AstLeaf
  | AstMany
  | AstWrapper
  | AstElement
  | AstAttribute
  | AstData
  | AstValue
  | AstReference;

export interface AstLeaf {
  readonly kind: "empty" | "text" | "notAllowed";
  readonly place: Place;
}
export interface AstMany {
  readonly kind: "group" | "interleave" | "choice";
  readonly children: readonly AstPattern[];
  readonly place: Place;
}
export interface AstWrapper {
  readonly kind: "oneOrMore" | "list";
  readonly child: AstPattern;
  readonly place: Place;
}
export interface AstElement {
  readonly kind: "element";
  readonly name: NameClass;
  /** Set later by reduction: elements are where a schema may recurse. */
  child: AstPattern;
  readonly place: Place;
}
export interface AstAttribute {
  readonly kind: "attribute";
  readonly name: NameClass;
  readonly child: AstPattern;
  readonly place: Place;
}
export interface AstData {
  readonly kind: "data";
  readonly type: Datatype;
  readonly except?: AstPattern;
  readonly place: Place;
}
export interface AstValue {
  readonly kind: "value";
  readonly type: Datatype;
  /** The text as the schema has it. */
  readonly text: string;
  readonly value: string;
  readonly place: Place;
}
/** A reference; reduction (section 4.19) puts the definition in its place. */
export interface AstReference {
  readonly kind: "ref";
  readonly target: Definition;
  readonly place: Place;
}

/** All that a grammar says about one name (or about its start). */
export interface Definition {
  /** The name, or "" for the start. */
  readonly name: string;
  readonly parts: {
    readonly pattern: AstPattern;
    readonly combine: string | undefined;
    readonly place: Place;
  }[];
  /** Where it was first asked for, to say so when nobody defines it. */
  firstUse: Place | undefined;
}

/** One grammar: its definitions, and the grammar around it. */
export interface Grammar {
  readonly outer: Grammar | undefined;
  readonly definitions: Map<string, Definition>;
}
