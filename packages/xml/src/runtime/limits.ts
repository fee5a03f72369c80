import { defaultMarkupLimits, type MarkupLimits } from "../long-markup.js";

/** How large a document may be; what is beyond is refused before it costs memory or time. */
export interface XmlLimits extends MarkupLimits {
  /** Length of a document, in bytes or UTF-16 units as it was given. Default: 16 Mi. */
  readonly size?: number;
  /** Levels of elements. Default: 100; more than 1,000 are never read. */
  readonly depth?: number;
  /** Elements of a document. Default: 250,000. */
  readonly elements?: number;
  /** Attributes of one element. Default: 256. */
  readonly attributes?: number;
  /** Length of one attribute's value, in UTF-16 units. Default: 65,536. */
  readonly attributeLength?: number;
  /** Length of the text between two tags, in UTF-16 units. Default: 1 Mi. */
  readonly textLength?: number;
  /** Bytes that a model may take, by a cautious estimate. Default: 64 Mi. */
  readonly memory?: number;
}

/** The limits that hold where the caller gives none. */
export const defaultLimits: Required<XmlLimits> = {
  ...defaultMarkupLimits,
  size: 16 * 1024 * 1024,
  depth: 100,
  elements: 250_000,
  attributes: 256,
  attributeLength: 65_536,
  textLength: 1024 * 1024,
  memory: 64 * 1024 * 1024,
};

/** Recursion over a model deeper than this could exhaust the stack. */
const MAX_DEPTH = 1000;

/** What an object, a field of one, and a piece of a text take, about. */
const ELEMENT_BYTES = 160;
const ATTRIBUTE_BYTES = 48;
const PIECE_BYTES = 48;

/** Adds up what a document takes, and refuses what is too much. */
export class Meter {
  readonly #limits: Required<XmlLimits>;
  readonly #refuse: (message: string) => never;
  readonly #depth: number;
  #elements = 0;
  #memory = 0;

  constructor(limits: Required<XmlLimits>, refuse: (message: string) => never) {
    this.#limits = limits;
    this.#refuse = refuse;
    this.#depth = Math.min(limits.depth, MAX_DEPTH);
  }

  document(length: number): void {
    const { size } = this.#limits;
    if (length > size) this.#refuse(`the document is longer than ${size}`);
  }

  /** An attribute: the `count`th of its element. */
  attribute(name: string, value: string, count: number): void {
    const limits = this.#limits;
    if (count > limits.attributes) this.#refuse(`an element has more than ${limits.attributes} attributes`);
    if (value.length > limits.attributeLength) {
      this.#refuse(`the value of attribute ${name.slice(0, 40)} is longer than ${limits.attributeLength}`);
    }
    this.#name(name);
    this.#take(ATTRIBUTE_BYTES + 2 * value.length);
  }

  element(depth: number, name: string): void {
    if (depth > this.#depth) this.#refuse(`elements are nested more than ${this.#depth} deep`);
    this.#elements += 1;
    if (this.#elements > this.#limits.elements) {
      this.#refuse(`the document has more than ${this.#limits.elements} elements`);
    }
    this.#name(name);
    this.#take(ELEMENT_BYTES);
  }

  /** A piece of a text. */
  text(text: string): void {
    const { textLength } = this.#limits;
    if (text.length > textLength) this.#refuse(`a text is longer than ${textLength}`);
    this.#take(PIECE_BYTES + 2 * text.length);
  }

  /** A comment or a processing instruction, which is kept whether or not it says anything. */
  node(text: string): void {
    this.#take(ELEMENT_BYTES + 2 * text.length);
  }

  #name(name: string): void {
    const limit = this.#limits.name;
    if (name.length > limit) this.#refuse(`a name is longer than ${limit}`);
  }

  #take(bytes: number): void {
    this.#memory += bytes;
    const { memory } = this.#limits;
    if (this.#memory > memory) this.#refuse(`the document takes more than ${memory} bytes of memory`);
  }
}
