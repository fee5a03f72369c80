import type { XmlAttribute, XmlElement } from "../element.js";

export type { XmlAttribute, XmlElement } from "../element.js";

/**
 * What stood inside one element without being known to the model. A writer puts it back: attributes after the known
 * ones, elements after the known ones, each in source order. Empty parts are absent.
 */
export interface Unknown {
  /** Unknown attributes of the element itself. */
  readonly attributes?: readonly XmlAttribute[];
  /** Unknown child elements. */
  readonly children?: readonly XmlElement[];
  /**
   * What was unknown inside known child elements that are a plain value in the model, by element name: `memory`,
   * `source`, `features`. Where an element repeats, the second one is `ip[2]`.
   */
  readonly inside?: Readonly<Record<string, Unknown>>;
}
