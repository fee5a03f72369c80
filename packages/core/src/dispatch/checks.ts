import { resolve } from "node:path";
import { type CallOptions, type ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { checkDomainName } from "@libvirt-ts/xml";

/** What `CallOptions` may hold. */
const callOptions: Readonly<Record<keyof CallOptions, true>> = { signal: true, onProgress: true };

/** Checks the arguments of one public function; each throws INVALID_ARG or OVERFLOW and says what was expected. */
export class ArgumentChecks {
  readonly #function: string;
  readonly #domain: ErrorDomain;

  constructor(functionName: string, domain: ErrorDomain) {
    this.#function = functionName;
    this.#domain = domain;
  }

  /** A whole number from `min` to `max`. */
  integer(value: unknown, what: string, min: number, max: number = Number.MAX_SAFE_INTEGER): void {
    if (
      typeof value !== "number" ||
      (Number.isFinite(value) && !Number.isInteger(value)) ||
      Number.isNaN(value)
    ) {
      throw this.invalid(`${what} is a whole number, not ${show(value)}`);
    }
    if (value < min) throw this.invalid(`${what} is at least ${min}, not ${value}`);
    if (value > max) throw this.#error(ErrorNumber.OVERFLOW, `${what} is at most ${max}, not ${value}`);
  }

  /** One of a few numbers. */
  oneOf(value: unknown, what: string, allowed: readonly number[]): void {
    if (!allowed.includes(value as number)) {
      throw this.invalid(`${what} is ${allowed.join(", ")}, not ${show(value)}`);
    }
  }

  /** Any string, an empty one included. */
  string(value: unknown, what: string): void {
    if (typeof value !== "string") throw this.invalid(`${what} is a string, not ${show(value)}`);
  }

  /** A string that is not empty. */
  text(value: unknown, what: string): void {
    if (typeof value !== "string" || value === "") {
      throw this.invalid(`${what} is a string that is not empty, not ${show(value)}`);
    }
  }

  /** What a domain can be called. */
  domainName(value: string): void {
    this.text(value, "name");
    const problem = checkDomainName(value);
    if (problem === undefined) return;
    throw problem.id === "domain.name-too-long"
      ? this.#error(ErrorNumber.OVERFLOW, problem.message)
      : this.invalid(problem.message);
  }

  /** A path on the host, made absolute. */
  path(value: string, what: string): string {
    this.text(value, what);
    if (value.includes("\0")) throw this.invalid(`${what} contains a NUL character`);
    return value.startsWith("/") ? value : resolve(value);
  }

  /** Bytes, at least `min` of them and at most `max`. */
  bytes(value: unknown, what: string, min: number, max = Number.POSITIVE_INFINITY): void {
    if (!(value instanceof Uint8Array)) throw this.invalid(`${what} is a Uint8Array, not ${show(value)}`);
    if (value.length < min || value.length > max) {
      throw this.invalid(
        `${what} has ${value.length} bytes; expected ${min === max ? min : `at least ${min}`}`,
      );
    }
  }

  /** `true` or `false`: what else is taken for one of them says the opposite sooner or later. */
  boolean(value: unknown, what: string): void {
    if (typeof value !== "boolean") throw this.invalid(`${what} is true or false, not ${show(value)}`);
  }

  /** A whole number of 64 bits without a sign. */
  wide(value: unknown, what: string): void {
    if (typeof value !== "bigint")
      throw this.invalid(`${what} is a whole number or a bigint, not ${show(value)}`);
    if (value < 0n) throw this.invalid(`${what} is at least 0, not ${value}`);
    if (value >= 2n ** 64n)
      throw this.#error(ErrorNumber.OVERFLOW, `${what} is less than 2^64, not ${value}`);
  }

  /** A stream to read from, which nobody else reads. */
  stream(value: unknown, what: string): unknown {
    const { getReader, locked } = (value ?? {}) as Partial<ReadableStream>;
    if (typeof getReader !== "function")
      throw this.invalid(`${what} is a ReadableStream, not ${show(value)}`);
    if (locked === true)
      throw this.invalid(`${what} is a ReadableStream that nobody has locked, not a locked one`);
    return value;
  }

  callback(value: unknown, what: string): void {
    if (typeof value !== "function") throw this.invalid(`${what} is a function, not ${show(value)}`);
  }

  object(value: unknown, what: string): void {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw this.invalid(`${what} is an object, not ${show(value)}`);
    }
  }

  /** An object, none of whose keys is strange. */
  record(value: unknown, what: string, known: object): void {
    this.object(value, what);
    const strange = Object.keys(value as object).find((key) => !Object.hasOwn(known, key));
    if (strange !== undefined) {
      throw this.invalid(`${what} has no '${strange}'; expected ${Object.keys(known).join(", ")}`);
    }
  }

  /** `CallOptions`, or nothing: what is no signal and no function would fail when the work is under way. */
  options(value: unknown): void {
    if (value === undefined) return;
    this.record(value, "options", callOptions);
    const { signal, onProgress } = value as Record<keyof CallOptions, unknown>;
    const { aborted, addEventListener } = (signal ?? {}) as Partial<AbortSignal>;
    if (signal !== undefined && (typeof aborted !== "boolean" || typeof addEventListener !== "function")) {
      throw this.invalid(`signal is an AbortSignal, not ${show(signal)}`);
    }
    if (onProgress !== undefined && typeof onProgress !== "function") {
      throw this.invalid(`onProgress is a function, not ${show(onProgress)}`);
    }
  }

  show(value: unknown): string {
    return show(value);
  }

  invalid(detail: string): LibvirtError {
    return this.#error(ErrorNumber.INVALID_ARG, detail);
  }

  #error(code: ErrorNumber, detail: string): LibvirtError {
    return new LibvirtError({ code, domain: this.#domain, info: this.#function, detail });
  }
}

/** A value as messages show it. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "function") return "a function";
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return "an array";
  const keys = Object.keys(value).slice(0, 3).join(", ");
  return `an object${keys === "" ? "" : ` with ${keys}`}`;
}
