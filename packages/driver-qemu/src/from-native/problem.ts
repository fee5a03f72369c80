import { hasForbidden } from "@libvirt-ts/xml";
import type { Problem } from "@libvirt-ts/xml/domain";

/** Where a word of a command line stands. */
export interface Place {
  /** Which word it is, the program being 0. */
  readonly number: number;
  readonly word: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** What is wrong with a command line of QEMU, each with the place of the word. */
export class ArgvError extends Error {
  override readonly name = "ArgvError";

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join("; "));
  }
}

/** The longest that is quoted of a word. */
const shown = 60;

/** What is wrong at a word, or with it. */
export function problemAt(place: Place, message: string, id = "dialect.unsupported"): Problem {
  const { number, word, line, column } = place;
  const quoted = word.length > shown ? `${word.slice(0, shown)}…` : word;
  return { id, message, path: number < 0 ? "command line" : `word ${number} '${quoted}'`, line, column };
}

/** The refusal of a word that a domain has no element for, or that makes no sense. */
export const refuse = (place: Place, message: string): ArgvError =>
  new ArgvError([problemAt(place, message)]);

/** Refuses a word with a character in it that no document can hold, or in what it says as JSON. */
export function assertSpeakable(place: Place, text: string): void {
  if (hasForbidden(text))
    throw new ArgvError([problemAt(place, "it has a character that a document cannot hold", "argv.syntax")]);
}
