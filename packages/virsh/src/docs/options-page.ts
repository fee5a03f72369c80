import type { CommandRow, CommandRows } from "../cli/command-row.js";

/** A row of a table of facts, by the names of its columns. */
type Fact = Readonly<Record<string, string>>;

/** The rows of a file of facts. */
export function readFacts(text: string): Fact[] {
  const [head, ...lines] = text.split("\n").filter((line) => line !== "");
  const columns = head!.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

/**
 * What becomes of every command and option of C virsh here. Throws where our table lacks one that `verdicts` does not refuse.
 */
export function formatOptionsPage(
  theirs: readonly Fact[],
  verdicts: readonly Fact[],
  table: CommandRows,
): string {
  const verdictOf = (command: string, option: string): Fact | undefined =>
    verdicts.find((row) => row.command === command && (row.option === option || row.option === "*")) ??
    verdicts.find((row) => row.command === "*" && row.option === option);
  const lines = theirs.map((row) => {
    const { command = "", option = "" } = row;
    const shown = ["", "-", "*"].includes(option) ? "" : option;
    const { verdict = "works", reason = "" } = verdictOf(command, shown) ?? {};
    const taken = table.get(command);
    if (verdict !== "refused" && (taken === undefined || !takes(taken, shown))) {
      throw new Error(`virsh has no ${command} ${shown}, and no verdict says why`);
    }
    return `| \`${command}\` | ${shown === "" ? "" : `\`${shown}\``} | ${verdict} | ${reason} |`;
  });
  return [
    "# Every command and option of C virsh",
    "",
    "Made from `packages/virsh/facts` by `pnpm --filter @libvirt-ts/virsh run docs`; do not edit. What works is in our table of",
    "commands, or this page is not made.",
    "",
    "| command | option | here | why |",
    "| --- | --- | --- | --- |",
    ...lines,
    "",
  ].join("\n");
}

const takes = ({ options }: CommandRow, option: string): boolean =>
  option === "" ||
  Object.entries(options).some(([name, { aliases }]) => name === option || aliases.includes(option));
