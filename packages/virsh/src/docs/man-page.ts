import type { CommandRow, CommandRows } from "../cli/command-row.js";
import { globalOptions } from "../cli/global-options.js";
import { groups, optionLabel } from "../cli/help.js";
import { describeCommand } from "../text/describe.js";

/** The manual page of virsh in mdoc, made from the command table. `date` is an ISO date. */
export function formatManPage(table: CommandRows, date: string): string {
  const commands = [...table.values()];
  return [
    ...head(date),
    ".Sh OPTIONS",
    ".Bl -tag -width Ds",
    ...globalOptions.flatMap(({ short, extraShort, long, argument, optional, help }) => [
      `.It ${[short, extraShort].flatMap((letter) => (letter === undefined ? [] : [`Fl ${letter} ,`])).join(" ")} Fl -${long}${
        argument === undefined ? "" : optional === true ? ` Ns Op = Ns Ar ${argument}` : ` Ar ${argument}`
      }`.replace("It  ", "It "),
      sentence(help),
    ]),
    ".El",
    ".Sh COMMANDS",
    "A domain is named by its id, its uuid or its name, looked for in this order.",
    ...groups.flatMap(({ keyword, title }) => [
      `.Ss ${title}`,
      ".Bl -tag -width Ds",
      ...commands.filter(({ group, hidden }) => group === keyword && hidden !== true).flatMap(commandItem),
      ".El",
    ]),
    ...tail,
    "",
  ]
    .flatMap((lines) => lines.split("\n").flatMap(wrap))
    .join("\n");
}

/** Breaks a line of text; a line that begins with a macro is one line. */
function wrap(line: string): string[] {
  if (line.startsWith(".")) return [line];
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 78) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.replace(/^[.']/, "\\&$&"));
  }
  return lines;
}

function commandItem(command: CommandRow): string[] {
  const { name, options } = command;
  const { summary, description, json, option: helpOf } = describeCommand(command);
  const entries = Object.entries(options);
  return [
    `.It Ic ${name}${entries.map(([option, row]) => ` ${optionMacro(option, row)}`).join("")}`,
    sentence(description ?? summary),
    ...(entries.length === 0
      ? []
      : [
          ".Bl -tag -width Ds -compact",
          ...entries.flatMap(([option, row]) => [
            `.It ${text(optionLabel(option, row))}`,
            sentence(helpOf(option, row)),
          ]),
          ".El",
        ]),
    ...(json === undefined ? [] : [".Pp", "JSON:", `.Li ${text(json)}`]),
  ];
}

function optionMacro(name: string, row: CommandRow["options"][string]): string {
  const dots = row.many ? " Ar ..." : "";
  const shape =
    row.kind === "flag"
      ? `Fl -${name}`
      : row.positional
        ? `Ar ${name}${dots}`
        : `Fl -${name} Ar ${row.placeholder}`;
  return row.required ? shape : `Oo ${shape} Oc`;
}

/** A text as a line of its own that begins with a capital and ends with a full stop. */
function sentence(plain: string): string {
  const line = text(plain[0]!.toUpperCase() + plain.slice(1)).replace(/([.!?]) (?=[A-Z])/g, "$1\n");
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

/** A text that roff takes literally. */
const text = (plain: string): string =>
  plain
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll('"', "\\(dq")
    .replace(
      /[^\n\x20-\x7e]/gu,
      (character) => `\\[u${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`,
    )
    .replace(/^([.'])/gm, "\\&$1");

const head = (date: string): string[] => [
  `.Dd ${mdocDate(date)}`,
  ".Dt VIRSH 1",
  ".Os",
  ".Sh NAME",
  ".Nm virsh",
  ".Nd manage virtual machines from the shell",
  ".Sh SYNOPSIS",
  ".Nm",
  ".Op Ar options",
  ".Op Ar command Op Ar argument ...",
  ".Nm",
  ".Op Ar options",
  ".Fl f Ar file",
  ".Sh DESCRIPTION",
  ".Nm",
  "runs the commands it is given and exits.",
  "Several commands are separated by",
  ".Ql \\&;",
  "in one argument, or by an argument that is only",
  ".Ql \\&; .",
  "Without commands it is an interactive shell on a terminal, and otherwise reads a script from standard input.",
  ".Pp",
  "Words are separated by blanks; single and double quotes and the backslash work as in a shell, and",
  ".Ql #",
  "begins a comment.",
  "After a word",
  ".Ql --",
  "nothing is an option.",
];

const tail: readonly string[] = [
  ".Sh ENVIRONMENT",
  ".Bl -tag -width Ds",
  ".It Ev VIRSH_DEFAULT_CONNECT_URI , LIBVIRT_DEFAULT_URI",
  "The URI to connect to, where",
  ".Fl c",
  "is not given.",
  ".It Ev VIRSH_DEBUG",
  "The debug level, where",
  ".Fl d",
  "is not given.",
  ".It Ev VIRSH_DRIVERS",
  "Drivers of other makers to load as by",
  ".Fl -driver ,",
  "separated by colons.",
  ".It Ev VIRSH_LOG_FILE",
  "The log file, where",
  ".Fl l",
  "is not given.",
  ".It Ev VIRSH_HISTSIZE",
  "How many lines the shell remembers: 500, unless this says otherwise.",
  ".It Ev VISUAL , EDITOR",
  "The editor of",
  ".Ic edit .",
  ".It Ev NO_COLOR , FORCE_COLOR",
  "Never or always use colour.",
  ".It Ev LC_ALL , LC_MESSAGES , LANG , LANGUAGE",
  "The language of sentences.",
  "State words, labels and JSON are the same in every language.",
  ".El",
  ".Sh FILES",
  ".Bl -tag -width Ds",
  ".It Pa $XDG_STATE_HOME/libvirt\\-ts/virsh_history",
  "What was typed in the shell; below",
  ".Pa ~/.local/state",
  "where the variable is not set.",
  ".El",
  ".Sh EXIT STATUS",
  "0 when every command succeeded, 1 when one failed or was not understood.",
  "An interactive shell always ends with 0.",
  ".Sh EXAMPLES",
  "List all domains, then start one:",
  ".Dl virsh \\(aqlist \\-\\-all; start web1\\(aq",
  ".Pp",
  "The names of running domains, for a program:",
  ".Dl virsh list \\-\\-json | jq \\-r \\(aq.data[].name\\(aq",
];

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** `2026-11-22` as `November 22, 2026` */
function mdocDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${months[month! - 1]} ${day}, ${year}`;
}
