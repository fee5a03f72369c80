import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { barPlot, linePlot } from "../lib/plots.mjs";
import { figure, madePart, readResults, reportOf } from "../lib/report.mjs";
import { suites } from "../suites.mjs";

const docs = new URL("../../../docs/", import.meta.url);
const page = readFileSync(new URL("performance.md", docs), "utf8");

describe("docs/performance.md", () => {
  const results = readResults();
  const report = reportOf(results);

  it("tells what results.json has, and nothing else", () => {
    expect(madePart(page)).toBe(report.text);
  });

  it("shows the plots that are made of it", () => {
    for (const [name, content] of report.plots) {
      expect(readFileSync(new URL(`performance/${name}`, docs), "utf8")).toBe(content);
      expect(page).toContain(`performance/${name}`);
    }
  });

  it("has no result of a suite that there is none of", () => {
    const names = suites.map(({ name }) => name);
    for (const { suite } of [...results.rows, ...results.missing]) expect(names).toContain(suite);
  });
});

describe("a report", () => {
  const about = { quick: false, versions: { node: "20.0.0" }, missing: [] };
  const machine = { cpu: "CPU", cores: 2, memory: "4 GiB", system: "Linux 6, x64", load: "0.1" };
  const [suite] = suites;

  it("puts a ratio above 1 where ours is better: less of a time, more of a rate", () => {
    const rows = (
      [
        ["reading", "ms", 2, 4],
        ["writing", "MB/s", 3, 2],
      ] as const
    ).map(([work, unit, ours, theirs]) => ({
      suite: suite!.name,
      work,
      unit,
      subjects: [
        { name: "ours", value: ours },
        { name: "rival <1>", value: theirs },
      ],
    }));
    const { text, plots } = reportOf({ ...about, machine, rows });
    expect(text).toContain("| reading | ms | 2 | 4 (rival <1>) | 2 |");
    expect(text).toContain("| writing | MB/s | 3 | 2 (rival <1>) | 1.5 |");
    expect(plots.get(`${suite!.name}.svg`)).toContain("reading: rival &lt;1&gt;");
  });

  it("says of goals whether they are reached: more of a ratio, less of a time, less of a growth", () => {
    const bare = (value: number) => ({
      suite: "virsh",
      work: "virsh list, above bare Node",
      unit: "ms",
      subjects: [{ name: "ours", value }],
    });
    const beside = (value: number) => ({
      suite: "virsh",
      work: "1000 × list, by one script",
      unit: "ms",
      subjects: [
        { name: "ours", value },
        { name: "C virsh", value: 80 },
      ],
    });
    const growing = (end: number) => ({
      suite: "growth",
      work: "xend: info",
      unit: "µs a domain",
      points: [
        [10, 2],
        [1000, end],
      ] as const,
    });
    const told = (...rows: (ReturnType<typeof bare | typeof growing> & { suite: string })[]) =>
      reportOf({ ...about, machine, rows }).text;
    const reached = told(bare(8), beside(100), growing(3));
    expect(reached).toContain("| virsh list, above bare Node | at most 10 ms | 8 | reached |");
    expect(reached).toContain("| 1000 × list, by one script | at least 0.7 of C virsh | 0.8 | reached |");
    expect(reached).toContain("| xend: info | at most 1.5 × at the end | 1.5 | reached |");
    const missed = told(bare(12), beside(160), growing(4));
    expect(missed).toContain("| virsh list, above bare Node | at most 10 ms | 12 | not reached |");
    expect(missed).toContain("| 1000 × list, by one script | at least 0.7 of C virsh | 0.5 | not reached |");
    expect(missed).toContain("| xend: info | at most 1.5 × at the end | 2 | not reached |");
    expect(told()).toContain("| xend: info | at most 1.5 × at the end |  | not measured |");
  });

  it("says what is not here", () => {
    const missing = [{ suite: suite!.name, why: "no such peer" }];
    expect(reportOf({ ...about, machine, rows: [], missing }).text).toContain("Not here: no such peer.");
  });

  it("has three digits that count", () => {
    expect([0, 0.0012345, 0.5, 12.345, 999.6, 123_456].map(figure)).toEqual([
      "0",
      "0.00123",
      "0.5",
      "12.3",
      "1,000",
      "123,000",
    ]);
  });
});

it("draws bars to the side that is better, and lines through their points", () => {
  const bars = barPlot("Title", [
    { name: "twice", ratio: 2, label: "2" },
    { name: "half", ratio: 0.5, label: "0.5" },
  ]);
  const [twice, half] = [...bars.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g)].map(
    ([, x, width]) => [Number(x), Number(width)],
  );
  expect(half![0]! + half![1]!).toBeCloseTo(twice![0]!);
  expect(half![1]).toBeCloseTo(twice![1]!);
  const lines = linePlot("Title", "µs", [
    {
      name: "one",
      points: [
        [10, 1],
        [100, 1],
      ],
    },
  ]);
  expect(lines).toMatch(/<path d="M70 \d+L600 \d+" stroke="#1f6f8b" stroke-width="2"/);
});
