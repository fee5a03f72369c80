import type { ErrorDomain } from "./errors/domain.js";
import { checkAborted } from "./errors/raise.js";
import type { CallOptions } from "./operations/options.js";

type Operation = (...args: readonly unknown[]) => Promise<unknown>;

/**
 * The same operations, each of which throws OPERATION_ABORTED before it does anything when its caller has aborted
 * already. Streams are left as they are: they end by themselves.
 */
export function refuseAborted<T extends object>(domain: ErrorDomain, operations: T): T {
  const guarded = Object.entries(operations).map(([name, operation]) => {
    if (typeof operation !== "function" || name === "domainEvents" || name === "close")
      return [name, operation];
    const guard: Operation = async (...args) => {
      checkAborted(domain, args.at(-1) as CallOptions | undefined);
      return (operation as Operation).apply(operations, args as unknown[]);
    };
    return [name, guard];
  });
  return Object.fromEntries(guarded) as T;
}
