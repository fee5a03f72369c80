import {
  type CallOptions,
  checkAborted,
  type ErrorConnection,
  ErrorDomain,
  type ErrorDomainObject,
  ErrorNumber,
  LibvirtError,
  type OperationName,
  operationRow,
} from "@libvirt-ts/driver";
import { calls, observe } from "../diagnostics/diagnostics.js";
import { publicUri } from "../diagnostics/summary.js";
import type { ErrorSlot } from "../errors/error-handlers.js";
import { ArgumentChecks } from "./checks.js";
import type { Dispatcher } from "./dispatch.js";
import { functionName } from "./function-name.js";
import { untilAborted } from "./until-aborted.js";

interface SessionParts {
  readonly dispatcher: Dispatcher;
  readonly errors: ErrorSlot;
  readonly readOnly: boolean;
  readonly uri: string | undefined;
}

/** What a connection and its domain objects share: the way in to the drivers, the error slot, the rules of every call. */
export class Session {
  readonly dispatcher: Dispatcher;
  readonly errors: ErrorSlot;
  readonly readOnly: boolean;
  /** The URI as it was opened, `xen:///` where none was given. */
  readonly uri: string;
  readonly #closed = new AbortController();

  constructor({ dispatcher, errors, readOnly, uri }: SessionParts) {
    this.dispatcher = dispatcher;
    this.errors = errors;
    this.readOnly = readOnly;
    this.uri = uri ?? "xen:///";
  }

  /** Aborts when the connection closes. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Refuses every call from now on, then releases what the connection holds. */
  async closing(conn: ErrorConnection, release: () => Promise<void>): Promise<void> {
    this.#closed.abort();
    try {
      const asked = () => ({ name: "virConnectClose", uri: publicUri(this.uri) });
      await observe(calls, asked, release);
    } catch (thrown) {
      throw this.errors.raise(thrown, "virConnectClose", conn);
    }
  }

  /**
   * Runs one public function: refuses it on a closed or read-only connection and for a caller that has aborted,
   * and stores and reports whatever fails.
   */
  run<T>(
    operation: OperationName,
    conn: ErrorConnection,
    dom: ErrorDomainObject | undefined,
    options: CallOptions | undefined,
    act: (check: ArgumentChecks) => Promise<T>,
  ): Promise<T> {
    return observe(
      calls,
      () => ({
        name: functionName(operation),
        uri: publicUri(this.uri),
        ...(dom && { subject: dom.name() }),
      }),
      () => this.#run(operation, conn, dom, options, act),
    );
  }

  async #run<T>(
    operation: OperationName,
    conn: ErrorConnection,
    dom: ErrorDomainObject | undefined,
    options: CallOptions | undefined,
    act: (check: ArgumentChecks) => Promise<T>,
  ): Promise<T> {
    const domain = dom === undefined ? ErrorDomain.NONE : ErrorDomain.DOM;
    try {
      const check = new ArgumentChecks(functionName(operation), domain);
      this.#admit(operation, domain, options, check);
      const work = act(check);
      return await untilAborted(work, options?.signal, domain);
    } catch (thrown) {
      throw this.errors.raise(thrown, functionName(operation), conn, dom);
    }
  }

  /** As `run`, for a public function that answers at once. */
  runNow<T>(
    operation: OperationName,
    conn: ErrorConnection,
    options: CallOptions | undefined,
    act: (check: ArgumentChecks) => T,
  ): T {
    try {
      const check = new ArgumentChecks(functionName(operation), ErrorDomain.NONE);
      this.#admit(operation, ErrorDomain.NONE, options, check);
      return act(check);
    } catch (thrown) {
      throw this.errors.raise(thrown, functionName(operation), conn);
    }
  }

  #admit(
    operation: OperationName,
    domain: ErrorDomain,
    options: CallOptions | undefined,
    check: ArgumentChecks,
  ): void {
    const refuse = (code: ErrorNumber) => new LibvirtError({ code, domain, info: functionName(operation) });
    if (this.#closed.signal.aborted) throw refuse(ErrorNumber.INVALID_CONN);
    if (this.readOnly && operationRow(operation).readOnly === "denied")
      throw refuse(ErrorNumber.OPERATION_DENIED);
    check.options(options);
    checkAborted(domain, options);
  }
}
