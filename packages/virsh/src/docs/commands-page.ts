import type { CommandRow, CommandRows } from "../cli/command-row.js";
import { groups, optionLabel, synopsis } from "../cli/help.js";
import { describeCommand } from "../text/describe.js";

/** The reference of all commands in Markdown, made from the command table. */
export function formatCommandsPage(table: CommandRows): string {
  const commands = [...table.values()];
  return [
    "# virsh commands",
    "",
    "Made from the command table by `pnpm --filter @libvirt-ts/virsh run docs`; do not edit.",
    "",
    'With `--json` a command prints one document on one line, `{"version":1,"command":"…","data":…}`; a command over several',
    "domains prints one for each. Below, JSON is the shape of `data`. A field may be added without a new `version`; none",
    "changes or goes. `null` stands for what there is not. Numbers of nanoseconds have all their digits and may lie beyond",
    "what a double holds.",
    ...groups.flatMap(({ keyword, title }) => [
      "",
      `## ${title}`,
      ...commands.filter(({ group, hidden }) => group === keyword && hidden !== true).flatMap(section),
    ]),
    "",
  ].join("\n");
}

function section(row: CommandRow): string[] {
  const { name, options } = row;
  const { summary, description, json, option: helpOf } = describeCommand(row);
  const rows = Object.entries(options).map(([option, shape]) => {
    const others = shape.aliases.map((alias) => `\`--${alias}\``);
    const also = others.length === 0 ? "" : ` (also ${others.join(", ")})`;
    return [`\`${optionLabel(option, shape)}\``, cell(helpOf(option, shape)) + also];
  });
  return [
    "",
    `### ${name}`,
    "",
    `\`${synopsis(row)}\``,
    "",
    description ?? `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    ...(rows.length === 0 ? [] : ["", ...table([["option", "meaning"], ...rows])]),
    ...(json === undefined ? [] : ["", `JSON: \`${json}\``]),
  ];
}

/** A text that may stand in a table. */
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

/** Rows in columns of equal width, the first one above a rule. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text, column) => text.padEnd(widths[column]!)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return [rows[0]!, rule, ...rows.slice(1)].map(line);
}
