import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Regex } from "./automaton.js";
import { RegexSyntaxError } from "./parse.js";

describe("expressions of XML Schema", () => {
  it.each([
    ["a|b*c", ["a", "c", "bbc"], ["", "b", "ac"]],
    ["", [""], ["a"]],
    ["(ab){2,3}", ["abab", "ababab"], ["ab", "abababab"]],
    ["a{2}b{0,1}c{1,}", ["aac", "aabccc"], ["aab", "ac"]],
    ["a{0}", [""], ["a"]],
    [".", ["x", "é", "😀"], ["\n", "\r", "", "xx"]],
    ["[a-c-[b]]", ["a", "c"], ["b", "-"]],
    ["[^a-c]", ["d", "\n"], ["a", "b"]],
    ["[^a-c-[d]]", ["e"], ["d", "a"]],
    ["[-a]|[a-]", ["-", "a"], ["b"]],
    ["[+\\-%./]+", ["+-%./"], ["a"]],
    ["\\p{Lu}\\p{Nd}", ["A1", "Ä٣"], ["a1", "AB"]],
    ["\\p{IsGreek}+", ["αβγ"], ["abc"]],
    ["\\P{IsBasicLatin}", ["é"], ["e"]],
    ["\\i\\c*", ["_a-1", "x:y"], ["-a", "1"]],
    ["\\d\\D\\w\\W\\s\\S", ["1aé! x"], ["11é! x"]],
    ["\\n\\r\\t\\\\\\^\\{\\}", ["\n\r\t\\^{}"], ["n"]],
    ["^a$", ["^a$"], ["a"]],
    ["😀{2}", ["😀😀"], ["😀"]],
  ])("%s", (source, matching, others) => {
    const regex = new Regex(source);
    for (const text of matching) expect([text, regex.matches(text)]).toEqual([text, true]);
    for (const text of others) expect([text, regex.matches(text)]).toEqual([text, false]);
  });

  it.each([
    "(",
    "a)",
    "[",
    "[]",
    "a**",
    "*",
    "a{2,1}",
    "a{",
    "a{x}",
    "\\",
    "\\y",
    "\\p{Xx}",
    "\\p{IsNowhere}",
    "[b-a]",
    "[a-\\d]",
    "]",
    "a{1",
  ])("%s is refused", (source) => {
    expect(() => new Regex(source)).toThrow(RegexSyntaxError);
  });

  /** Expressions that mean the same to JavaScript. */
  const expression = fc.letrec<{ whole: string }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("a", "b", "[ab]", "[^a]", "."),
      fc.tuple(tie("whole"), tie("whole")).map(([left, right]) => left + right),
      fc.tuple(tie("whole"), tie("whole")).map(([left, right]) => `(${left}|${right})`),
      fc
        .tuple(tie("whole"), fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}"))
        .map(([inner, count]) => `(${inner})${count}`),
    ),
  })).whole;

  it("agrees with JavaScript's engine where the two languages agree", () => {
    fc.assert(
      fc.property(
        expression,
        fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 }),
        (source, text) => {
          expect(new Regex(source).matches(text)).toBe(new RegExp(`^(?:${source})$`, "u").test(text));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("expressions that blow up backtracking engines", () => {
  it.each([
    ["(a+)+b", "a".repeat(20_000)],
    ["(a|a)*b", "a".repeat(20_000)],
    ["(.*a){12}b", "a".repeat(20_000)],
    ["[ab]*a[ab]{12}c", "ab".repeat(5000)],
    ["((a{100}){100}){100}", "a".repeat(20_000)],
    ["a{9999999}", "a".repeat(20_000)],
  ])("%s is judged in steps that grow with the text only", (source, text) => {
    expect(new Regex(source).matches(text)).toBe(false);
  });

  it("tells what it costs to build states", () => {
    let steps = 0;
    const upTo = (limit: number) => (count: number) => {
      steps += count;
      if (steps > limit) throw new RangeError("too many");
    };
    expect(() => new Regex("(a|aa){1000}").matches("a".repeat(1500), upTo(1_000_000))).toThrow(RangeError);
    const characters = Array.from({ length: 5000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join("");
    steps = 0;
    expect(() => new Regex(characters).matches(characters, upTo(1_000_000))).toThrow(RangeError);
  });

  it("forgets states and classes, and judges on", () => {
    const characters = Array.from({ length: 1200 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join("");
    const regex = new Regex(`${characters}|(a|b)*a(a|b){13}`);
    const text = Array.from({ length: 9000 }, (_, i) => ((i * i * 7 + (i >> 3)) % 11 < 5 ? "a" : "b")).join(
      "",
    );
    expect(regex.matches(`${text}a${"b".repeat(13)}`)).toBe(true);
    expect(regex.matches(characters)).toBe(true);
    expect(regex.matches(`${text}b${"b".repeat(13)}`)).toBe(false);
    expect(regex.matches(`${characters}a`)).toBe(false);
  });
});
