import { isBlankCode } from "../../read/blank.js";

/** How a type treats blanks before it looks at a text. */
export type WhiteSpace = "preserve" | "replace" | "collapse";

/** Blanks at the ends cut off, every run of blanks inside made one space. */
export function collapseSpace(text: string): string {
  return isCollapsed(text) ? text : (text.match(/[^ \t\n\r]+/g) ?? []).join(" ");
}

export function normalizeSpace(text: string, whiteSpace: WhiteSpace): string {
  if (whiteSpace === "collapse") return collapseSpace(text);
  return whiteSpace === "replace" ? text.replace(/[\t\n\r]/g, " ") : text;
}

/** The words of a text, blanks between and around them. */
export function splitWords(text: string): string[] {
  return text.match(/[^ \t\n\r]+/g) ?? [];
}

function isCollapsed(text: string): boolean {
  let afterSpace = true;
  for (let i = 0; i < text.length; i++) {
    const space = isBlankCode(text.charCodeAt(i));
    if (space && (afterSpace || text.charCodeAt(i) !== 0x20)) return false;
    afterSpace = space;
  }
  return !afterSpace || text === "";
}
