import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ConfValue, formatValue, parse } from "../src/index.js";

/** xm reads its files by running them as Python; so Python says what a text means. */
const PROGRAM = `
import json, sys
answers = []
for text in json.load(sys.stdin):
    names = {}
    try:
        exec(text, {"__builtins__": {}}, names)
        answers.append(names)
    except Exception as error:
        answers.append(None)
json.dump(answers, sys.stdout)
`;

function askPython(texts: readonly string[]): (Record<string, unknown> | null)[] {
  const { stdout } = spawnSync("python3", ["-W", "ignore", "-c", PROGRAM], {
    input: JSON.stringify(texts),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return JSON.parse(stdout);
}

const python = spawnSync("python3", ["--version"]).status === 0;
if (!python) console.warn("skipped: no python3 to ask what a configuration means");

/** JSON has no whole numbers beyond those of JavaScript, and Python tells 1.0 from 1. */
const scalar: fc.Arbitrary<ConfValue> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc
    .array(fc.constantFrom('"', "'", "\\", "\n", "\r", "\t", "x", "0", "n", "\x01", "\x7f", "é", "🎛"), {
      maxLength: 10,
    })
    .map((chars) => chars.join("")),
  fc.integer(),
  fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value || 0),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.letrec<{ value: ConfValue }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie("value"), { maxLength: 4 })),
})).value;

describe.skipIf(!python)("Python agrees", () => {
  test("what is written means what it was", () => {
    // Half a surrogate pair cannot be sent there.
    const values = fc.sample(value, 2000).filter((each) => !/\p{Surrogate}/u.test(JSON.stringify(each)));
    const answers = askPython(values.map((each) => `a = ${formatValue(each)}\n`));
    expect(answers.map((names) => names?.a)).toEqual(values);
  });

  test("what is read means the same to both", () => {
    const piece = fc.constantFrom(
      ...[
        "'it\\'s'",
        '"a\\tb"',
        '"\\x41\\102"',
        "'x' \"y\"",
        '"""tri\nple"""',
        "'''a\\\nb'''",
        "r'x'",
        "'%s' % 1",
      ],
      ...[
        "12",
        "-5",
        "+7",
        "0x1F",
        "0o17",
        "1.5",
        ".5",
        "1e3",
        "True",
        "False",
        "None",
        "08",
        "1 + 1",
        "b",
        "('a'\n 'b')",
      ],
      ...["[]", "[ 1, 'a', ]", "[ # c\n 1,\n [ 2 ] ]", "[ 'a'\n 'b' ]", "[ , ]", "( 1 )", "'\\q'", "'open"],
    );
    const separator = fc.constantFrom("\n", "; ", " # comment\n", "\r\n", " \\\n\n");
    const line = fc.tuple(
      fc.constantFrom("a", "b", "c"),
      fc.constantFrom(" = ", "=", " = \\\n "),
      piece,
      separator,
    );
    const texts = fc
      .sample(fc.array(line, { minLength: 1, maxLength: 3 }), 2000)
      .map((lines) => lines.map((parts) => parts.join("")).join(""));
    const answers = askPython(texts);
    let same = 0;
    texts.forEach((text, at) => {
      let ours: ReturnType<typeof parse>;
      try {
        ours = parse(text);
      } catch {
        return; // We may refuse what is a program; never the other way round.
      }
      expect([text, Object.fromEntries(ours.names().map((name) => [name, ours.get(name)]))]).toEqual([
        text,
        answers[at],
      ]);
      same++;
    });
    expect(same).toBeGreaterThan(300);
  });
});
