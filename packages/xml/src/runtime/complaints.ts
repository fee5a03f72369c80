import type { Frame } from "./frame.js";
import { quoted } from "./values.js";

/** Where a builder tells what it finds; `offset` is where the start tag in question ends. */
export interface Findings {
  error(id: string, message: string, path: string, offset: number): void;
  warning(id: string, message: string, path: () => string, offset: number): void;
}

/** What a builder says of what it did not expect: in words, and where. */
export class Complaints {
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  wrongRoot(name: string, expected: string, offset: number): void {
    this.#findings.error("xml.root", `expected ${expected}, not <${name}>`, `/${name}`, offset);
  }

  unknownElement(parent: Frame, name: string, offset: number): void {
    this.#findings.warning(
      "unknown.element",
      `<${name}> is kept but not understood`,
      () => `${parent.path}/${name}`,
      offset,
    );
  }

  repeatedElement(parent: Frame, name: string, offset: number): void {
    this.#findings.warning(
      "unknown.repeated",
      `only the first <${name}> counts, this one is kept as it is`,
      () => `${parent.path}/${name}`,
      offset,
    );
  }

  unknownAttribute(frame: Frame, name: string): void {
    if (name === "xmlns" || name.startsWith("xmlns:")) return;
    this.#findings.warning(
      "unknown.attribute",
      `attribute ${name} is kept but not understood`,
      () => `${frame.path}/@${name}`,
      frame.offset,
    );
  }

  unknownWord(frame: Frame, attribute: string, word: string): void {
    this.#findings.warning(
      "unknown.word",
      `${quoted(word)} is no ${attribute} of <${frame.name}> that is known`,
      () => `${frame.path}/@${attribute}`,
      frame.offset,
    );
  }

  unknownText(frame: Frame): void {
    this.#findings.warning(
      "unknown.text",
      `text in <${frame.name}> is kept but not understood`,
      () => frame.path,
      frame.offset,
    );
  }

  /** `where` is what follows the element's path. */
  noNumber(frame: Frame, text: string, where: string): void {
    this.#findings.error(
      "xml.number",
      `expected a whole number up to 2^53 instead of ${quoted(text)}`,
      frame.path + where,
      frame.offset,
    );
  }

  /** Of an attribute or a child; `fallback` is what it is taken for, if it may be missing. */
  missing(frame: Frame, name: string, fallback: string | undefined): void {
    const id = `${frame.name.split(":").pop()}.${name}-missing`;
    const message = `<${frame.name}> has no ${name}`;
    if (fallback === undefined) this.#findings.error(id, message, frame.path, frame.offset);
    else {
      const taken = `${message}: it is taken for ${fallback}`;
      this.#findings.warning(id, taken, () => frame.path, frame.offset);
    }
  }
}
