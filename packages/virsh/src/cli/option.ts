import { type Message, msg } from "../i18n/message.js";
import { Failure } from "./failure.js";

/** What Tab offers for a value. */
export type Completion =
  | "active-domain"
  | "binding"
  | "checkpoint"
  | "command"
  | "cpulist"
  | "device"
  | "directory"
  | "disk"
  | "domain"
  | "file"
  | "inactive-domain"
  | "interface"
  | "mac"
  | "moment"
  | "network"
  | "nwfilter"
  | "pool"
  | "secret"
  | "snapshot"
  | "vcpu"
  | "volume"
  | readonly string[];

/** An option of a command; `T` is what the command gets. */
export interface Option<T = unknown> {
  /** One line for help; those of the table of commands are kept apart, in `text/`. */
  readonly help?: Message;
  readonly kind: "flag" | "value";
  /** May also be given without its name, in the order of declaration. */
  readonly positional: boolean;
  /** Which of the words without a name it is; without it, the order of declaration counts. */
  readonly place?: number;
  readonly required: boolean;
  /** Takes all remaining positional words. */
  readonly many: boolean;
  /** The word that stands for its value in help: `uri`, `number`. */
  readonly placeholder: string;
  readonly complete?: Completion | undefined;
  /** Other names it is known by. */
  readonly aliases: readonly string[];
  /** Reads one word, or throws a Failure whose values get `option` and `word` added. */
  readonly read: (word: string) => unknown;
  /** Never set: carries the type. */
  readonly type?: T;
}

interface Details<V> {
  readonly complete?: Completion;
  readonly placeholder?: string;
  readonly aliases?: readonly string[];
  readonly read?: (word: string) => V;
}

type Reading<V> = Details<V> & Required<Pick<Details<V>, "read">>;

const option = <T>(
  help: Message,
  shape: Partial<Pick<Option, "kind" | "positional" | "required" | "many">>,
  details: Details<unknown> = {},
): Option<T> => ({
  help,
  kind: shape.kind ?? "value",
  positional: shape.positional ?? false,
  required: shape.required ?? false,
  many: shape.many ?? false,
  placeholder: details.placeholder ?? "string",
  complete: details.complete,
  aliases: details.aliases ?? [],
  read: details.read ?? ((word) => word),
});

/** `--name`: there or not. */
export const flag = (help: Message): Option<boolean> => option(help, { kind: "flag" });

/** `--name VALUE`, which may be left out. */
export function value<V>(help: Message, details: Reading<V>): Option<V | undefined>;
export function value(help: Message, details?: Details<string>): Option<string | undefined>;
export function value<V>(help: Message, details?: Details<V>): Option<V | undefined> {
  return option(help, {}, details);
}

/** A word that must be there. */
export function argument<V>(help: Message, details: Reading<V>): Option<V>;
export function argument(help: Message, details?: Details<string>): Option<string>;
export function argument<V>(help: Message, details?: Details<V>): Option<V> {
  return option(help, { positional: true, required: true }, details);
}

/** A word that may be left out. */
export function optionalArgument<V>(help: Message, details: Reading<V>): Option<V | undefined>;
export function optionalArgument(help: Message, details?: Details<string>): Option<string | undefined>;
export function optionalArgument<V>(help: Message, details?: Details<V>): Option<V | undefined> {
  return option(help, { positional: true }, details);
}

/** One word or more. */
export const manyArguments = (help: Message, details?: Details<string>): Option<readonly string[]> =>
  option(help, { positional: true, required: true, many: true }, details);

/** Any number of words. */
export const anyArguments = (help: Message, details?: Details<string>): Option<readonly string[]> =>
  option(help, { positional: true, many: true }, details);

/** A domain by id, uuid or name. */
export const domainArgument = (complete: Completion = "domain"): Option<string> =>
  argument(msg("domain name, id or uuid"), { complete, read: notEmpty });

/** Several domains, each by id, uuid or name. */
export const domainArguments = (complete: Completion = "domain"): Option<readonly string[]> =>
  manyArguments(msg("domain name, id or uuid; may be repeated"), { complete, read: notEmpty });

/** Refuses an empty word. */
export function notEmpty(word: string): string {
  if (word === "") throw new Failure(msg("option '{option}' of command '{command}' must not be empty"));
  return word;
}

/** A whole number within bounds. */
export const wholeNumber =
  (min: number, max: number) =>
  (word: string): number => {
    const number = /^\d{1,15}$/.test(word) ? Number(word) : Number.NaN;
    if (number >= min && number <= max) return number;
    throw new Failure(
      msg("'{word}' is not a valid '{option}': expected a whole number from {min} to {max}"),
      {
        min,
        max,
      },
    );
  };
