import { trimBlanks } from "./blank.js";
import type { SourceElement } from "./element.js";

/** The text of an element without blanks at the ends; undefined when there is no element or no text. */
export function textOf(element: SourceElement | undefined): string | undefined {
  return (element && trimBlanks(element.text())) || undefined;
}

/** An attribute without blanks at the ends; undefined when there is none or it is empty. */
export function wordOf(element: SourceElement, attribute: string): string | undefined {
  return trimBlanks(element.attribute(attribute) ?? "") || undefined;
}

/** An attribute of a child element, verbatim; the first child in which it is not empty counts. */
export function attributeOf(element: SourceElement, child: string, attribute: string): string | undefined {
  return element.child(child, (it) => Boolean(it.peek(attribute)))?.attribute(attribute);
}

/** A whole number without sign; undefined for any other text and for numbers beyond 2^53. */
export function wholeNumber(text: string): number | undefined {
  if (!/^[0-9]+$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** The text of a document for a message: short, on one line. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/**
 * Attributes that are not understood may change what a number means, so they are warned about; `harmless` ones are known not
 * to.
 */
export function warnOfAttributes(element: SourceElement, harmless: readonly string[] = []): void {
  for (const { name } of element.unknownAttributes()) {
    if (!harmless.includes(name))
      element.warning("domain.attribute", `attribute ${name} is kept but not understood`, name);
  }
}
