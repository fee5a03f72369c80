import type { ErrorDomain } from "./errors/domain.js";
import { LibvirtError } from "./errors/libvirt-error.js";
import { ErrorNumber } from "./errors/number.js";
import { checkAborted, refuseFlags } from "./errors/raise.js";
import type { OperationName } from "./operations/names.js";
import type { CallOptions } from "./operations/options.js";
import { isEventOperation, isOperationName, operationRow } from "./operations/table.js";
import { assertValid, type Schemas, validatedDocuments } from "./validated-documents.js";

type Operation = (...args: readonly unknown[]) => Promise<unknown>;

/**
 * The same operations, each of which throws before it does anything: OPERATION_ABORTED when its caller has aborted
 * already, INVALID_CONN once `close` (one of them) was called, ARGUMENT_UNSUPPORTED for flags beyond those that `flags`
 * says an operation honours: none, where it is not named there. Event streams are left as they are: they end by themselves.
 *
 * With `schemas`, an operation that takes a document honours the flag that asks for a look at it first: it throws
 * XML_INVALID_SCHEMA for one that breaks the schema of its kind, and never hears of the flag.
 */
export function guardCalls<T extends object>(
  domain: ErrorDomain,
  operations: T,
  flags: Readonly<Partial<Record<OperationName, number>>> = {},
  schemas?: () => Promise<Schemas>,
): T {
  let closed = false;
  const guard = (name: string, operation: Operation): Operation => {
    const { c, flagsAt } = isOperationName(name) ? operationRow(name) : { c: name, flagsAt: -1 };
    const supported = flags[name as OperationName] ?? 0;
    const document = schemas && validatedDocuments[name as OperationName];
    return async (...args) => {
      if (name === "close") closed = true;
      else {
        if (closed) throw new LibvirtError({ code: ErrorNumber.INVALID_CONN, domain, info: name });
        checkAborted(domain, args.at(-1) as CallOptions | undefined);
        if (flagsAt >= 0) {
          const given = Number(args[flagsAt] ?? 0);
          const left = document === undefined ? given : given & ~document.flag;
          refuseFlags(domain, c, left, supported);
          if (document !== undefined && left !== given) {
            await assertValid(domain, document.kind, String(args[document.xmlAt]), schemas!);
            return operation.apply(operations, args.with(flagsAt, left));
          }
        }
      }
      return operation.apply(operations, args as unknown[]);
    };
  };
  const guarded = Object.entries(operations).map(([name, operation]) =>
    typeof operation !== "function" || isEventOperation(name)
      ? [name, operation]
      : [name, guard(name, operation as Operation)],
  );
  return Object.fromEntries(guarded) as T;
}
