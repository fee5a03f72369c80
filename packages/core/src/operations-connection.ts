import {
  type DriverConnection,
  ErrorDomain,
  type EventOperationName,
  type EventStream,
  isEventOperation,
  operationNames,
} from "@libvirt-ts/driver";
import { ArgumentChecks } from "./dispatch/checks.js";
import { Session } from "./dispatch/session.js";
import type { ErrorSlot } from "./errors/error-handlers.js";
import { mapEvents } from "./events/map.js";
import type { ConnectParts } from "./objects/connect-base.js";
import type { DriverReport } from "./open/open.js";
import type { OpenOptions } from "./open/open-options.js";

/** How `openOperations` opens. */
export interface OpenOperationsOptions extends OpenOptions {
  /** Refuse whatever changes something. */
  readonly readOnly?: boolean;
}

/**
 * A connection with the operations of the contract, dispatched and checked. An operation that none of its drivers can do is
 * absent. It shares nothing with a `Connect` but the way there.
 */
export interface OperationsConnection extends DriverConnection {
  readonly uri: string;
  readonly readOnly: boolean;
  /** Resolves with a `ConnectCloseReason` once the connection is at its end. */
  readonly closed: Promise<number>;
  /** Every driver that accepts the URI: whether it takes part, and why not. */
  readonly drivers: readonly DriverReport[];
  /** Its operations for somebody who may only look: they go the same way, and `close` of the view closes nothing. */
  readOnlyView(): OperationsConnection;
}

/** The options of `openOperations` and those of its call. Throws INVALID_ARG for a `readOnly` that is neither true nor false. */
export function splitOptions(
  options: OpenOperationsOptions,
  errors: ErrorSlot,
): { readonly readOnly: boolean; readonly call: OpenOptions } {
  const check = new ArgumentChecks("virConnectOpen", ErrorDomain.NONE);
  try {
    check.object(options, "options");
    const { readOnly = false, ...call } = options;
    check.boolean(readOnly, "readOnly");
    return { readOnly, call };
  } catch (thrown) {
    throw errors.raise(thrown, "virConnectOpen");
  }
}

/** Makes a connection of operations from a session. */
export function operationsConnection({ session, reports, close }: ConnectParts): OperationsConnection {
  const { uri, readOnly, ended, dispatcher, errors } = session;
  const connection: OperationsConnection = {
    ...operationsOf(session),
    uri,
    readOnly,
    closed: ended,
    drivers: reports,
    close: () => session.closing(connection, close),
    readOnlyView: () => {
      const view = new Session({ dispatcher, errors, readOnly: true, uri });
      const follow = () => view.end();
      session.closed.addEventListener("abort", follow, { once: true });
      const leave = async () => session.closed.removeEventListener("abort", follow);
      return operationsConnection({ session: view, reports, close: leave });
    },
  };
  return connection;
}

function operationsOf(session: Session): DriverConnection {
  const possible = operationNames.filter((operation) => session.supports(operation));
  const operations = possible.map((operation) => [
    operation,
    isEventOperation(operation)
      ? (...args: unknown[]) => eventsOf(session, operation, args)
      : (...args: unknown[]) => session.call(operation, args, {}),
  ]);
  return Object.fromEntries(operations) as DriverConnection;
}

/** Events of an operation; what fails is reported as everywhere. */
function eventsOf(
  session: Session,
  operation: EventOperationName,
  args: readonly unknown[],
): EventStream<object> {
  const raise = (thrown: unknown) => session.errors.raise(thrown, operation);
  return mapEvents(session.events(operation, args, {}), (event) => event, raise);
}
