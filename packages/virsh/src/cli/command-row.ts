import type { CommandsOfGroup } from "../commands/table/args.generated.js";
import type { Message } from "../i18n/message.js";
import type { Option } from "./option.js";

/** The groups of `help KEYWORD`. */
export type Group = keyof CommandsOfGroup;

/** A command's options by name, in the order in which positional ones are filled. */
export type Options = Readonly<Record<string, Option>>;

/** Why an option is not taken, in a sentence with `{command}` and `{option}`; and whether a value follows it. */
export interface Refusal {
  readonly kind: Option["kind"];
  readonly why: Message;
}

/** What parser, help, man page, completions and documentation know of a command. */
export interface CommandRow<O extends Options = Options> {
  readonly name: string;
  readonly group: Group;
  /** One line, for lists of commands; those of the table of commands are kept apart, in `text/`. */
  readonly summary?: Message;
  /** A paragraph; absent where the summary says all. */
  readonly description?: Message;
  readonly options: O;
  /** Options of C virsh that it does not take, by name. */
  readonly refused?: Readonly<Record<string, Refusal>>;
  /** Whether it works on a connection. */
  readonly connects: boolean;
  /** The shape of what `--json` prints under `data`, where the command prints data. */
  readonly json?: string;
  /** Runs until it is interrupted, which is no failure. */
  readonly waits?: boolean;
  /** Not shown in help. */
  readonly hidden?: boolean;
}

/** Where commands are looked up, for who runs none of them. */
export interface CommandRows {
  get(name: string): CommandRow | undefined;
  values(): Iterable<CommandRow>;
}
