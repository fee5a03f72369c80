import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConfError, type ConfValue, formatValue, type Problem, parse } from "./index.js";

const valueIn = (raw: string) => parse(`a = ${raw}`).get("a");

function problemOf(text: string): Problem {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof ConfError) return error.problems[0];
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe("numbers", () => {
  test.each<[string, ConfValue]>([
    ["0", 0],
    ["512", 512],
    ["-5", -5],
    ["+5", 5],
    ["-0", 0],
    ["0x1F", 31],
    ["010", 8],
    ["0o17", 15],
    ["0b101", 5],
    ["10L", 10],
    ["1.5", 1.5],
    [".5", 0.5],
    ["2.", 2],
    ["-0.", 0],
    ["-0e58", 0],
    ["-1e3", -1000],
    ["123456789012345", 123456789012345],
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["9223372036854775807", 9223372036854775807n],
    ["-9223372036854775808", -9223372036854775808n],
    ["000000000000000000000000000000000000000000000000000000000000000000007", 7],
  ])("%s", (raw, value) => {
    expect(valueIn(raw)).toBe(value);
  });

  test.each([
    ["-", "conf.number"],
    ["08", "conf.number"],
    ["0x", "conf.number"],
    ["256M", "conf.number"],
    ["1.2.3", "conf.number"],
    ["9223372036854775808", "conf.number-range"],
    [`0x${"f".repeat(17)}`, "conf.number-range"],
    ["1e999", "conf.number-range"],
    ["9".repeat(100_000), "conf.number-range"],
  ])("%s is refused", (raw, id) => {
    expect(problemOf(`a = ${raw}`)).toMatchObject({ id, line: 1, column: 5 });
  });
});

describe("strings", () => {
  test.each<[string, string]>([
    [`"it's"`, "it's"],
    [`'say "hi"'`, 'say "hi"'],
    [`""`, ""],
    [`"tab\there"`, "tab\there"],
    [String.raw`"a\tb\nc\\d\"e\'f"`, `a\tb\nc\\d"e'f`],
    [String.raw`"back\slash"`, String.raw`back\slash`],
    [String.raw`"\x41\101\x7"`, String.raw`AA\x7`],
    [String.raw`"\xc3\xa9\xff"`, "Ã©ÿ"],
    [String.raw`"\xc3\xa9"`, "é"],
    ['"""x"""', "x"],
    ["'''it's\ntwo'''", "it's\ntwo"],
    ['"""a\r\nb"""', "a\nb"],
    [String.raw`"""a\r\n"""`, "a\r\n"],
    ['"one \\\ntwo"', "one two"],
    [`"a" 'b' "c"`, "abc"],
    [`"a" \\\n "b"`, "ab"],
    ['"ünïcødé 漢字 🎛"', "ünïcødé 漢字 🎛"],
    ['"# no; comment"', "# no; comment"],
  ])("%s", (raw, value) => {
    expect(valueIn(raw)).toBe(value);
  });

  test.each(['"x', "'x\n'", '"x\\', '"""x""', '"""x\\"""', '"x\\\r\n'])("%s is not closed", (raw) => {
    expect(problemOf(`a = 1\nb = ${raw}`)).toMatchObject({
      id: "conf.unterminated-string",
      line: 2,
      column: 5,
    });
  });
});

describe("lists and words", () => {
  test.each<[string, ConfValue]>([
    ["[]", []],
    ["[ 1, 'x', [ 2 ], ]", [1, "x", [2]]],
    ["[ # one\n 1, # two\r\n\t2 # three\n]", [1, 2]],
    ["[ 'a' # joined\n 'b' ]", ["ab"]],
    ["True", true],
    ["[ False, None ]", [false, null]],
  ])("%s", (raw, value) => {
    expect(valueIn(raw)).toEqual(value);
  });

  test.each([
    ["[ 1, 2", "conf.unclosed-list", 5],
    ["[ 1 2 ]", "conf.expected-comma", 9],
    ["[ ,1 ]", "conf.expected-value", 7],
    ["[ 1,, ]", "conf.expected-value", 9],
    ["", "conf.expected-value", 5],
    ["$", "conf.expected-value", 5],
    ["1 b = 2", "conf.expected-separator", 7],
    ["]", "conf.expected-value", 5],
    ["1;;", "conf.expected-name", 7],
  ])("%s is refused", (raw, id, column) => {
    expect(problemOf(`a = ${raw}`)).toMatchObject({ id, line: 1, column });
  });

  test("a list may be deep, but not endlessly", () => {
    expect(valueIn("[".repeat(64) + "]".repeat(64))).toBeInstanceOf(Array);
    expect(problemOf(`a = ${"[".repeat(100_000)}`)).toMatchObject({ id: "conf.too-deep" });
  });
});

test("statements end with their line, or with a semicolon", () => {
  const document = parse("\uFEFF a=1; b = 'x' # tail\r\n\n#head\n\tc = [\n  1 ] ;\r d=2");
  expect(document.statements).toMatchObject([
    { kind: "assignment", name: "a", value: 1, comment: undefined, line: 1 },
    { kind: "assignment", name: "b", value: "x", comment: " tail", line: 1 },
    { kind: "blank", line: 2 },
    { kind: "comment", comment: "head", line: 3 },
    { kind: "assignment", name: "c", value: [1], line: 4 },
    { kind: "assignment", name: "d", value: 2, line: 6 },
  ]);
});

test("a backslash continues a line, but the last one has no next", () => {
  expect(parse("a \\\n = \\\r\n 1 \\\n # c").get("a")).toBe(1);
  expect(problemOf("a = 1 \\\n")).toMatchObject({ id: "conf.expected-separator", line: 1, column: 7 });
});

test("lines count through strings and lists", () => {
  expect(parse('a = """\n\r\n"""\nb = "x\\\ny"\nc = [\n]\nd = 1').lineOf("d")).toBe(8);
  expect(parse("a = [\n 'x'\n , 'y' # z\n]\nb = 'z' \\\n\nc = 1").lineOf("c")).toBe(7);
});

test("+= joins strings and lists only", () => {
  const document = parse("a = 'x'\na += 'y'\nb = [1]\nb += [2]\nb += [3]\nc += ['new']");
  expect(document.get("a")).toBe("xy");
  expect(document.get("b")).toEqual([1, 2, 3]);
  expect(document.get("c")).toEqual(["new"]);
  for (const text of ["a = 1\na += 2", "a = 'x'\na += ['y']", "a = ['x']\na += 'y'"]) {
    expect(problemOf(text)).toMatchObject({ id: "conf.addition", line: 2 });
  }
});

describe("Python is recognised and refused", () => {
  test.each([
    ["import os", "an import", 1],
    ["from os import path", "an import", 1],
    ["def f(x):", "a function definition", 1],
    ["if True:", "an if statement", 1],
    ["for i in range(3):", "a for loop", 1],
    ["print 'hello'", "a print statement", 1],
    ['"""doc"""', "a string that stands alone", 1],
    ["@decorated", "a decorator", 1],
    ["os.system('x')", "a function call", 1],
    ["vif[0] = 'x'", "an assignment to an item", 1],
    ["a, b = 1, 2", "an assignment to several names", 1],
    ["a -= 1", "an assignment with an operator", 1],
    ["a = 'vm%d' % 3", "formatting with %", 12],
    ["a = 1 + 2", "an expression", 7],
    ["a = 'x' + 'y'", "an expression", 9],
    ["a = ('x' + 'y')", "an expression", 10],
    ["a = (x, 'y')", "a variable", 6],
    ["a = { 'x': f(1) }", "a function call", 12],
    ["a = { x for x in [1] }", "a variable", 7],
    ["a = 1, 2", "a tuple", 6],
    ["a = name", "a variable", 5],
    ["a = os.uname()", "an attribute", 5],
    ["a = f(1)", "a function call", 5],
    ["a = r'x'", "a string with a prefix", 5],
    ["a = lambda: 1", "a lambda", 5],
    ["a = 1 if b else 2", "a conditional expression", 7],
    ["a = [ x for x in y ]", "a variable", 7],
    ["a = [ 1 for x in y ]", "a comprehension", 9],
    ["a = not 1", "a boolean expression", 5],
    ["a = 'x'.upper()", "an attribute or a method call", 8],
    ["a = [ 'x' % 1 ]", "formatting with %", 11],
  ])("%s", (text, what, column) => {
    const problem = problemOf(`ok = 1\n${text}\n`);
    expect(problem).toMatchObject({ id: "conf.python", line: 2, column });
    expect(problem.message).toMatch(new RegExp(`^${what}: `));
  });

  test.each([
    ["a : 1", "conf.expected-assignment", 3],
    ["a", "conf.expected-assignment", 2],
    ["_a = 1", "conf.expected-name", 1],
    ["= 1", "conf.expected-name", 1],
    ["a == 1", "conf.expected-assignment", 3],
    ["<domain>", "conf.expected-name", 1],
  ])("%s is neither", (text, id, column) => {
    expect(problemOf(text)).toMatchObject({ id, line: 1, column });
  });
});

test("binary is told from text", () => {
  expect(problemOf("a = 1\nb = '\0'")).toMatchObject({ id: "conf.binary", line: 2, column: 6, offset: 11 });
});

/** Pieces that real files are made of, right and wrong, so that a good part of what is drawn is accepted. */
const piece = fc.constantFrom(
  ...[
    "a",
    "disk",
    " ",
    "\t",
    "=",
    "+=",
    "1",
    "-2",
    "0x1f",
    "1.5",
    "'",
    '"',
    '"""',
    "\\",
    "[",
    "]",
    ",",
    ";",
    "#",
  ],
  ...[
    "\n",
    "\r\n",
    "\r",
    "x y",
    "é",
    "True",
    "\uFEFF",
    "a = 1\n",
    "b = [ 'x', # c\n 'y' ]\n",
    "c = 'd'",
    "import",
  ],
);

test("format gives every accepted text back, byte for byte, and nothing but a ConfError refuses one", () => {
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join("")),
      (text) => {
        try {
          expect(parse(text).format()).toBe(text);
          accepted++;
        } catch (error) {
          expect(error).toBeInstanceOf(ConfError);
        }
      },
    ),
    { numRuns: 10_000 },
  );
  expect(accepted).toBeGreaterThan(100);
});

const scalar: fc.Arbitrary<ConfValue> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ maxLength: 30 }),
  fc
    .array(fc.constantFrom('"', "'", "\\", "\n", "\r", "\t", "x", "0", "\x00", "\x1b", "#", "é"), {
      maxLength: 12,
    })
    .map((chars) => chars.join("")),
  fc.integer(),
  fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value || 0),
  fc
    .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
    .filter((value) => !Number.isSafeInteger(Number(value))),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.letrec<{ value: ConfValue }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie("value"), { maxLength: 5 })),
})).value;

test("every value is read back as it was printed", () => {
  fc.assert(
    fc.property(value, (original) => {
      expect(valueIn(formatValue(original))).toEqual(original);
    }),
    { numRuns: 3000 },
  );
});

test("a printed value stays on its line, inside its quotes", () => {
  fc.assert(
    fc.property(value, (original) => {
      const text = `a = ${formatValue(original)} # b = 2`;
      const { statements } = parse(text);
      expect(statements).toHaveLength(1);
      expect(statements[0]).toMatchObject({ name: "a", comment: " b = 2" });
      expect(formatValue(original)).not.toMatch(/[\r\n\x00-\x1f]/);
    }),
  );
});

test("no text takes more than its length in time: long runs of everything", () => {
  const long = 1_000_000;
  for (const unit of [
    "#",
    "a",
    "(",
    "[",
    "'",
    '"',
    "\\",
    "1",
    " ",
    "\n",
    "\r",
    "a=1;",
    "a='x'\n",
    "a=['x',\n",
    "\\x41",
    "\\xff",
    "\\xff ",
    "=",
    ".",
    "a.",
    "a=1\na+=",
  ]) {
    const text = unit.repeat(Math.ceil(long / unit.length));
    for (const candidate of [text, `a = ${text}`, `a = '${text}`, `a = "${text}"`, `a = [${text}`]) {
      try {
        parse(candidate);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfError);
      }
    }
  }
});
