import {
  copyError,
  type ErrorConnection,
  ErrorDomain,
  type ErrorDomainObject,
  ErrorLevel,
  ErrorNumber,
  errorMessage,
  LibvirtError,
  withContext,
} from "@libvirt-ts/driver";
import { addCaller, callSite } from "./call-site.js";

/** Called with each error and warning, after it was stored. C: `virErrorFunc`. */
export type ErrorFunc = (error: LibvirtError) => void;

/** One place where the last error is kept and from which a callback is called: the library's, or a connection's. */
export class ErrorSlot {
  #last: LibvirtError | undefined;
  #func: ErrorFunc | undefined;
  readonly #outer: ErrorSlot | undefined;

  /** Without a callback of its own, a slot reports to `outer`'s. */
  constructor(outer?: ErrorSlot) {
    this.#outer = outer;
  }

  get last(): LibvirtError | undefined {
    return this.#last && copyError(this.#last);
  }

  reset(): void {
    this.#last = undefined;
  }

  /** Throws INVALID_ARG for what is no function. */
  setFunc(func: ErrorFunc | undefined): void {
    if (func !== undefined && typeof func !== "function") {
      const detail = `a callback is a function, or undefined for none, not ${typeof func}`;
      const error = {
        code: ErrorNumber.INVALID_ARG,
        domain: ErrorDomain.NONE,
        info: "virSetErrorFunc",
        detail,
      };
      throw this.raise(new LibvirtError(error), "virSetErrorFunc");
    }
    this.#func = func;
  }

  get func(): ErrorFunc | undefined {
    return this.#func ?? this.#outer?.func;
  }

  /** Stores, then reports. */
  report(error: LibvirtError): void {
    this.#last = error;
    if (this.func !== undefined) callBack(this.func, error);
  }

  /**
   * Makes whatever was thrown a `LibvirtError` that says where it was raised and by whom it was called, reports it and
   * returns it.
   */
  raise(thrown: unknown, info: string, conn?: ErrorConnection, dom?: ErrorDomainObject): LibvirtError {
    const error = withContext(asLibvirtError(thrown, info), { conn, dom });
    addCaller(error, callSite(this.raise));
    this.report(error);
    return error;
  }
}

/** Calls a user's function. What it throws is reported by Node as any uncaught error: it hides nothing and stops nothing. */
export function callBack<T>(func: (value: T) => void, value: T): void {
  try {
    func(value);
  } catch (thrown) {
    queueMicrotask(() => {
      throw thrown;
    });
  }
}

/** What a driver throws that is no `LibvirtError` is a defect of ours or its own: INTERNAL_ERROR, with the cause. */
export function asLibvirtError(thrown: unknown, info: string): LibvirtError {
  if (thrown instanceof LibvirtError) return thrown;
  return new LibvirtError({
    code: ErrorNumber.INTERNAL_ERROR,
    domain: ErrorDomain.NONE,
    info,
    detail: thrown instanceof Error ? thrown.message : String(thrown),
    cause: thrown,
  });
}

/** A message without the words that its code begins every message with. */
export function reasonOf({ code, message }: LibvirtError): string {
  const general = `${errorMessage(code as ErrorNumber)}: `;
  return message.startsWith(general) ? message.slice(general.length) : message;
}

const prefixes: Readonly<Record<number, string>> = {
  [ErrorDomain.XEN]: "Xen ",
  [ErrorDomain.XEND]: "Xen Daemon ",
  [ErrorDomain.XENSTORE]: "Xen Store ",
  [ErrorDomain.SEXPR]: "S-Expr ",
  [ErrorDomain.XML]: "XML ",
  [ErrorDomain.DOM]: "Domain ",
  [ErrorDomain.RPC]: "XML-RPC ",
  [ErrorDomain.PROXY]: "Proxy ",
  [ErrorDomain.CONF]: "Config ",
  [ErrorDomain.TEST]: "Test ",
  [ErrorDomain.XENXM]: "Xen XM ",
  [ErrorDomain.DOMAIN]: "Domain Config ",
  [ErrorDomain.EVENT]: "Event ",
  [ErrorDomain.LIBXL]: "xl ",
  [ErrorDomain.URI]: "URI ",
  [ErrorDomain.XENXL]: "xl config ",
};

const levels = ["", "warning", "error"] as const;

/**
 * The line that `defaultErrorFunc` prints, without the newline: `libvir: Domain error web1: …`. Control characters that a
 * peer has put into a message are shown, not obeyed.
 */
export function formatErrorLine(error: LibvirtError): string {
  return visible(errorLine(error));
}

function visible(text: string): string {
  return text.replace(
    /[\0-\x08\v-\x1f\x7f-\x9f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}

function errorLine(error: LibvirtError): string {
  const prefix = prefixes[error.domain] ?? "";
  const level = levels[error.level] ?? "";
  const isXml = error.code === ErrorNumber.XML_ERROR || error.code === ErrorNumber.XML_DETAIL;
  if (isXml && error.int1 !== 0) return `libvir: ${prefix}${level} : line ${error.int1}: ${error.message}`;
  const name = error.code === ErrorNumber.INVALID_DOMAIN ? "" : (error.dom?.name() ?? "");
  return `libvir: ${prefix}${level} ${name}: ${error.message}`;
}

/**
 * Prints an error to stderr in libvirt's own format, when it is registered as a callback. No error at all is nothing to print,
 * but for a warning that tells of something that went well. C: `virDefaultErrorFunc`.
 */
export function defaultErrorFunc(error: LibvirtError): void {
  if (error.code === ErrorNumber.OK && error.level !== ErrorLevel.WARNING) return;
  const line = formatErrorLine(error);
  process.stderr.write(line.endsWith("\n") ? line : `${line}\n`);
}
