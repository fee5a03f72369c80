import { runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { campaign } from "../src/engine/campaign.js";
import { groupAt } from "../src/engine/groups.js";
import { instrument } from "../src/engine/instrument.js";
import { countName, stepName } from "../src/engine/names.js";
import { Probe } from "../src/engine/probe.js";
import { errorsOf, type Reader, same } from "../src/engine/reader.js";

/** A function as instrumented code, and what counts for it. */
function compiled(source: string): {
  run: (input: Buffer) => unknown;
  probe: Probe;
  words: readonly (string | number)[];
  places: number;
} {
  const { code, places, words } = instrument(source);
  const probe = new Probe(places);
  return { run: runInThisContext(`(${code})`) as (input: Buffer) => unknown, probe, words, places };
}

async function outcomeOf(source: string, given: Partial<Reader> = {}, inputs = 2_000) {
  const { run, probe, words, places } = compiled(source);
  const reader: Reader = { read: run, fault: errorsOf([RangeError]), seeds: ["seed"], ...given };
  return campaign(reader, probe, { inputs, seed: 1, words, places, announce: () => {}, enough: 1 });
}

describe("instrumented code", () => {
  it("means what it meant, whatever its branches look like", () => {
    const source = `function f(x) {
      let out = [];
      if (x > 2) out.push("more"); else if (x === 2) { out.push("two") } else out.push("less");
      for (const a of [1, 2]) out.push(a && x);
      for (let i = 0; i < 2; i++) for (const k in { a: 1 }) out.push(k + i);
      do out.push(x > 1 ? x > 3 ? "a" : "b" : (x ?? 1)); while (false);
      switch (x) { case 1: out.push("one"); case 2: { out.push("fell"); break } default: out.push("none") }
      try { null.y } catch { out.push("caught") }
      const g = (y) => ({ y }), h = async y => y, { z = x || 5 } = {};
      return [...out, g(x).y, z, typeof h, \`t\${x}\`].join();
    }`;
    const { run } = compiled(source);
    const original = runInThisContext(`(${source})`) as (input: unknown) => unknown;
    for (const x of [0, 1, 2, 3, 4]) expect(run(x as never)).toBe(original(x));
  });

  it("tells new places from known ones, and how often they were passed", () => {
    const { run, probe } = compiled(
      "function f(x) { for (let i = 0; i < x.length; i++) if (x[i] === 65) throw new RangeError('A') }",
    );
    const isNew = (text: string) => {
      probe.begin(1_000);
      try {
        run(Buffer.from(text));
      } catch {}
      return probe.end();
    };
    expect(["b", "b", "c", "bb", "bbbbb", "bbbbbb", "A", "A"].map(isNew)).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it("knows what the program compares its input with", () => {
    expect(instrument("function f(x) { return x === 'needle' || x > 4242 }").words).toEqual(["needle", 4242]);
  });
});

describe("a campaign", () => {
  it("finds what lies behind several conditions, and the input that leads there", async () => {
    const source = `function f(x) { const t = x.toString("latin1");
      if (t.startsWith("<dom")) if (t.includes("uuid")) if (t.endsWith(">")) t.no.such }`;
    const { findings } = await outcomeOf(source, {}, 100_000);
    expect(findings).toHaveLength(1);
    expect(findings[0]!.what).toMatch(/^threw TypeError/);
    expect(Buffer.from(findings[0]!.input, "base64").toString("latin1")).toMatch(/^<dom.*uuid.*>$/s);
  });

  it("finds time that grows with the square of the length, and an end that never comes", async () => {
    const square =
      "function f(x) { let n = 0; for (const a of x) for (const b of x) n += a === b ? 1 : 0; return n }";
    expect((await outcomeOf(square, { steps: 1_000, stepsPerByte: 500 }, 10_000)).findings[0]!.what).toMatch(
      /^took more than/,
    );
    const endless = "function f(x) { while (x[0] !== 115); }";
    expect((await outcomeOf(endless)).findings[0]!.what).toMatch(/^took more than/);
  });

  it("finds errors of other classes, without a place, that are swallowed, and properties that do not hold", async () => {
    const other = "function f(x) { if (x[0] === 65) throw new SyntaxError('no') }";
    expect((await outcomeOf(other, {}, 20_000)).findings[0]!.what).toBe("threw SyntaxError: no");
    const placeless = { fault: errorsOf([RangeError], /line/) };
    const bare = "function f(x) { if (x[0] === 65) throw new RangeError('no') }";
    expect((await outcomeOf(bare, placeless, 20_000)).findings[0]!.what).toBe("an error without a place: no");
    const half = (input: Buffer) => same("twice", input.length, input.includes(65) ? -1 : input.length);
    expect((await outcomeOf("function f() {}", { read: half })).findings[0]!.what).toMatch(/^twice differ/);
  });

  it("finds nothing where nothing is, and makes the same inputs of the same seed", async () => {
    const source = "function f(x) { if (x.length > 5) throw new RangeError('longer than 5') }";
    const [one, other] = [await outcomeOf(source), await outcomeOf(source)];
    expect(one.findings).toEqual([]);
    expect([one.accepted > 100, one.refused > 100]).toEqual([true, true]);
    expect(other).toEqual(one);
  });
});

it("finds what belongs together in a text, soon after a place", () => {
  const groupIn = (text: string, at = 0) => {
    const found = groupAt(Buffer.from(text), at);
    return found && text.slice(...found);
  };
  expect(groupIn("a (b (c) [d]) e")).toBe("(b (c) [d])");
  expect(groupIn("a (b (c) [d]) e", 3)).toBe("(c)");
  expect(groupIn("{[} ]")).toBe("{[}");
  expect(groupIn("(a <b c='d'><b/><e>f</e></b></g>")).toBe("<b c='d'><b/><e>f</e></b>");
  expect(["", "((", "<a><b/>", "<", "</a>"].map((text) => groupIn(text))).toEqual([
    undefined,
    undefined,
    "<b/>",
    undefined,
    undefined,
  ]);
});

it("counts places, and the steps of what may go round for ever", () => {
  expect(instrument("f => f ? 1 : 2").code).toBe(
    `f => (${stepName}(),${countName}[0]++,f ? (${countName}[1]++,1) : (${countName}[2]++,2))`,
  );
});
