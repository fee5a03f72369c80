import { type Message, msg, type Values } from "../i18n/message.js";
import type { Command } from "./command.js";
import type { CommandRow, Options } from "./command-row.js";
import { Failure, UsageError } from "./failure.js";
import type { Option } from "./option.js";
import { suggest } from "./suggest.js";
import type { Word } from "./words.js";

/** A command with everything it needs to run. */
export interface Invocation {
  readonly command: Command;
  readonly args: Readonly<Record<string, unknown>>;
  /** `--help` stood among the words: show the command's help instead. */
  readonly help: boolean;
  /** The words as they were given, for debug lines. */
  readonly words: readonly string[];
}

/** Where commands are looked up. */
export interface CommandTable {
  get(name: string): Command | undefined;
  values(): Iterable<Command>;
}

/** Reads the words of every command; throws one UsageError for the first command that is wrong. */
export function parseCommands(commands: readonly (readonly Word[])[], table: CommandTable): Invocation[] {
  return commands.map((words) => parseCommand(words, table));
}

/** An option as the words named it. */
export function findOption(options: Options, name: string): [string, Option] | undefined {
  if (Object.hasOwn(options, name)) return [name, options[name]!];
  return Object.entries(options).find(([, option]) => option.aliases.includes(name));
}

/** `--name`, `--name=value`: what the reference takes for an option. */
export const optionPattern = /^--([A-Za-z0-9][^=]*)(?:=([\s\S]*))?$/;

function parseCommand(words: readonly Word[], table: CommandTable): Invocation {
  const name = words[0]!.text;
  const command = table.get(name);
  if (command === undefined) throw new UsageError([unknownCommand(name, table.values())]);
  const reader = new ArgumentReader(command);
  const end = words.findIndex(({ text, literal }) => text === "--" && !literal);
  const options = end < 0 ? words.slice(1) : words.slice(1, end);
  const help = options.some(({ text }) => text === "--help");
  const plain = words.map(({ text }) => text);
  if (help) return { command, args: {}, help, words: plain };
  reader.read(options);
  if (end >= 0) for (const word of words.slice(end + 1)) reader.data(word.text);
  return { command, args: reader.finish(), help, words: plain };
}

/** Says that there is no such command, and which one may have been meant. */
export function unknownCommand(name: string, commands: Iterable<CommandRow>): Failure {
  const near = suggest(
    name,
    [...commands].flatMap((known) => (known.hidden ? [] : [known.name])),
  );
  return near === undefined
    ? new Failure(msg("unknown command: '{name}'"), { name })
    : new Failure(msg("unknown command: '{name}'; did you mean '{near}'?"), { name, near });
}

class ArgumentReader {
  readonly #command: Command;
  readonly #positional: [string, Option][];
  readonly #values = new Map<string, unknown>();
  /** Options that were given, if only badly. */
  readonly #given = new Set<string>();
  readonly #failures: Failure[] = [];

  constructor(command: Command) {
    this.#command = command;
    this.#positional = Object.entries(command.options)
      .filter(([, option]) => option.positional)
      .sort(([, a], [, b]) => (a.place ?? 0) - (b.place ?? 0));
  }

  read(words: readonly Word[]): void {
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      const match = optionPattern.exec(word.text);
      // A quoted word is an option where the command has it: shells quote what people paste. Else it is data.
      if (match === null || (word.literal && findOption(this.#command.options, match[1]!) === undefined)) {
        this.data(word.text);
        continue;
      }
      const [, given, attached] = match;
      const found = findOption(this.#command.options, given!);
      if (found === undefined) {
        const takesValue = this.#refuse(given!) && attached === undefined;
        const next = words[at + 1];
        if (takesValue && next !== undefined && (next.literal || !optionPattern.test(next.text))) at++;
      } else if (found[1].kind === "flag") {
        if (attached !== undefined)
          this.#fail(msg("option '--{option}' of command '{command}' takes no value"), { option: given! });
        else if (this.#values.has(found[0])) this.#givenTwice(found[0]);
        else this.#values.set(found[0], true);
      } else if (attached !== undefined) {
        this.#set(found, attached);
      } else {
        const next = words[at + 1];
        if (next === undefined || (!next.literal && optionPattern.test(next.text))) {
          this.#given.add(found[0]);
          this.#fail(msg("option '--{option}' of command '{command}' needs a value"), { option: given! });
        } else {
          this.#set(found, next.text);
          at++;
        }
      }
    }
  }

  /** A word without an option name: the next positional option's. */
  data(text: string): void {
    while (this.#positional[0]?.[1].many === false && this.#given.has(this.#positional[0][0])) {
      this.#positional.shift();
    }
    const next = this.#positional[0];
    if (next === undefined) {
      this.#fail(msg("unexpected argument '{word}' of command '{command}'"), { word: text });
      return;
    }
    this.#set(next, text);
    if (!next[1].many) this.#positional.shift();
  }

  finish(): Readonly<Record<string, unknown>> {
    const args: Record<string, unknown> = Object.create(null);
    for (const [name, option] of Object.entries(this.#command.options)) {
      const value = this.#values.get(name);
      if (option.required && !this.#given.has(name)) {
        this.#fail(
          option.positional
            ? msg("command '{command}' requires <{option}>")
            : msg("command '{command}' requires --{option}"),
          { option: name },
        );
      }
      args[name] = value ?? (option.kind === "flag" ? false : option.many ? [] : undefined);
    }
    if (this.#failures.length > 0) throw new UsageError(this.#failures);
    return args;
  }

  #set([name, option]: [string, Option], word: string): void {
    this.#given.add(name);
    let value: unknown;
    try {
      value = option.read(word);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#fail(error.say, { word, option: name, ...error.values });
      return;
    }
    const list = this.#values.get(name);
    if (option.many && Array.isArray(list)) list.push(value);
    else if (option.many) this.#values.set(name, [value]);
    else if (this.#values.has(name)) this.#givenTwice(name);
    else this.#values.set(name, value);
  }

  #givenTwice(option: string): void {
    this.#fail(msg("option '{option}' of command '{command}' is given twice"), { option });
  }

  /** Says why there is no such option; whether a value goes with it. */
  #refuse(option: string): boolean {
    const { refused = {} } = this.#command;
    const refusal = Object.hasOwn(refused, option) ? refused[option] : undefined;
    if (refusal === undefined) this.#unknownOption(option);
    else this.#fail(refusal.why, { option });
    return refusal?.kind === "value";
  }

  #unknownOption(option: string): void {
    const near = suggest(option, Object.keys(this.#command.options));
    if (near === undefined) {
      this.#fail(msg("command '{command}' has no option --{option}"), { option });
    } else {
      this.#fail(msg("command '{command}' has no option --{option}; did you mean --{near}?"), {
        option,
        near,
      });
    }
  }

  #fail(message: Message, values: Values): void {
    this.#failures.push(new Failure(message, { command: this.#command.name, ...values }));
  }
}
