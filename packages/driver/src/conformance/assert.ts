import { LibvirtError } from "../errors/libvirt-error.js";
import { ErrorNumber } from "../errors/number.js";
import { DomainState } from "../flags/domain.generated.js";
import { nameOf } from "../flags/names.js";

/** Throws unless the condition holds. */
export function check(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`conformance: ${what}`);
}

/** Throws unless the text has that part; says what the whole of it is. */
export function contains(text: string, part: string | RegExp, what: string): void {
  const found = typeof part === "string" ? text.includes(part) : part.test(text);
  check(found, `${what}: expected ${String(part)}, got ${JSON.stringify(text)}`);
}

/** Throws if the text has that part; says what the whole of it is. */
export function lacks(text: string, part: string | RegExp, what: string): void {
  const found = typeof part === "string" ? text.includes(part) : part.test(text);
  check(!found, `${what}: expected no ${String(part)}, got ${JSON.stringify(text)}`);
}

/** Throws unless the list has an item; says what it has. */
export function lists(items: readonly unknown[], item: unknown, what: string): void {
  check(items.includes(item), `${what}: expected ${json(item)} among ${json(items)}`);
}

/** Throws unless a guest of that state runs. */
export function runs(state: DomainState, what: string): void {
  check(
    isRunning(state),
    `${what}: expected RUNNING, BLOCKED or NOSTATE, got ${nameOf(DomainState, state) ?? state}`,
  );
}

/** Whether a state is that of a guest that runs: RUNNING, BLOCKED, or NOSTATE of peers that do not tell the two apart. */
export function isRunning(state: DomainState): boolean {
  return state === DomainState.RUNNING || state === DomainState.BLOCKED || state === DomainState.NOSTATE;
}

/** Throws unless both have one JSON form (bigints included). */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [a, e] = [json(actual), json(expected)];
  check(a === e, `${what}: expected ${e}, got ${a}`);
}

/** Throws unless the promise rejects with a `LibvirtError` of one of these codes. */
export async function rejects(
  promise: Promise<unknown>,
  codes: ErrorNumber | readonly ErrorNumber[],
  what: string,
): Promise<LibvirtError> {
  const expected = [codes].flat();
  const wanted = expected.map((code) => nameOf(ErrorNumber, code)).join(" or ");
  const error = await fails(promise, what, wanted);
  const code = nameOf(ErrorNumber, error.code) ?? error.code;
  check(
    expected.includes(error.code as ErrorNumber),
    `${what}: expected ${wanted}, got ${code} (${error.message})`,
  );
  return error;
}

/** Throws unless the promise rejects with a `LibvirtError`. */
export async function fails(
  promise: Promise<unknown>,
  what: string,
  wanted = "an error",
): Promise<LibvirtError> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    check(error instanceof LibvirtError, `${what}: expected ${wanted}, got ${String(error)}`);
    return error;
  }
  throw new Error(`conformance: ${what}: expected ${wanted}, got ${json(value)}`);
}

const json = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part)) ?? "undefined";
