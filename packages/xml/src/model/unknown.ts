/** An element as plain data: what the model keeps of the parts of a document that it does not know. */
export interface XmlElement {
  /** Name as written, prefix included (`qemu:arg`). */
  readonly name: string;
  /** Attributes in source order; absent when there are none. */
  readonly attributes?: readonly XmlAttribute[];
  /**
   * Elements and texts in source order; absent when there are none. Between elements, texts of blanks only are layout
   * and not kept; comments and processing instructions are not kept either.
   */
  readonly children?: readonly (XmlElement | string)[];
}

/** An attribute as plain data. */
export interface XmlAttribute {
  /** Name as written, prefix included (`xmlns:qemu`). */
  readonly name: string;
  /** Value, decoded and not trimmed. */
  readonly value: string;
}

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
