/**
 * Makes the table of commands and options: `facts/commands.tsv` is what today's virsh has, `facts/additions.tsv` what ours has
 * beyond it, `facts/readers.tsv` how the value of an option is read where its kind does not say so.
 */
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);

/** The rows of a file as objects by the names of its columns. */
function readTable(name) {
  const [head, ...lines] = readFileSync(new URL(`facts/${name}.tsv`, root), "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const columns = head.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

/** What the sheet calls a group, where `help` has another word. */
const groupNames = { events: "domain" };

const readers = new Map(
  readTable("readers").map(({ command, option, reader }) => [`${command} ${option}`, reader]),
);
const readerOf = (command, { option, kind }) =>
  readers.get(`${command} ${option}`) ?? readers.get(`* ${option}`) ?? (kind === "int" ? "number" : "");

const commands = new Map();
for (const row of [...readTable("commands"), ...readTable("additions")]) {
  const group = groupNames[row.group] ?? row.group;
  const known = commands.get(row.command) ?? { group, aliasOf: row["alias-of"] ?? "", options: new Map() };
  commands.set(row.command, known);
  if (row.option !== "" && row.option !== "-") known.options.set(row.option, row);
}

/** One option as `parseSpec` reads it: `name`, its sigil, its place, `!` where it must be there, its reader. */
function token(command, row) {
  const { option, kind, required, positional } = row;
  if (row["option-alias-of"] !== "") return `${option}>${row["option-alias-of"]}`;
  if (kind === "flag") return option;
  const many = kind === "argv" ? "*" : "=";
  const place = positional.replace("+", "");
  const reader = readerOf(command, row);
  return `${option}${many}${place}${required === "yes" ? "!" : ""}${reader === "" ? "" : `%${reader}`}`;
}

/** The type of what a command is given for an option. */
const types = {
  number: "number",
  seconds: "number",
  kib: "number",
  bytes: "bigint",
  unsigned: "bigint",
  scaled: "bigint",
  limit: "bigint",
};
function typeOf(command, row) {
  if (row.kind === "flag") return "boolean";
  if (row.kind === "argv") return "readonly string[]";
  const type = types[readerOf(command, row)] ?? "string";
  return row.required === "yes" ? type : `${type} | undefined`;
}

const sorted = [...commands].sort(([a], [b]) => (a < b ? -1 : 1));
const head = "// Made from facts/ by scripts/write-table.mjs; do not edit.\n";
const quoted = (name) => (/^[a-z]+$/.test(name) ? name : `"${name}"`);

const specs = sorted.map(([command, { group, aliasOf, options }]) => {
  const target = aliasOf === "" ? { options } : commands.get(aliasOf);
  const tokens = [...target.options.values()].map((row) => token(command, row));
  return `  ${quoted(command)}: "${[`${group}${aliasOf === "" ? "" : `@${aliasOf}`}`, ...tokens].join(" ")}",\n`;
});
writeFileSync(
  new URL("src/commands/table/specs.generated.ts", root),
  `${head}
/** Every command's group and options, in the words of \`parseSpec\`. */
export const specs: Readonly<Record<string, string>> = {
${specs.join("")}};
`,
);

const args = sorted
  .filter(([, { aliasOf }]) => aliasOf === "")
  .map(([command, { options }]) => {
    const fields = [...options.values()]
      .filter((row) => row["option-alias-of"] === "")
      .map((row) => `    readonly ${quoted(row.option)}: ${typeOf(command, row)};\n`);
    return `  readonly ${quoted(command)}: {\n${fields.join("")}  };\n`;
  });
const groups = new Map();
for (const [command, { group, aliasOf }] of sorted)
  if (aliasOf === "") groups.set(group, [...(groups.get(group) ?? []), command]);
writeFileSync(
  new URL("src/commands/table/args.generated.ts", root),
  `${head}
/** What each command is given. */
export interface CommandArgs {
${args.join("")}}

/** The commands of each group of help. */
export interface CommandsOfGroup {
${[...groups]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([group, list]) => `  readonly ${group}: ${list.map((name) => `"${name}"`).join(" | ")};\n`)
  .join("")}}
`,
);
