import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteWord, splitLine } from "./words.js";

const texts = (line: string): string[][] =>
  splitLine(line).commands.map((words) => words.map(({ text }) => text));

describe("splitLine", () => {
  it.each([
    ["", []],
    ["list", [["list"]]],
    ["  list \t --all ", [["list", "--all"]]],
    ["a;b ; c;", [["a"], ["b"], ["c"]]],
    ["a\nb", [["a"], ["b"]]],
    ["a 'b;c' d", [["a", "b;c", "d"]]],
    [`a "b \\"c\\" \\\\ \\n"`, [["a", 'b "c" \\ \\n']]],
    ["a b\\ c \\; d", [["a", "b c", ";", "d"]]],
    ["a '' \"\"", [["a", "", ""]]],
    ["a#b #c d", [["a#b"]]],
    ["a # b\nc", [["a"], ["c"]]],
    ["a \\\n b", [["a", "b"]]],
  ])("%j", (line, expected) => {
    expect(texts(line)).toEqual(expected);
  });

  it("knows which words are data whatever they look like", () => {
    const [words] = splitLine(`a --b '--c' "--d" \\--e --'f'`).commands;
    expect(words!.map(({ literal }) => literal)).toEqual([false, false, true, true, true, false]);
  });

  it.each([
    ["a 'b", "'", 2],
    ['a "b', '"', 2],
    ['a "b\\"', '"', 2],
    ["a \\", "\\", 2],
  ])("says what %j still waits for", (line, quote, at) => {
    expect(splitLine(line).open).toEqual({ quote, at });
  });

  it("gives back every word that quoteWord quotes", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (words) => {
        expect(texts(words.map(quoteWord).join(" "))).toEqual([words]);
      }),
    );
  });

  it("takes any text apart without losing its way", () => {
    const alphabet = fc.constantFrom("a", " ", ";", "'", '"', "\\", "#", "\n", "-");
    fc.assert(
      fc.property(fc.array(alphabet), (characters) => {
        const line = characters.join("");
        const { commands, open } = splitLine(line);
        for (const word of commands.flat()) expect(word.end).toBeGreaterThan(word.start);
        expect(commands.every((words) => words.length > 0)).toBe(true);
        if (open !== undefined) expect(line[open.at]).toBe(open.quote);
      }),
    );
  });
});
