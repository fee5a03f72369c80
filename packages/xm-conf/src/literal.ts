import { ConfError } from "./errors.js";

const BRACKETS: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["{", "}"],
  ["[", "]"],
]);

/** A string in quotes, single or triple, a comment, a bracket, or a run of anything else. */
const TOKEN = new RegExp(
  [
    /'''(?:[^\\]|\\[\s\S])*?'''|"""(?:[^\\]|\\[\s\S])*?"""/,
    /'(?:[^'\\\r\n]|\\(?:\r\n|[\s\S]))*'|"(?:[^"\\\r\n]|\\(?:\r\n|[\s\S]))*"/,
    /#[^\r\n]*|[()[\]{}]|[^()[\]{}'"#]+/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "y",
);

/**
 * A dictionary, a set or a tuple of plain values, in Python's notation. xm reads them, and none of the keys that have a place
 * in a domain holds one: it is kept as it is written.
 */
export class ConfLiteral {
  /** @param text What stands in the file, brackets included. Throws a `ConfError` for what would reach beyond them. */
  constructor(readonly text: string) {
    if (!isEnclosed(text)) {
      throw new ConfError([{ id: "conf.value", message: "expected one dictionary, set or tuple" }]);
    }
  }
}

/** Whether a text is one pair of brackets and what they enclose. */
function isEnclosed(text: string): boolean {
  if (text[0] !== "(" && text[0] !== "{") return false;
  const open: (string | undefined)[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return false;
    const closing = BRACKETS.get(token);
    if (closing !== undefined) open.push(closing);
    else if (/^[)\]}]$/.test(token) && open.pop() !== token) return false;
    if (open.length === 0) return TOKEN.lastIndex === text.length;
  }
  return false;
}
