import {
  type CallOptions,
  checkAborted,
  type ErrorConnection,
  ErrorDomain,
  type ErrorDomainObject,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { ArgumentChecks } from "./checks.js";
import type { Dispatcher } from "./dispatch.js";
import type { ErrorSlot } from "./error-handlers.js";
import { functionName } from "./function-names.js";
import { refusedReadOnly } from "./read-only.js";
import type { OperationName } from "./responsibility.js";
import { untilAborted } from "./until-aborted.js";

/** What a connection and its domain objects share: the way in to the drivers, the error slot, the rules of every call. */
export class Session {
  readonly dispatcher: Dispatcher;
  readonly errors: ErrorSlot;
  readonly readOnly: boolean;
  readonly #closed = new AbortController();

  constructor(dispatcher: Dispatcher, errors: ErrorSlot, readOnly: boolean) {
    this.dispatcher = dispatcher;
    this.errors = errors;
    this.readOnly = readOnly;
  }

  /** Aborts when the connection closes. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  close(): void {
    this.#closed.abort();
  }

  /**
   * Runs one public function: refuses it on a closed or read-only connection and for a caller that has aborted,
   * and stores and reports whatever fails.
   */
  async run<T>(
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
    act: () => T,
  ): T {
    try {
      const check = new ArgumentChecks(functionName(operation), ErrorDomain.NONE);
      this.#admit(operation, ErrorDomain.NONE, options, check);
      return act();
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
    if (this.readOnly && refusedReadOnly.has(operation)) throw refuse(ErrorNumber.OPERATION_DENIED);
    check.options(options);
    checkAborted(domain, options);
  }
}
