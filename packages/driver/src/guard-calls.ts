import type { ErrorDomain } from "./errors/domain.js";
import { LibvirtError } from "./errors/libvirt-error.js";
import { ErrorNumber } from "./errors/number.js";
import { checkAborted } from "./errors/raise.js";
import type { CallOptions } from "./operations/options.js";

type Operation = (...args: readonly unknown[]) => Promise<unknown>;

/**
 * The same operations, each of which throws before it does anything: OPERATION_ABORTED when its caller has aborted
 * already, INVALID_CONN once `close` (one of them) was called. Streams are left as they are: they end by themselves.
 */
export function guardCalls<T extends object>(domain: ErrorDomain, operations: T): T {
  let closed = false;
  const guard =
    (name: string, operation: Operation): Operation =>
    async (...args) => {
      if (name === "close") closed = true;
      else {
        if (closed) throw new LibvirtError({ code: ErrorNumber.INVALID_CONN, domain, info: name });
        checkAborted(domain, args.at(-1) as CallOptions | undefined);
      }
      return operation.apply(operations, args as unknown[]);
    };
  const guarded = Object.entries(operations).map(([name, operation]) =>
    typeof operation !== "function" || name === "domainEvents"
      ? [name, operation]
      : [name, guard(name, operation as Operation)],
  );
  return Object.fromEntries(guarded) as T;
}
