import { nameOf } from "../flags/names.js";
import { ErrorDomain } from "./domain.js";
import { ErrorLevel } from "./level.js";
import { errorMessage, messageId } from "./messages.js";
import { ErrorNumber } from "./number.js";

/** What an error is made of. */
export interface LibvirtErrorInit {
  readonly code: ErrorNumber;
  readonly domain: ErrorDomain;
  /** ERROR when left out. */
  readonly level?: ErrorLevel;
  /** What the error is about: the function, file, host or domain that the code's message names. Becomes `str2`. */
  readonly info?: string;
  /** What went wrong and what to do, in a sentence that follows code and info. */
  readonly detail?: string;
  /** The whole message where a peer has worded it, instead of the code's sentence with info and detail. */
  readonly message?: string;
  /** A stable id of the message; the code's own when left out. Becomes `str1`. */
  readonly id?: string;
  readonly str3?: string;
  /** HTTP status, line, errno or another number that the code defines. */
  readonly int1?: number;
  readonly int2?: number;
  readonly cause?: unknown;
  /** See {@link LibvirtError.nothingSent}; false when left out. */
  readonly nothingSent?: boolean;
}

/** The part of a connection that an error may refer to. */
export interface ErrorConnection {
  close(): Promise<void>;
}

/** The part of a domain object that an error may refer to. */
export interface ErrorDomainObject {
  name(): string;
}

/** Where an error was raised. */
export interface ErrorContext {
  readonly conn?: ErrorConnection | undefined;
  readonly dom?: ErrorDomainObject | undefined;
}

const brand: unique symbol = Symbol.for("@libvirt-ts/LibvirtError") as never;
const context: unique symbol = Symbol.for("@libvirt-ts/LibvirtError.context") as never;

/**
 * An error as libvirt reports it. `instanceof LibvirtError` holds across copies of this package. Neither its fields
 * nor its JSON form ever carry a secret or refer to live objects. C: `virError`.
 */
export class LibvirtError extends Error {
  declare readonly name: "LibvirtError";
  readonly code: number;
  readonly domain: number;
  readonly level: number;
  /** The message's stable id. */
  readonly str1: string;
  /** What the error is about. */
  readonly str2: string | undefined;
  readonly str3: string | undefined;
  readonly int1: number;
  readonly int2: number;
  /**
   * The driver's own word that it has asked its peer for nothing that could have had an effect: it could not be reached, for
   * instance. Only such a failure, besides NO_SUPPORT and look-ups that find nothing, lets another driver be asked.
   */
  declare readonly nothingSent: boolean;

  constructor(init: LibvirtErrorInit) {
    super(
      init.message ?? errorMessage(init.code, init.info, init.detail),
      init.cause === undefined ? undefined : { cause: init.cause },
    );
    this.code = init.code;
    this.domain = init.domain;
    this.level = init.level ?? ErrorLevel.ERROR;
    this.str1 = init.id ?? messageId(init.code);
    this.str2 = init.info;
    this.str3 = init.str3;
    this.int1 = init.int1 ?? 0;
    this.int2 = init.int2 ?? 0;
    Object.defineProperty(this, brand, { value: true });
    Object.defineProperty(this, "nothingSent", { value: init.nothingSent === true });
  }

  /** The name of `code` in `ErrorNumber`, `NO_DOMAIN` for instance; `ERROR_123` for a number that is not in it. */
  get codeName(): string {
    return nameOf(ErrorNumber, this.code) ?? `ERROR_${this.code}`;
  }

  /** The name of `domain` in `ErrorDomain`, `XEND` for instance; `DOMAIN_123` for a number that is not in it. */
  get domainName(): string {
    return nameOf(ErrorDomain, this.domain) ?? `DOMAIN_${this.domain}`;
  }

  /** The connection it was raised on. */
  get conn(): ErrorConnection | undefined {
    return contextOf(this).conn;
  }

  /** The domain object it was raised for. */
  get dom(): ErrorDomainObject | undefined {
    return contextOf(this).dom;
  }

  /** The error as plain data, its causes included. */
  toJSON(): Record<string, unknown> {
    return {
      name: this.name,
      message: this.message,
      code: this.code,
      codeName: this.codeName,
      domain: this.domain,
      domainName: this.domainName,
      level: this.level,
      str1: this.str1,
      str2: this.str2,
      str3: this.str3,
      int1: this.int1,
      int2: this.int2,
      ...(this.cause === undefined ? {} : { cause: causeToJSON(this.cause) }),
    };
  }

  static {
    // Bundlers rename classes, and a stack begins with the prototype's name.
    Object.defineProperty(LibvirtError, "name", { value: "LibvirtError", configurable: true });
    Object.defineProperty(LibvirtError.prototype, "name", { value: "LibvirtError", configurable: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a subclass inherits this method, and means itself
    if (this !== LibvirtError) return Object.prototype.isPrototypeOf.call(this.prototype, value as object);
    return typeof value === "object" && value !== null && (value as { [brand]?: unknown })[brand] === true;
  }
}

/**
 * An error that says where it was raised; core calls this once an error leaves a driver. One that was raised before,
 * because a driver gives all of its waiting callers the same one, is left as it is and comes back as a copy.
 */
export function withContext(error: LibvirtError, where: ErrorContext): LibvirtError {
  const raised = wasRaised(error) || Object.isFrozen(error) ? copyError(error) : error;
  Object.defineProperty(raised, context, { value: where, configurable: true });
  return raised;
}

/** The same error as an object of its own. */
export function copyError(error: LibvirtError): LibvirtError {
  return Object.create(Object.getPrototypeOf(error), Object.getOwnPropertyDescriptors(error));
}

function wasRaised(error: LibvirtError): boolean {
  const { conn, dom } = contextOf(error);
  return conn !== undefined || dom !== undefined;
}

function contextOf(error: LibvirtError): ErrorContext {
  return (error as unknown as { readonly [context]?: ErrorContext })[context] ?? {};
}

function causeToJSON(cause: unknown): unknown {
  if (cause instanceof LibvirtError) return cause.toJSON();
  if (cause instanceof AggregateError) {
    return { name: cause.name, message: cause.message, errors: cause.errors.map(causeToJSON) };
  }
  if (cause instanceof Error) {
    const { name, message } = cause;
    const code = (cause as { code?: unknown }).code;
    return { name, message, ...(code === undefined ? {} : { code }) };
  }
  return String(cause);
}
