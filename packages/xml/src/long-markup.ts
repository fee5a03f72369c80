/** How long the parts of a document may be that a parser collects before anybody hears of them. */
export interface MarkupLimits {
  /** Length of a comment or a CDATA section, in UTF-16 units. Default: 262,144. */
  readonly section?: number;
  /** Length of a processing instruction or document type declaration, in UTF-16 units. Default: 65,536. */
  readonly instruction?: number;
  /** Length of the name of an element or attribute, in UTF-16 units. Default: 1,024. */
  readonly name?: number;
}

/** The limits that hold where the caller gives none. */
export const defaultMarkupLimits: Required<MarkupLimits> = {
  section: 256 * 1024,
  instruction: 64 * 1024,
  name: 1024,
};

interface Kind {
  readonly what: string;
  readonly start: string;
  readonly end: string;
  readonly limit: keyof MarkupLimits;
}

const kinds: readonly Kind[] = [
  { what: "a comment", start: "<!--", end: "-->", limit: "section" },
  { what: "a CDATA section", start: "<![CDATA[", end: "]]>", limit: "section" },
  { what: "a processing instruction", start: "<?", end: "?>", limit: "instruction" },
  // It may go on behind a `>` inside it; what is in front of that is enough to stop a long one.
  { what: "a document type declaration", start: "<!DOCTYPE", end: ">", limit: "instruction" },
];

/** The longest start less one: what may be the beginning of one at the end of a piece. */
const LOOK_BACK = "<![CDATA[".length - 1;

/**
 * Finds comments, CDATA sections and processing instructions that are too long, before a parser collects them: saxes does so
 * piece by piece, at many times their size. Inside well-formed text `<` opens markup wherever it stands.
 */
export class LongMarkup {
  #open: Kind | undefined;
  #length = 0;
  /** What of the text so far may be the beginning of a start or of an end. */
  #rest = "";

  readonly #limits: Required<MarkupLimits>;
  readonly #fail: (message: string, offset: number) => void;

  constructor(
    limits: Required<MarkupLimits>,
    /** Told of what is too long, and how far behind the beginning of the piece it goes beyond its limit. */
    fail: (message: string, offset: number) => void,
  ) {
    this.#limits = limits;
    this.#fail = fail;
  }

  /** Looks at a piece of the text. */
  write(piece: string): void {
    const text = this.#rest + piece;
    const before = this.#rest.length;
    let at = 0;
    for (;;) {
      if (this.#open === undefined) {
        const start = this.#findStart(text, at);
        if (start === undefined) return;
        at = start;
      }
      const { end, limit, what } = this.#open!;
      const close = text.indexOf(end, at);
      const until = close === -1 ? Math.max(at, text.length - end.length + 1) : close;
      this.#length += until - at;
      if (this.#length > this.#limits[limit]) {
        const excess = this.#length - this.#limits[limit];
        this.#fail(`${what} is longer than ${this.#limits[limit]}`, Math.max(0, until - excess - before));
      }
      if (close === -1) {
        this.#rest = text.slice(until);
        return;
      }
      this.#open = undefined;
      at = close + end.length;
    }
  }

  /** Where the content begins of the next kind that opens; undefined when none does in this text. */
  #findStart(text: string, from: number): number | undefined {
    this.#rest = "";
    for (let at = text.indexOf("<", from); at !== -1; at = text.indexOf("<", at + 1)) {
      const next = text[at + 1];
      if (next !== "!" && next !== "?" && next !== undefined) continue;
      const kind = kinds.find(({ start }) => text.startsWith(start, at));
      if (kind !== undefined) {
        this.#open = kind;
        this.#length = 0;
        return at + kind.start.length;
      }
      const end = text.slice(at);
      if (end.length <= LOOK_BACK && kinds.some(({ start }) => start.startsWith(end))) {
        this.#rest = end;
        return undefined;
      }
    }
    return undefined;
  }
}
