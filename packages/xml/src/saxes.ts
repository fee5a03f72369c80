import type { SaxesParser } from "saxes";

/** How both of our readers use saxes: no namespaces (theirs is our own affair), XML 1.0 whatever a declaration says. */
export const saxesOptions = {
  xmlns: false,
  position: false,
  defaultXMLVersion: "1.0",
  forceXMLVersion: true,
} as const;

/** The one place that knows saxes' sentences. */
export function syntaxProblem(message: string): {
  readonly id: "xml.entity" | "xml.empty" | "xml.syntax";
  readonly message: string;
} {
  if (message.startsWith("undefined entity")) {
    return { id: "xml.entity", message: "only the entities amp, lt, gt, quot and apos are known" };
  }
  if (message.startsWith("document must contain a root")) {
    return { id: "xml.empty", message: "there is no root element" };
  }
  return { id: "xml.syntax", message: message.replace(/\.$/, "") };
}

/** Where a text holds half a surrogate pair, which saxes would join with whatever follows; undefined: nowhere. */
export function loneSurrogate(text: string): number | undefined {
  // Where the engine can tell, it does so at no cost for most texts.
  if ((text as { isWellFormed?: () => boolean }).isWellFormed?.()) return undefined;
  return /[\ud800-\udfff]/.test(text) ? /\p{Surrogate}/u.exec(text)?.index : undefined;
}

/** Handlers beyond the first few. */
interface MoreHandlers {
  readonly cdata: (text: string) => void;
  readonly comment: (text: string) => void;
  readonly doctype: () => void;
  readonly instruction: (instruction: { readonly target: string; readonly body: string }) => void;
}

/**
 * Sets handlers by the names of saxes' own fields. `on` stores them under computed keys, and V8 turns an object to which
 * eight fields were added so into a dictionary: all of the parser gets six times slower.
 */
export function addHandlers(parser: SaxesParser, handlers: MoreHandlers): void {
  const fields = parser as unknown as Record<
    "cdataHandler" | "commentHandler" | "doctypeHandler" | "piHandler",
    unknown
  >;
  fields.cdataHandler = handlers.cdata;
  fields.commentHandler = handlers.comment;
  fields.doctypeHandler = handlers.doctype;
  fields.piHandler = handlers.instruction;
}

/** An end of at most `length` for a piece of the text that does not cut a surrogate pair. */
export function endOfPairs(text: string, length: number): number {
  const code = text.charCodeAt(Math.min(length, text.length) - 1);
  return code >= 0xd800 && code <= 0xdbff ? length - 1 : length;
}
