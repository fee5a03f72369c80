import { type Message, msg, type Translator } from "../i18n/message.js";
import { describeCommand } from "../text/describe.js";
import type { CommandRow, CommandRows, Group } from "./command-row.js";
import { globalOptions } from "./global-options.js";
import type { Option } from "./option.js";

interface GroupTitle {
  readonly keyword: Group;
  readonly title: Message;
}

/** The groups of `help KEYWORD`. */
export const groups: readonly GroupTitle[] = [
  { keyword: "domain", title: msg("Domain Management") },
  { keyword: "monitor", title: msg("Domain Monitoring") },
  { keyword: "host", title: msg("Host and Hypervisor") },
  { keyword: "checkpoint", title: msg("Checkpoint") },
  { keyword: "interface", title: msg("Interface") },
  { keyword: "filter", title: msg("Network Filter") },
  { keyword: "network", title: msg("Networking") },
  { keyword: "nodedev", title: msg("Node Device") },
  { keyword: "secret", title: msg("Secret") },
  { keyword: "snapshot", title: msg("Snapshot") },
  { keyword: "backup", title: msg("Backup") },
  { keyword: "pool", title: msg("Storage Pool") },
  { keyword: "volume", title: msg("Storage Volume") },
  { keyword: "virsh", title: msg("Virsh itself") },
];

/** A line for each command: its name and what it does. */
export function formatCommandList(
  commands: readonly CommandRow[],
  translator: Translator,
  width = 30,
): string {
  return commands
    .filter(({ hidden }) => hidden !== true)
    .map((row) => `    ${row.name.padEnd(width)} ${translator.say(describeCommand(row).summary)}\n`)
    .join("");
}

/** The commands of one group. */
export function formatGroup(
  { keyword, title }: GroupTitle,
  commands: readonly CommandRow[],
  translator: Translator,
  width?: number,
): string {
  const heading = translator.say(msg("{title} (help keyword '{keyword}'):"), {
    title: translator.say(title),
    keyword,
  });
  return ` ${heading}\n${formatCommandList(
    commands.filter(({ group }) => group === keyword),
    translator,
    width,
  )}`;
}

/** The commands of every group. */
export const formatGroups = (table: CommandRows, translator: Translator): string =>
  groups.map((group) => formatGroup(group, [...table.values()].sort(byCommandName), translator)).join("\n");

const byCommandName = (a: CommandRow, b: CommandRow): number => (a.name < b.name ? -1 : 1);

/** All about one command. `prefix` goes before the synopsis. */
export function formatCommandHelp(command: CommandRow, translator: Translator, prefix = ""): string {
  const { name, options } = command;
  const { summary, description, option: helpOf } = describeCommand(command);
  const entries = Object.entries(options);
  const sections = [
    `  NAME\n    ${name} - ${translator.say(summary)}\n`,
    `  SYNOPSIS\n    ${prefix}${synopsis(command)}\n`,
  ];
  if (description !== undefined) sections.push(`  DESCRIPTION\n    ${translator.say(description)}\n`);
  if (entries.length > 0) {
    const lines = entries.map(
      ([option, row]) =>
        `    ${optionLabel(option, row).padEnd(15)}  ${translator.say(helpOf(option, row))}\n`,
    );
    sections.push(`  OPTIONS\n${lines.join("")}`);
  }
  return `${sections.join("\n")}\n`;
}

/** `start <name>... [--console]` */
export function synopsis({ name, options }: Pick<CommandRow, "name" | "options">): string {
  const parts = Object.entries(options).map(([option, row]) => {
    const label = row.many ? `${optionLabel(option, row)}...` : optionLabel(option, row);
    return row.required ? label : `[${label}]`;
  });
  return [name, ...parts].join(" ");
}

/** `--flag`, `<positional>` or `--name <string>` */
export function optionLabel(name: string, { kind, positional, placeholder }: Option): string {
  if (kind === "flag") return `--${name}`;
  return positional ? `<${name}>` : `--${name} <${placeholder}>`;
}

/** `-c | --connect <uri>` */
export function globalOptionLabel({
  short,
  extraShort,
  long,
  argument,
  optional,
}: (typeof globalOptions)[number]): string {
  const letters = [short, extraShort].flatMap((letter) => (letter === undefined ? [] : [`-${letter}`]));
  const value = argument === undefined ? "" : optional ? `[=${argument}]` : ` <${argument}>`;
  return [...letters, `--${long}${value}`].join(" | ");
}

/** What `virsh --help` prints. */
export function formatUsage(program: string, commands: CommandRows, translator: Translator): string {
  const options = globalOptions
    .map(
      (option) =>
        `    ${globalOptionLabel(option)}`.padEnd(28) +
        (globalOptionLabel(option).length > 23 ? " " : "") +
        translator.say(option.help),
    )
    .join("\n");
  return [
    `\n${program} [options] [commands]\n`,
    `  ${translator.say(msg("options:"))}`,
    options,
    `\n  ${translator.say(msg("commands (non interactive mode):"))}`,
    formatGroups(commands, translator),
    `  ${translator.say(msg("(specify help <command> for details about the command)"))}\n\n`,
  ].join("\n");
}
