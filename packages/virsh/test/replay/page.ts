import { readFileSync, writeFileSync } from "node:fs";
import { failedScript } from "./decided.js";

const file = new URL("../../../../docs/virsh-transcripts.md", import.meta.url);

interface Outcome {
  readonly name: string;
  readonly verdict: "counted" | "decided" | "same";
  readonly reason?: string;
}

/** The page of the docs about runs of C virsh that ours was compared with. */
export function formatPage(outcomes: readonly Outcome[]): string {
  const of = (verdict: Outcome["verdict"]): readonly Outcome[] =>
    outcomes.filter((outcome) => outcome.verdict === verdict);
  const [same, decided, counted] = [of("same"), of("decided"), of("counted")];
  const share = ((100 * same.length) / (same.length + counted.length)).toFixed(1);
  return [
    "# Runs of C virsh, replayed",
    "",
    "Made by `UPDATE_DOCS=1` and virsh's test `test/replay`; do not edit.",
    "",
    `${outcomes.length} recorded runs of C virsh 12.8 on its test driver, on \`test:///default\` and on a node file, are`,
    "replayed with the clock of the recording. Compared are the exit status and the data: what stdout holds but for",
    "sentences, prompts and empty lines.",
    "",
    "| runs | how many |",
    "| --- | --- |",
    `| the same | ${same.length} |`,
    `| differ | ${counted.length} |`,
    `| differ by decision, and do not count | ${decided.length} |`,
    `| of these: the same data, and a status of 1 where C's failing script has 0 | ${decided.filter(({ reason }) => reason === failedScript).length} |`,
    `| the same, of those that count | ${share} % |`,
    "",
    "## What differs",
    "",
    ...byReason(counted),
    "",
    "## What differs by decision",
    "",
    ...byReason(decided),
    "",
  ].join("\n");
}

/** Whether the page in the docs is this one; with UPDATE_DOCS=1 it becomes it. */
export function isPage(text: string): boolean {
  if (process.env.UPDATE_DOCS === "1") writeFileSync(file, text);
  return readFileSync(file, "utf8") === text;
}

/** A row for each reason, with the runs that have it. */
function byReason(outcomes: readonly Outcome[]): string[] {
  const runs = new Map<string, string[]>();
  for (const { name, reason = "" } of outcomes) runs.set(reason, [...(runs.get(reason) ?? []), name]);
  return [
    "| why | runs |",
    "| --- | --- |",
    ...[...runs].map(([reason, names]) => `| ${reason} | ${names.map((name) => `\`${name}\``).join(" ")} |`),
  ];
}
