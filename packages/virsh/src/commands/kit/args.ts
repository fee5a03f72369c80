import { DomainModificationImpact } from "@libvirt-ts/core/flags";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";

/** The sum of the flags whose options were given. */
export function flagsOf<A extends object>(args: A, flags: { readonly [K in keyof A]?: number }): number {
  let sum = 0;
  for (const name of Object.keys(flags) as (keyof A)[])
    if (args[name] === true) sum = (sum | flags[name]!) >>> 0;
  return sum;
}

/** Refuses options that do not go together: at most one of them may have been given. */
export function exclusive<A extends object>(args: A, ...names: readonly (keyof A & string)[]): void {
  const given = names.filter((name) => isGiven(args[name]));
  if (given.length > 1) {
    throw new Failure(msg("option --{first} is incompatible with --{second}"), {
      first: given[0]!,
      second: given[1]!,
    });
  }
}

/** Refuses an option that means nothing without another. */
export function requires<A extends object>(
  args: A,
  name: keyof A & string,
  ...needed: readonly (keyof A & string)[]
): void {
  if (!isGiven(args[name]) || needed.some((other) => isGiven(args[other]))) return;
  throw new Failure(msg("option --{option} needs --{needed}"), {
    option: name,
    needed: needed.join(" --"),
  });
}

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);

interface Affecting {
  readonly config?: boolean;
  readonly live?: boolean;
  readonly current?: boolean;
}

/** What a change concerns: 0 is the state the object is in. `--current` goes with neither of the others. */
export function impactOf(args: Affecting): number {
  exclusive(args, "current", "live");
  exclusive(args, "current", "config");
  return flagsOf(args, { config: DomainModificationImpact.CONFIG, live: DomainModificationImpact.LIVE });
}

/** The same for what is asked: only one of the two can be shown. */
export function askedImpact(args: Affecting): number {
  exclusive(args, "live", "config");
  return impactOf(args);
}

/** What one of some words stands for: a number of libvirt's, mostly. */
export function choice<T>(option: string, word: string, table: Readonly<Record<string, T>>): T {
  if (Object.hasOwn(table, word)) return table[word]!;
  throw new Failure(msg("'{word}' is not a valid '{option}': expected one of {choices}"), {
    word,
    option,
    choices: Object.keys(table).join(", "),
  });
}

/** The elements of a list with commas. */
export const commaList = (text: string | undefined): string[] =>
  text === undefined ? [] : text.split(",").filter((word) => word !== "");
