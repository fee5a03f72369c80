import type { CommandRow } from "../cli/command-row.js";
import type { Option } from "../cli/option.js";
import { type Message, msg } from "../i18n/message.js";
import { descriptions } from "./descriptions.js";
import { jsonShapes } from "./json-shapes.js";
import { optionHelp } from "./option-help.js";
import { optionHelpOf } from "./option-help-of.js";
import { summaries } from "./summaries.js";

/** What help, manual page and documentation say of a command. */
export interface CommandText {
  readonly summary: Message;
  readonly description?: Message | undefined;
  /** The shape of what `--json` prints under `data`. */
  readonly json?: string | undefined;
  /** What an option is for. */
  option(name: string, option: Option): Message;
}

/** The words for a command; `text/` has them, so that running a command loads none. */
export function describeCommand({ name, summary, description, json }: CommandRow): CommandText {
  const key = name === "nodedev-dettach" ? "nodedev-detach" : name;
  return {
    summary: summary ?? lookUp(summaries, key) ?? msg("a command without a description"),
    description: description ?? lookUp(descriptions, key),
    json: json ?? lookUp(jsonShapes, key),
    option: (option, row) =>
      row.help ??
      lookUp(optionHelpOf, `${key} ${option}`) ??
      lookUp(optionHelp, option) ??
      msg("an option without a description"),
  };
}

const lookUp = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
