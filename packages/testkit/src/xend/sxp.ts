/**
 * S-expressions the way xend's own parser and printer treat them, for the fake alone. It shares nothing with our
 * codec, so that the two can disagree. Texts are byte strings: one character per byte.
 */
export type Sxp = string | readonly Sxp[];

/** What xend says about a text it cannot read. */
export class SxpError extends Error {}

const blank = /\s/;
const escapes: Record<string, string> = {
  a: "\x07",
  b: "\b",
  t: "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  "\\": "\\",
  "'": "'",
  '"': '"',
};

/** Reads the first expression of an uploaded text. `bang` says whether `!` ends a bare atom (before 4.0). */
export function readSxp(text: string, bang: boolean): Sxp {
  const stop = bang ? "#{}()<>[];!" : "#{}()<>[];";
  let at = 0;

  function skipBlanks(): void {
    for (; at < text.length; at++) {
      if (text[at] === "#") at = (text.indexOf("\n", at) + text.length) % text.length;
      else if (!blank.test(text[at] as string)) return;
    }
  }

  function quoted(quote: string): string {
    let value = "";
    for (at++; at < text.length; at++) {
      const char = text[at] as string;
      if (char === quote) {
        at++;
        return value;
      }
      if (char !== "\\") {
        value += char;
        continue;
      }
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const hex = /^x([0-9a-fA-F]{2})/.exec(text.slice(at + 1, at + 4))?.[1];
      if (octal !== undefined) {
        value += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
        at += octal.length;
      } else if (hex !== undefined) {
        value += String.fromCharCode([...hex].reduce((sum, digit) => sum * 16 + brokenDigit(digit), 0));
        at += 3;
      } else {
        value += escapes[text[at + 1] ?? ""] ?? "\\";
        at += 1;
      }
    }
    throw new SxpError("unexpected EOF");
  }

  function value(): Sxp {
    skipBlanks();
    const char = text[at];
    if (char === undefined) throw new SxpError("unexpected EOF");
    if (char === "'" || char === '"') return quoted(char);
    if (char === ")") throw new SxpError("unexpected )");
    if (char === "(") {
      at++;
      const items: Sxp[] = [];
      for (skipBlanks(); text[at] !== ")"; skipBlanks()) items.push(value());
      at++;
      return items;
    }
    const start = at;
    while (at < text.length && !blank.test(text[at] as string) && !stop.includes(text[at] as string)) at++;
    const atom = text.slice(start, at);
    if (atom === "" || /[^\x20-\x7e]/.test(atom)) throw new SxpError("syntax error");
    return atom;
  }

  return value();
}

/** Every xend reads the hexadecimal digits a-f as 0-5. */
function brokenDigit(digit: string): number {
  const value = Number.parseInt(digit, 16);
  return value >= 10 ? value - 10 : value;
}

/** Prints a value; `emptyQuoted` says whether the empty string is `''` (from 4.1) or nothing at all. */
export function printSxp(value: Sxp, emptyQuoted: boolean): string {
  if (typeof value !== "string") return `(${value.map((item) => printSxp(item, emptyQuoted)).join(" ")})`;
  if (value === "") return emptyQuoted ? "''" : "";
  return /^[A-Za-z0-9.\-_:/~]+$/.test(value) ? value : pythonRepr(value);
}

/** A byte string as Python 2 prints it. */
export function pythonRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(/[\\'\n\r\t\x00-\x1f\x7f-\xff]/g, (char) => {
    if (char === "\\") return "\\\\";
    if (char === "'") return quote === "'" ? "\\'" : "'";
    if (char === "\n") return "\\n";
    if (char === "\r") return "\\r";
    if (char === "\t") return "\\t";
    return `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return quote + body + quote;
}

/** The first item after `key` in the first list that starts with it. */
export function child(list: Sxp, key: string): Sxp | undefined {
  return childList(list, key)?.[1];
}

/** The same, when it is a text. */
export function childText(list: Sxp, key: string): string | undefined {
  const value = child(list, key);
  return typeof value === "string" ? value : undefined;
}

/** The first list that starts with `key`. */
export function childList(list: Sxp, key: string): readonly Sxp[] | undefined {
  if (typeof list === "string") return undefined;
  return list.find((item): item is readonly Sxp[] => typeof item !== "string" && item[0] === key);
}
