import type { Problem } from "./errors.js";
import { isList, type Sexpr, type SexprList } from "./node.js";

/** How a value is printed. */
export interface FormatOptions {
  /** Is told about an atom beyond ASCII, which not every xend keeps; of several, about the first. */
  readonly onWarning?: (problem: Problem) => void;
}

/**
 * Prints a value on one line as xend does, so that `parse` and every xend read the same value back: items separated by
 * single blanks, an atom bare where xend prints it bare, else in single quotes.
 *
 * Control characters are printed as octal, since every xend misreads `\xNN`; characters beyond ASCII stay as they are.
 */
export function format(value: Sexpr, options: FormatOptions = {}): string {
  if (!isList(value)) return printAtom(value, options);
  let warned = false;
  const onWarning = (problem: Problem) => {
    if (!warned) options.onWarning?.(problem);
    warned = true;
  };
  const atomOptions = options.onWarning === undefined ? options : { onWarning };
  const open: { readonly list: SexprList; next: number }[] = [{ list: value, next: 0 }];
  let text = "(";
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    if (top.next === top.list.length) {
      text += ")";
      open.pop();
      continue;
    }
    const item = top.list[top.next]!;
    if (top.next > 0) text += " ";
    top.next += 1;
    if (isList(item)) {
      text += "(";
      open.push({ list: item, next: 0 });
    } else {
      text += printAtom(item, atomOptions);
    }
  }
  return text;
}

/** Prints an atom: bare if it consists of ASCII letters, digits and `. - _ : / ~` only, else in single quotes. */
export function formatAtom(atom: string): string {
  return /^[A-Za-z0-9.\-_:/~]+$/.test(atom) ? atom : quote(atom);
}

/** Prints an atom in single quotes, escaped so that nothing in it can end the quotes. */
export function quote(atom: string): string {
  return /[\\'\x00-\x1f\x7f]/.test(atom)
    ? `'${atom.replace(/[\\'\x00-\x1f\x7f]/g, escapeCharacter)}'`
    : `'${atom}'`;
}

function escapeCharacter(character: string): string {
  if (character === "\\" || character === "'") return `\\${character}`;
  return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}

function printAtom(atom: string, { onWarning }: FormatOptions): string {
  if (onWarning !== undefined && /[^\x00-\x7f]/.test(atom)) {
    onWarning({
      id: "sexpr.non-ascii",
      message: "a text beyond ASCII, which some versions of xend do not keep",
    });
  }
  return formatAtom(atom);
}
