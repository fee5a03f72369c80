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
  return /[\ud800-\udfff]/.test(text) ? /\p{Surrogate}/u.exec(text)?.index : undefined;
}
