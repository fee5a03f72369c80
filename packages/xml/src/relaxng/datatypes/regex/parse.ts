import {
  anyCharacter,
  type CharSet,
  complement,
  difference,
  letteredSet,
  propertySet,
  range,
  single,
  union,
} from "./charset.js";
import type { RegexNode, RegexNodes } from "./node.js";

/** A text that is not a regular expression of XML Schema (part 2, appendix F). */
export class RegexSyntaxError extends Error {}

const MAX_DEPTH = 200;
const MAX_NODES = 50_000;
/** Above this a count is as good as infinite for a text that fits into memory; it keeps products exact. */
const MAX_COUNT = 1e7;
const ESCAPED_SELF = "\\|.?*+(){}-[]^";
const CONTROL: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09 };

/** Reads an expression into nodes. Throws {@link RegexSyntaxError}. */
export function parseRegex(source: string, nodes: RegexNodes): RegexNode {
  const characters = [...source];
  let at = 0;
  let depth = 0;

  const fail = (message: string): never => {
    throw new RegexSyntaxError(`${message} at character ${at + 1} of the pattern "${source}"`);
  };
  const take = (wanted: string): boolean => {
    if (characters[at] !== wanted) return false;
    at++;
    return true;
  };
  const expect = (wanted: string): void => {
    if (!take(wanted)) fail(`"${wanted}" is missing`);
  };

  const expression = (): RegexNode => {
    if (++depth > MAX_DEPTH) fail(`groups nest deeper than ${MAX_DEPTH}`);
    const branches = [branch()];
    while (take("|")) branches.push(branch());
    depth--;
    return nodes.alternatives(branches);
  };

  const branch = (): RegexNode => {
    const pieces: RegexNode[] = [];
    while (at < characters.length && characters[at] !== "|" && characters[at] !== ")") pieces.push(piece());
    if (nodes.size > MAX_NODES) fail(`more than ${MAX_NODES} parts`);
    return nodes.sequence(pieces);
  };

  const piece = (): RegexNode => {
    const node = atom();
    if (take("?")) return nodes.loop(node, 0, 1);
    if (take("*")) return nodes.loop(node, 0, Number.POSITIVE_INFINITY);
    if (take("+")) return nodes.loop(node, 1, Number.POSITIVE_INFINITY);
    if (!take("{")) return node;
    const min = count();
    let max = min;
    if (take(",")) max = characters[at] === "}" ? Number.POSITIVE_INFINITY : count();
    expect("}");
    if (max < min) fail("a quantity whose maximum is below its minimum");
    return nodes.loop(node, min, max);
  };

  const count = (): number => {
    const start = at;
    while (/^[0-9]$/.test(characters[at] ?? "")) at++;
    if (at === start) fail("a number is missing");
    const value = Number(characters.slice(start, at).join(""));
    return value <= MAX_COUNT ? value : fail(`a quantity above ${MAX_COUNT}`);
  };

  const atom = (): RegexNode => {
    if (take("(")) {
      const inner = expression();
      expect(")");
      return inner;
    }
    if (take("[")) return nodes.set(characterGroup());
    if (take("\\")) return nodes.set(escapedSet());
    if (take(".")) return nodes.set(anyCharacter);
    const character = characters[at]!;
    if ("?*+{}]".includes(character)) fail(`"${character}" must be escaped`);
    at++;
    return nodes.character(character.codePointAt(0)!);
  };

  const escapedCharacter = (): number | undefined => {
    const letter = characters[at];
    if (letter === undefined) fail("a backslash ends the pattern");
    if (Object.hasOwn(CONTROL, letter!)) {
      at++;
      return CONTROL[letter!];
    }
    return ESCAPED_SELF.includes(letter!) ? characters[at++]!.codePointAt(0) : undefined;
  };

  const escapedSet = (): CharSet => {
    const character = escapedCharacter();
    if (character !== undefined) return single(character);
    const letter = characters[at++]!;
    if (letter === "p" || letter === "P") {
      expect("{");
      const end = characters.indexOf("}", at);
      if (end < 0) fail('"}" is missing');
      const name = characters.slice(at, end).join("");
      const set = propertySet(name) ?? fail(`"${name}" is no category or block`);
      at = end + 1;
      return letter === "p" ? set : complement(set);
    }
    return letteredSet(letter) ?? fail(`"\\${letter}" has no meaning`);
  };

  /** After `[`. */
  const characterGroup = (): CharSet => {
    if (++depth > MAX_DEPTH) fail(`groups nest deeper than ${MAX_DEPTH}`);
    const negative = take("^");
    const sets: CharSet[] = [];
    let without: CharSet | undefined;
    while (without === undefined && characters[at] !== "]") {
      if (at >= characters.length) fail('"]" is missing');
      if (characters[at] === "-" && characters[at + 1] === "[" && sets.length > 0) {
        at += 2;
        without = characterGroup();
      } else sets.push(groupMember(sets.length === 0));
    }
    expect("]");
    if (sets.length === 0) fail("an empty character group");
    depth--;
    const positive = sets.length === 1 ? sets[0]! : union(sets);
    const set = negative ? complement(positive) : positive;
    return without === undefined ? set : difference(set, without);
  };

  const groupMember = (isFirst: boolean): CharSet => {
    if (characters[at] === "\\") {
      at++;
      const character = escapedCharacter();
      return character === undefined ? escapedSet() : upTo(character);
    }
    const character = characters[at]!;
    if (character === "[") fail('"[" must be escaped');
    at++;
    if (character === "-" && !isFirst && characters[at] !== "]") fail('"-" must be escaped');
    return upTo(character.codePointAt(0)!);
  };

  /** The rest of `a-z` after `a`, or `a` alone. */
  const upTo = (first: number): CharSet => {
    const next = characters[at + 1];
    if (characters[at] !== "-" || next === "]" || next === "[" || next === undefined) return single(first);
    at++;
    const last = take("\\") ? escapedCharacter() : characters[at++]!.codePointAt(0)!;
    if (last === undefined) return fail("a range that ends in a class");
    if (last < first) fail("a range that runs backwards");
    return range(first, last);
  };

  const node = expression();
  if (at < characters.length) fail(`"${characters[at]}" without its beginning`);
  return node;
}
