import type { Datatype } from "../datatypes/datatype.js";
import type { NameClass } from "./name-class.js";

/** What every pattern knows about itself. Equal patterns of one table are one object, with one number. */
interface Facts {
  readonly id: number;
  /** Whether it matches nothing at all (section 6.2.3). */
  readonly nullable: boolean;
  /** Whether attributes are still to come on its own level. */
  readonly hasAttributes: boolean;
  /** Whether a text is judged by its value somewhere on its own level. */
  readonly hasValues: boolean;
  /** Whether some value on its own level means something only together with the prefixes in scope. */
  readonly isContextual: boolean;
}

export type Pattern = Facts & Shape;
export type PatternOf<Kind extends Shape["kind"]> = Facts & Extract<Shape, { kind: Kind }>;

type Shape =
  | { readonly kind: "notAllowed" | "empty" | "text" }
  /** Sorted by number, flat, without repetitions. */
  | { readonly kind: "choice"; readonly children: readonly Pattern[] }
  /** Sorted by number, flat. */
  | { readonly kind: "interleave"; readonly children: readonly Pattern[] }
  | { readonly kind: "group"; readonly left: Pattern; readonly right: Pattern }
  | { readonly kind: "oneOrMore"; readonly child: Pattern }
  | { readonly kind: "list"; readonly child: Pattern }
  | { readonly kind: "data"; readonly type: Datatype; readonly except: Pattern | undefined }
  | { readonly kind: "value"; readonly type: Datatype; readonly value: string; readonly text: string }
  | { readonly kind: "attribute"; readonly name: NameClass; readonly child: Pattern }
  | ElementShape;

interface ElementShape {
  readonly kind: "element";
  readonly name: NameClass;
  /** Known once the whole schema is read: elements may contain themselves. */
  readonly content: Pattern;
}

/** The patterns that a pattern is made of; an element's content too. */
export function directParts(pattern: Pattern): readonly Pattern[] {
  switch (pattern.kind) {
    case "choice":
    case "interleave":
      return pattern.children;
    case "group":
      return [pattern.left, pattern.right];
    case "oneOrMore":
    case "list":
    case "attribute":
      return [pattern.child];
    case "element":
      return [pattern.content];
    case "data":
      return pattern.except === undefined ? [] : [pattern.except];
    default:
      return [];
  }
}
