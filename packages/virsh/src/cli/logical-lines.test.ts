import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LogicalLines } from "./logical-lines.js";
import { splitLine } from "./words.js";

const read = (pieces: readonly string[]) => {
  const lines = new LogicalLines();
  const complete = pieces.flatMap((piece) => lines.push(piece));
  const rest = lines.end();
  return rest === undefined ? complete : [...complete, rest];
};

const alphabet = fc.constantFrom("a", " ", ";", "'", '"', "\\", "#", "\n", "\n");
const script = fc.array(alphabet, { maxLength: 60 }).map((characters) => characters.join(""));

describe("LogicalLines", () => {
  it("joins what quotes and backslashes carry on, and counts lines", () => {
    expect(read(["a\n'b\nc' d\ne \\\nf\n# it's\ng"])).toEqual([
      { text: "a", number: 1 },
      { text: "'b\nc' d", number: 2 },
      { text: "e \\\nf", number: 4 },
      { text: "# it's", number: 6 },
      { text: "g", number: 7 },
    ]);
  });

  it("reads the same however the text is cut", () => {
    fc.assert(
      fc.property(script, (text) => {
        const whole = read([text]);
        for (let at = 0; at <= text.length; at++)
          expect(read([text.slice(0, at), text.slice(at)])).toEqual(whole);
        expect(read([...text])).toEqual(whole);
      }),
    );
  });

  it("cuts where splitLine sees the end of a command", () => {
    fc.assert(
      fc.property(script, (text) => {
        const byLine = read([text]).flatMap((line) =>
          splitLine(line.text).commands.map((words) => words.map((word) => word.text)),
        );
        expect(byLine).toEqual(splitLine(text).commands.map((words) => words.map((word) => word.text)));
      }),
    );
  });
});
