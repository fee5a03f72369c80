import { readFileSync, writeFileSync } from "node:fs";
import type { Verdict } from "./run.js";

/** One row of the page. */
export interface Row {
  readonly sequence: "qemu" | "test";
  readonly line: string;
  readonly stdout: Verdict;
  readonly stderr: Verdict;
  readonly status: Verdict;
  readonly why: readonly string[];
}

const file = new URL("../../../../docs/virsh-side-by-side.md", import.meta.url);

const code = (text: string): string => `\`\` ${text.replaceAll("|", "\\|")} \`\``;

const table = (rows: readonly Row[]): string[] => [
  "| invocation | stdout | stderr | status | why |",
  "| --- | --- | --- | --- | --- |",
  ...rows.map(
    ({ line, stdout, stderr, status, why }) =>
      `| ${code(line)} | ${stdout} | ${stderr} | ${status} | ${why.join("; ")} |`,
  ),
];

/** The page of the docs about both programs on one daemon. */
export function formatPage(rows: readonly Row[]): string {
  const of = (what: "status" | "stderr" | "stdout", verdict: Verdict): number =>
    rows.filter((row) => row[what] === verdict).length;
  const count = (what: "status" | "stderr" | "stdout"): string =>
    `| ${what} | ${of(what, "same")} | ${of(what, "own words")} | ${of(what, "differs")} |`;
  return [
    "# C virsh and ours, side by side",
    "",
    "Made by `UPDATE_DOCS=1` and the test `virsh-side-by-side` of `packages/e2e`; do not edit.",
    "",
    `${rows.length} invocations of Debian 12's C virsh (9.0.0) and of ours, on the same libvirtd 9.0.0. Both get the line as one word.`,
    "What is another each time (times, made-up UUIDs, ids) is not compared. Sentences of success and errors are in words of our",
    "own, as decided; that there is an error, or none, is compared.",
    "",
    "| compared | the same | own words | differs |",
    "| --- | --- | --- | --- |",
    count("stdout"),
    count("stderr"),
    count("status"),
    "",
    "## On libvirt's test driver",
    "",
    ...table(rows.filter(({ sequence }) => sequence === "test")),
    "",
    "## On QEMU's driver, as one sequence",
    "",
    ...table(rows.filter(({ sequence }) => sequence === "qemu")),
    "",
  ].join("\n");
}

/** Whether the page in the docs is this one; with UPDATE_DOCS=1 it becomes it. */
export function isPage(text: string): boolean {
  if (process.env.UPDATE_DOCS === "1") writeFileSync(file, text);
  return readFileSync(file, "utf8") === text;
}
