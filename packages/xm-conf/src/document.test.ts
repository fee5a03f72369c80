import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConfDocument, ConfError, type ConfValue, parse } from "./index.js";

/** The document after one change. */
function changed(text: string, change: (document: ConfDocument) => void): string {
  const document = parse(text);
  change(document);
  return document.format();
}

describe("get and set", () => {
  test("the last assignment counts, and only its value is rewritten", () => {
    const text = "  a=1 # first\na  =  2\t# second\n";
    expect(parse(text).get("a")).toBe(2);
    expect(changed(text, (d) => d.set("a", 3))).toBe("  a=1 # first\na  =  3\t# second\n");
  });

  test("setting the same value changes nothing, whatever its spelling", () => {
    const text = "a = 0x10\nb = [ 'x',\n  'y' ]\nc = \"\\x41\"";
    expect(
      changed(text, (d) => {
        d.set("a", 16);
        d.set("b", ["x", "y"]);
        d.set("c", "A");
      }),
    ).toBe(text);
  });

  test("what += added is replaced with the rest", () => {
    expect(changed("a = ['x']\na += ['y'] # more\nb = 1\na += ['z']", (d) => d.set("a", ["x", "w"]))).toBe(
      "a = [ 'x', \"w\" ]\nb = 1\n".replace("[ 'x', \"w\" ]", "['x', \"w\"]"),
    );
  });

  test("new names go to the end, with the file's own line ends", () => {
    expect(changed("a = 1", (d) => d.set("b", "x"))).toBe('a = 1\nb = "x"\n');
    expect(changed("a = 1\r\n# end", (d) => d.set("b", "x"))).toBe('a = 1\r\n# end\r\nb = "x"\r\n');
    expect(changed("a = 1; c = 2\r\n", (d) => d.set("b", "x"))).toBe('a = 1; c = 2\r\nb = "x"\r\n');
    expect(changed("", (d) => d.set("b", [1, "x", []]))).toBe('b = [ 1, "x", [  ] ]\n');
  });

  test("append does not look for the name", () => {
    const document = parse("a = 1\n");
    document.append("a", 2);
    expect(document.format()).toBe("a = 1\na = 2\n");
    expect(document.get("a")).toBe(2);
    document.set("a", 3);
    expect(document.format()).toBe("a = 1\na = 3\n");
  });

  test("names come in order", () => {
    const document = parse("b = 1\na = 2\nb = 3");
    document.set("c", 4);
    document.remove("a");
    expect(document.names()).toEqual(["b", "c"]);
    expect([document.has("a"), document.has("c")]).toEqual([false, true]);
    expect([document.lineOf("b"), document.lineOf("c"), document.lineOf("a")]).toEqual([
      3,
      undefined,
      undefined,
    ]);
  });

  test("a copy is a copy", () => {
    const document = parse("a = 1");
    const copy = document.clone();
    copy.set("a", 2);
    expect([document.format(), copy.format()]).toEqual(["a = 1", "a = 2"]);
  });

  test.each<[string, ConfValue, string]>([
    ["a b", 1, "conf.name"],
    ["a\nb", 1, "conf.name"],
    ["", 1, "conf.name"],
    ["_a", 1, "conf.name"],
    ["a", Number.NaN, "conf.value"],
    ["a", Number.POSITIVE_INFINITY, "conf.value"],
    ["a", 2n ** 63n, "conf.value"],
    ["a", [undefined as unknown as ConfValue], "conf.value"],
    ["a", {} as unknown as ConfValue, "conf.value"],
  ])("%j = %s cannot be set, and nothing changes", (name, value, id) => {
    const document = parse("x = 1\n");
    expect(() => document.set(name, value)).toThrow(ConfError);
    expect(() => document.set(name, value)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ id })] }),
    );
    expect(document.format()).toBe("x = 1\n");
  });
});

describe("remove", () => {
  test.each([
    ["a = 1\nb = 2\nc = 3\n", "b", "a = 1\nc = 3\n"],
    ["a = 1; b = 2 # x\nc = 3\n", "b", "a = 1; \nc = 3\n"],
    ["a = 1; b = 2 # x\nc = 3\n", "a", "b = 2 # x\nc = 3\n"],
    ["a = 1; b = 2", "b", "a = 1; "],
    ["a = 1\nb = 2\na = 3", "a", "b = 2\n"],
    ["a = 1\n", "none", "a = 1\n"],
  ])("%j without %s", (text, name, expected) => {
    expect(changed(text, (d) => d.remove(name))).toBe(expected);
  });
});

describe("items of a list keep their text", () => {
  const lines = `disk = [
  'phy:/a,xvda,w',   # root
  # the data
  'phy:/b,xvdb,w',   # data
  'phy:/c,xvdc,w'    # logs
]
`;
  const [a, b, c] = ["phy:/a,xvda,w", "phy:/b,xvdb,w", "phy:/c,xvdc,w"];

  test.each<[string, string, ConfValue[], string]>([
    ["replaced", lines, [a!, "new", c!], lines.replace("'phy:/b,xvdb,w'", '"new"')],
    [
      "added at the end",
      lines,
      [a!, b!, c!, "new"],
      lines.replace("w'    # logs", 'w\',    # logs\n  "new"'),
    ],
    ["added in the middle", lines, [a!, "new", b!, c!], lines.replace("  'phy:/b", '  "new",\n  \'phy:/b')],
    ["removed with its comment", lines, [a!, c!], lines.replace(/ {2}'phy:\/b.*\n/, "")],
    ["removed from the end", lines, [a!, b!], lines.replace(/ {2}'phy:\/c.*\n/, "")],
    [
      "removed in two places",
      lines,
      [b!],
      lines.replace(/ {2}'phy:\/a.*\n/, "").replace(/ {2}'phy:\/c.*\n/, ""),
    ],
    [
      "replaced in two places",
      lines,
      ["x", b!, "y"],
      lines.replace(/'phy:\/a.*?'/, '"x"').replace(/'phy:\/c.*?'/, '"y"'),
    ],
    [
      "moved",
      lines,
      [c!, a!, b!],
      lines.replace(/ {2}'phy:\/c.*\n/, "").replace("  'phy:/a", `  "${c}",\n  'phy:/a`),
    ],
    ["one line", "a = [ 1, 2, 3 ]", [1, 3], "a = [ 1, 3 ]"],
    ["one line, end", "a = [ 1, 2 ] # c", [1], "a = [ 1, ] # c"],
    ["one line, more", "a = ['x']", ["x", "y"], "a = ['x', \"y\"]"],
    ["trailing comma", "a = [\n\t1, # one\n]", [1, 2, 3], "a = [\n\t1, # one\n\t2,\n\t3,\n]"],
    ["emptied", "a = [ 1, 2 ]", [], "a = [  ]"],
    ["emptied, with its comments", "a = [ 1, # one\n]", [], "a = [ # one\n]"],
    ["emptied, but not of what is commented out", "a = [\n  1,\n  # 2,\n]", [], "a = [\n  # 2,\n]"],
    ["filled", "a = []", [1], "a = [ 1 ]"],
    ["filled behind a comment", "a = [ # none\r\n\t]", [1, 2], "a = [ # none\r\n\t1, 2 ]"],
  ])("%s", (_, text, items, expected) => {
    expect(changed(text, (d) => d.set(/^\w+/.exec(text)![0], items))).toBe(expected);
  });
});

test("normalize prints the reference's layout", () => {
  const text = "\n# head\n  a=0x10;b='x' #tail\n\nc = [ 1, # one\n]\nc += [2]\nd = None";
  expect(parse(text).format({ normalize: true })).toBe(
    '# head\na = 16\nb = "x" #tail\nc = [ 1 ]\nc += [ 2 ]\nd = None\n',
  );
});

const blank = fc.constantFrom("", " ", "\n", " # c, ]\n", "\r\n\t", "\n  # '\n  ");
const item = fc.constantFrom("1", "2", "'x'", '"y" "z"', "[ 1, ]", "'#'");
/** The text of a list, laid out in any way. */
const list = fc
  .record({
    items: fc.array(fc.tuple(blank, item, blank), { maxLength: 5 }),
    comma: fc.boolean(),
    end: blank,
  })
  .map(({ items, comma, end }) => {
    const inside = items.map((parts) => parts.join("")).join(",");
    return `[${inside}${comma && items.length > 0 ? "," : ""}${end}]`;
  });
const newItem = fc.constantFrom<ConfValue>(1, 2, "x", "yz", [1], "#", "new", "# '\n");

test("whatever a list looks like and becomes, the file says what was set, and the other lines stay", () => {
  fc.assert(
    fc.property(list, fc.array(newItem, { maxLength: 6 }), (raw, items) => {
      const text = `a = ${raw} # mine\nb = 1\n`;
      const document = parse(text);
      document.set("a", items);
      const again = parse(document.format());
      expect(again.get("a")).toEqual(items);
      expect(document.statements.at(-1)!.text).toBe("b = 1\n");
      expect(document.statements[0]).toMatchObject({ comment: " mine" });
    }),
    { numRuns: 2000 },
  );
});

const keptLine = fc.constantFrom("  # aside\n", "\n", "");
const ending = fc.constantFrom("\n", " # tail\n", "\t\n");

test("of a list with a line for each item, exactly the lines of the items change that do", () => {
  const numbers = fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      numbers,
      fc.infiniteStream(keptLine),
      fc.infiniteStream(ending),
      fc.uniqueArray(fc.nat(9)),
      (before, above, end, chosen) => {
        const asides = before.map(() => above.next().value as string);
        const lines = before.map((number) => `  'item ${number}',${end.next().value}`);
        const document = parse(`a = [\n${before.map((_, at) => asides[at]! + lines[at]!).join("")}]\n`);
        // In their old order, so that all of them can stay.
        const stay = before.filter((number) => chosen.includes(number));
        const items = [...stay, ...chosen.filter((number) => !before.includes(number))];
        document.set(
          "a",
          items.map((number) => `item ${number}`),
        );
        const text = document.format();
        expect(parse(text).get("a")).toEqual(document.get("a"));
        before.forEach((number, at) => {
          if (stay.includes(number)) expect(text).toContain(asides[at]! + lines[at]!);
        });
      },
    ),
    { numRuns: 1000 },
  );
});

const name = fc.constantFrom("a", "b", "c", "d");
const line = fc.oneof(
  fc
    .tuple(
      name,
      fc.constantFrom(" = ", "="),
      fc.oneof(item, list),
      fc.constantFrom("\n", "; ", " # c\r\n", ";\n"),
    )
    .map((parts) => parts.join("")),
  fc.constantFrom("\n", "# comment\n", "  \n"),
);
const change = fc.oneof(
  fc.record({
    kind: fc.constant("set" as const),
    name,
    value: fc.oneof(newItem, fc.array(newItem, { maxLength: 3 })),
  }),
  fc.record({ kind: fc.constant("append" as const), name, value: newItem }),
  fc.record({ kind: fc.constant("remove" as const), name, value: fc.constant(0) }),
);

test("a document that was changed says the same as its text read again, and other statements keep theirs", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(change, { maxLength: 6 }), (lines, changes) => {
      const text = lines.join("").replace(/; (?=\n|#|$| {2}\n)/g, "\n");
      const document = parse(text);
      const touched = new Set<string>(changes.map((each) => each.name));
      const untouched = (statements: ConfDocument["statements"]) =>
        statements.filter(
          (each) => each.kind === "comment" || (each.kind === "assignment" && !touched.has(each.name)),
        );
      const before = untouched(document.statements).map((each) => each.text);
      const model = new Map(document.names().map((each) => [each, document.get(each)]));
      for (const { kind, name, value } of changes) {
        document[kind](name, value);
        if (kind === "remove") model.delete(name);
        else model.set(name, value);
      }
      expect(new Map(document.names().map((each) => [each, document.get(each)]))).toEqual(model);
      const again = parse(document.format());
      expect(new Map(again.names().map((each) => [each, again.get(each)]))).toEqual(model);
      expect(untouched(document.statements).map((each) => each.text)).toEqual(before);
    }),
    { numRuns: 2000 },
  );
});

test("an empty document starts a file", () => {
  const document = new ConfDocument();
  document.set("name", "web1");
  expect(document.format()).toBe('name = "web1"\n');
});

test("a name that is assigned a hundred thousand times is changed in one go", () => {
  const text = "a += ['x']\n".repeat(100_000);
  expect(changed(text, (d) => d.set("a", ["x", "y"]))).toBe("a += ['x', \"y\"]\n");
  expect(changed(text, (d) => d.remove("a"))).toBe("");
  const items = `a = [ ${"1, ".repeat(50_000)}]`;
  expect(changed(items, (d) => d.set("a", [1]))).toMatch(/^a = \[ 1, +\]$/);
});
