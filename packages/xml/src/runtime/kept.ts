declare enum AnyOtherWord {
  Other = "any other word",
}

/**
 * A word that this version does not know: some text that is none of the words beside it. A type of its own, so that
 * the words that are known still tell alternatives apart; to write such a word, say `"word" as UnknownWord`.
 */
export type UnknownWord = AnyOtherWord;

export type YesNo = "yes" | "no" | UnknownWord;
export type OnOff = "on" | "off" | UnknownWord;

/** An attribute as it stood in the document. */
export interface XmlAttribute {
  name: string;
  value: string;
}

/** An element as it stood in the document. */
export interface XmlElement {
  /** With its prefix. */
  name: string;
  attributes?: XmlAttribute[];
  children?: XmlNode[];
  /** What prefixes in it stand for, where it relied on declarations around it; the empty prefix is the default. */
  namespaces?: Record<string, string>;
}

/** What may stand in an element: text, an element, a comment, a processing instruction. */
export type XmlNode = string | XmlElement | { comment: string } | { instruction: string; body: string };

/** The content of an element that is kept as it is. */
export interface XmlContent {
  attributes?: XmlAttribute[];
  children?: XmlNode[];
  /** What prefixes in it stand for, where it relied on declarations around it; the empty prefix is the default. */
  namespaces?: Record<string, string>;
}

/** A child that is a mere value in the model, with whatever else stood on it or in it. */
export interface ValueNote {
  /** Its name in the model. */
  child: string;
  /** What it was when it was read: the note is for a child with this value, whichever that is by now. */
  is: string | number | boolean;
  attributes?: XmlAttribute[];
  children?: XmlNode[];
  /** How the value was spelled, where we would spell it otherwise. */
  spelling?: string;
}

/** What of an element is not in its fields. It travels with the object, so an edit never hands it to a neighbour. */
export interface Leftovers {
  /** Attributes that nobody knows. */
  attributes?: XmlAttribute[];
  /**
   * The children in the order of the document, where that is not libvirt's own or something else stood among them. A
   * text is the name of a field, and stands for its next item.
   */
  children?: (string | { node: XmlNode } | ValueNote)[];
  /** Values that were spelled otherwise than we would, by field: `0x10` for 16. Used while the value is the same. */
  spelling?: Record<string, string>;
  /** What the document says a second time in an element, for the writer to do so again. */
  repeats?: string[];
}

/** Every object that an element is read into. */
export interface Kept {
  /** What is not in the fields, for the writer; absent in what is new. */
  $?: Leftovers;
}
