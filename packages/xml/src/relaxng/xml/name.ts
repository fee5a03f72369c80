import { isNCNameChar, isNCNameStartChar } from "xmlchars/xmlns/1.0/ed3.js";

/**
 * An expanded name as one string: `local` in no namespace, `{uri}local` in one. Local names hold no brace, so the
 * two forms never meet, and a name is a ready key for a Map.
 */
export type NameKey = string;

export function nameKey(uri: string, local: string): NameKey {
  return uri === "" ? local : `{${uri}}${local}`;
}

export function splitKey(key: NameKey): { readonly uri: string; readonly local: string } {
  const end = key.charCodeAt(0) === 0x7b ? key.lastIndexOf("}") : -1;
  return end < 0 ? { uri: "", local: key } : { uri: key.slice(1, end), local: key.slice(end + 1) };
}

/** Splits `prefix:local` or `local`; undefined when it is neither. */
export function splitQName(
  text: string,
  isNCName: (part: string) => boolean = isDocumentNCName,
): { readonly prefix: string; readonly local: string } | undefined {
  const colon = text.indexOf(":");
  const prefix = colon < 0 ? "" : text.slice(0, colon);
  const local = text.slice(colon + 1);
  return isNCName(local) && (colon < 0 || isNCName(prefix)) ? { prefix, local } : undefined;
}

/** Names of Namespaces in XML 1.0, third edition: what the parser lets documents use. */
function isDocumentNCName(text: string): boolean {
  let isFirst = true;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (!(isFirst ? isNCNameStartChar(codePoint) : isNCNameChar(codePoint))) return false;
    isFirst = false;
  }
  return !isFirst;
}
