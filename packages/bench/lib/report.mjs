/** Results as JSON, as tables and as plots in the project's documentation. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { goals } from "../goals.mjs";
import { suites } from "../suites.mjs";
import { barPlot, linePlot } from "./plots.mjs";

const docs = new URL("../../../docs/", import.meta.url);
const folder = new URL("performance/", docs);
const file = new URL("results.json", folder);
const page = new URL("performance.md", docs);
const [begin, end] = ["<!-- made by pnpm bench: do not edit -->", "<!-- until here -->"];

export const readResults = () =>
  existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { rows: [], missing: [] };

/** A figure with three digits that count: what is measured has no more. */
export function figure(value) {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return Number(value.toPrecision(3)).toLocaleString("en", { maximumFractionDigits: digits });
}

export function writeResults({ rows, ...about }) {
  mkdirSync(folder, { recursive: true });
  const exact = (value) => Number(value.toPrecision(4));
  const rounded = rows.map((row) => ({
    ...row,
    ...(row.subjects && { subjects: row.subjects.map(({ name, value }) => ({ name, value: exact(value) })) }),
    ...(row.points && { points: row.points.map(([size, value]) => [size, exact(value)]) }),
  }));
  const lines = rounded.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  const head = JSON.stringify(about, null, 2).replace(/\n}$/, "");
  writeFileSync(file, `${head},\n  "rows": [\n${lines}\n  ]\n}\n`);
}

/** How many times as good ours is as a rival: of a time or a size less is better, of a rate more. */
function ratioOf({ unit, subjects: [ours] }, rival) {
  return unit.endsWith("/s") ? ours.value / rival.value : rival.value / ours.value;
}

function table(rows) {
  const cells = rows.flatMap((row) => {
    if (row.points) {
      const [first, last] = [row.points[0], row.points.at(-1)];
      const values = row.points.map(([size, value]) => `${figure(value)} of ${size.toLocaleString("en")}`);
      return [[row.work, row.unit, values.join(", "), "", `${figure(last[1] / first[1])} × at the end`]];
    }
    const [ours, ...rivals] = row.subjects;
    const own = ours.name === "ours" ? figure(ours.value) : `${figure(ours.value)} (${ours.name})`;
    if (rivals.length === 0) return [[row.work, row.unit, own, "", ""]];
    return rivals.map((rival, i) => [
      ...(i === 0 ? [row.work, row.unit, own] : ["", "", ""]),
      `${figure(rival.value)} (${rival.name})`,
      figure(ratioOf(row, rival)),
    ]);
  });
  return tableOf(["work", "unit", "ours", "rival", "times as good"], cells);
}

function tableOf(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A goal in words, and what a row has of it; undefined where the row lacks what it is measured by. */
function measured({ rival, atLeast, atMost, growsAtMost }, row) {
  if (growsAtMost !== undefined) {
    const value = row?.points && row.points.at(-1)[1] / row.points[0][1];
    return { goal: `at most ${growsAtMost} × at the end`, value, isReached: value <= growsAtMost };
  }
  const own = row?.subjects[0].value;
  if (atMost !== undefined)
    return { goal: `at most ${atMost} ${row?.unit ?? ""}`.trim(), value: own, isReached: own <= atMost };
  const other = row?.subjects.find(({ name }) => name === rival);
  const value = other && ratioOf(row, other);
  return { goal: `at least ${atLeast} of ${rival}`, value, isReached: value >= atLeast };
}

/** What became of each goal that the suite measures. */
function goalTable(rows) {
  const cells = goals.map((goal) => {
    const parts = [goal.work].flat();
    const row = rows.find(
      ({ suite, work }) => suite === goal.suite && parts.every((part) => work.includes(part)),
    );
    const { goal: words, value, isReached } = measured(goal, row);
    const name = row?.work ?? parts.join("…");
    if (value === undefined) return [name, words, "", "not measured"];
    return [name, words, figure(value), isReached ? "reached" : "not reached"];
  });
  return tableOf(["work", "goal", "now", "result"], cells);
}

/** The plots of a suite: name of the file, and what is in it. */
function plots({ name, title }, rows) {
  const bars = rows.flatMap((row) =>
    (row.subjects ?? []).slice(1).map((rival) => {
      const ratio = ratioOf(row, rival);
      return { name: `${row.work}: ${rival.name}`, ratio, label: figure(ratio) };
    }),
  );
  const growing = groupBy(rows, groupOf);
  return [
    ...(bars.length > 0 ? [[`${name}.svg`, barPlot(`${title}: times as good as each rival`, bars)]] : []),
    ...[...growing].map(([group, list]) => {
      const series = list.map(({ work, points }) => ({ name: work.slice(group.length + 2), points }));
      const label = `${group}: cost by the number of domains`;
      return [`${name}-${group.replaceAll(/[^\w-]+/g, "-")}.svg`, linePlot(label, list[0].unit, series)];
    }),
  ];
}

const groupOf = ({ work }) => work.split(": ", 1)[0];

/** The rows of growth, by what they are about. */
function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) if (row.points) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** What is made of results: the part of the page, and each plot by its file's name. */
export function reportOf({ quick, machine, versions, rows, missing, runs = [] }) {
  const drawn = new Map();
  const parts = suites.map((suite) => {
    const own = rows.filter((row) => row.suite === suite.name);
    const lack = missing.find((row) => row.suite === suite.name);
    const run = runs.find((one) => one.suite === suite.name);
    const images = own.length > 0 ? plots(suite, own) : [];
    for (const [name, content] of images) drawn.set(name, content);
    return [
      `### ${suite.title}`,
      ...(own.length > 0 ? [table(own)] : []),
      ...(own.length === 0 && !lack ? ["Not measured yet."] : []),
      ...(lack ? [`Not here${own.length > 0 ? ", or not all of it" : ""}: ${lack.why}.`] : []),
      ...(run
        ? [`${run.quick ? "Measured roughly in" : "Took"} ${run.seconds} s; load ${run.load} before.`]
        : []),
      ...images.map(([name]) => `![${suite.title}](performance/${name})`),
    ].join("\n\n");
  });
  const about = [
    `Measured ${quick ? "roughly (`--quick`) " : ""}on ${machine.cpu}, ${machine.cores} cores, ${machine.memory}, ${machine.system};`,
    `load ${machine.load} at the end. Versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(", ")}.`,
  ].join("\n");
  const told = ["### Goals", goalTable(rows)];
  return { text: [begin, about, ...told, ...parts, end].join("\n\n"), plots: drawn };
}

/** The part of the page that is made. */
export function madePart(text) {
  return text.slice(text.indexOf(begin), text.indexOf(end) + end.length);
}

export function writeReport() {
  const { text, plots: drawn } = reportOf(readResults());
  for (const name of readdirSync(folder)) if (name.endsWith(".svg")) rmSync(new URL(name, folder));
  for (const [name, content] of drawn) writeFileSync(new URL(name, folder), content);
  const before = readFileSync(page, "utf8");
  writeFileSync(
    page,
    before.replace(madePart(before), () => text),
  );
}
