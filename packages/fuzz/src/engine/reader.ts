/** What is fuzzed: something that reads what others wrote. */
export interface Reader {
  /**
   * Reads the input, and does with what it has read whatever must hold of it; throws `Violation` where it does not, and
   * for an input that it refuses one of its own errors.
   */
  readonly read: (input: Buffer) => unknown;
  /** What is wrong with an error that `read` threw: undefined for one that the reader documents, with a place. */
  readonly fault: (error: unknown) => string | undefined;
  /** Inputs to begin with. */
  readonly seeds: readonly (string | Uint8Array)[];
  /** Steps for each byte beyond which an input takes too long; 3,000 where it is left out. */
  readonly stepsPerByte?: number;
  /** Steps for any input, which are not counted against its bytes; 300,000 where it is left out. */
  readonly steps?: number;
  /** Milliseconds for any input; 300 where it is left out. */
  readonly milliseconds?: number;
}

/** A property of a reader that does not hold. */
export class Violation extends Error {
  override readonly name = "Violation";
}

/** Whether an error is a violation: by its name, for readers are programs of their own and have a class of their own. */
export const isViolation = (error: unknown): error is Violation =>
  error instanceof Error && error.name === "Violation";

/** Throws a violation where two values are not the same; `what` says which two. */
export function same(what: string, one: unknown, other: unknown): void {
  const [left, right] = [stable(one), stable(other)];
  if (left === right) return;
  let at = 0;
  while (left[at] === right[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 120);
  throw new Violation(`${what} differ:\n${around(left)}\n${around(right)}`);
}

/** A value as text: every kind of number, bytes and maps are told apart. */
function stable(value: unknown): string {
  if (typeof value === "string") return value;
  return (
    JSON.stringify(value, (_, member: unknown) => {
      if (typeof member === "bigint") return `${member}n`;
      if (typeof member === "number" && !Number.isFinite(member)) return `${member}`;
      if (Object.is(member, -0)) return "-0";
      if (member instanceof Map) return [...member];
      return member;
    }) ?? "undefined"
  );
}

/** How an error of one of our codecs looks: problems with ids and sentences, and at least one that says where. */
interface Problematic extends Error {
  readonly problems: readonly {
    readonly id: string;
    readonly message: string;
    readonly path?: string;
    readonly line?: number;
    readonly offset?: number;
  }[];
}

type Kind = abstract new (...args: never[]) => Error;

/** Judges errors of codecs: one of these classes, every problem with an id and a sentence, and with its place. */
export const problemsOf =
  (kinds: readonly Kind[], placeless: RegExp = /^$/) =>
  (error: unknown): string | undefined => {
    if (!kinds.some((kind) => error instanceof kind)) return `threw ${describe(error)}`;
    const { problems } = error as Problematic;
    if (!Array.isArray(problems) || problems.length === 0) return "an error without a problem";
    for (const { id, message, path, line, offset } of problems as Problematic["problems"]) {
      if (!/^[a-zA-Z]+\.[a-z-]+$/.test(id)) return `a problem with the id ${JSON.stringify(id)}`;
      if (message === "") return `a problem without a sentence: ${id}`;
      const isPlaced = path !== undefined || line !== undefined || offset !== undefined;
      if (!isPlaced && !placeless.test(id)) return `a problem without a place: ${id}: ${message}`;
    }
    return undefined;
  };

/** Judges errors that say all in their message: one of these classes, with a message of this form. */
export const errorsOf =
  (kinds: readonly Kind[], form: RegExp = /./) =>
  (error: unknown): string | undefined => {
    if (!kinds.some((kind) => error instanceof kind)) return `threw ${describe(error)}`;
    const { message } = error as Error;
    return form.test(message) ? undefined : `an error without a place: ${message}`;
  };

/** For a reader that refuses nothing. */
export const noError = (error: unknown): string => `threw ${describe(error)}`;

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : `what is no error: ${String(error)}`;
