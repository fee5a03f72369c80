/**
 * The report on what all runs came to: a table with a row for each reader, to which every run adds its own numbers. The table is
 * all that is kept, so it is read from where it is written.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

const head = `# What the fuzzer has read

Written by \`node scripts/fuzz.mjs --report REPORT.md\`, which adds its run to what is here. Seconds are the processor's. \`10⁷\` says
which readers have read ten million inputs. Findings are those of all runs; each has its test in the package it was found in.

| reader | inputs | seconds | inputs/s | places reached | findings | 10⁷ | last run |
|---|---|---|---|---|---|---|---|
`;
const goal = 10_000_000;
const number = new Intl.NumberFormat("en");
const numberIn = (cell) => Number(cell.replaceAll(",", ""));

/** What a report says, by reader. */
export function readReport(file) {
  const rows = new Map();
  if (!file || !existsSync(file)) return rows;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, name, inputs, seconds, , places, findings, , date] = cells;
    if (!name?.startsWith("`")) continue;
    const [covered, all] = places.split(" of ").map(numberIn);
    rows.set(name.slice(1, -1), {
      inputs: numberIn(inputs),
      seconds: numberIn(seconds),
      covered,
      places: all,
      findings: numberIn(findings),
      date,
    });
  }
  return rows;
}

/** Adds a run of a reader to the report. */
export function addToReport(file, name, { inputs, seconds, covered, places, findings }) {
  const rows = readReport(file);
  const before = rows.get(name) ?? { inputs: 0, seconds: 0, covered: 0, findings: 0 };
  rows.set(name, {
    inputs: before.inputs + inputs,
    seconds: before.seconds + seconds,
    // Code changes between runs: what is told of it is of the last one that lived to tell.
    covered: covered || before.covered,
    places,
    findings: before.findings + findings,
    date: new Date().toISOString().slice(0, 10),
  });
  const lines = [...rows].sort().map(([reader, row]) => {
    const rate = number.format(Math.round(row.inputs / Math.max(1, row.seconds)));
    const reached = `${number.format(row.covered)} of ${number.format(row.places)}`;
    const cells = [
      `\`${reader}\``,
      number.format(row.inputs),
      number.format(row.seconds),
      rate,
      reached,
      row.findings,
      row.inputs >= goal ? "yes" : "no",
      row.date,
    ];
    return `| ${cells.join(" | ")} |\n`;
  });
  // Whole or not at all, whenever a run is ended.
  writeFileSync(`${file}.new`, head + lines.join(""));
  renameSync(`${file}.new`, file);
}
