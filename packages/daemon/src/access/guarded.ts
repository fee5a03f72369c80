import type { OperationsConnection } from "@libvirt-ts/core";
import {
  ErrorDomain,
  ErrorNumber,
  isOperationName,
  LibvirtError,
  type OperationName,
  operationRow,
} from "@libvirt-ts/driver";
import type { Access } from "./access.js";
import { accessOf } from "./operation-class.js";

type Method = (...args: readonly unknown[]) => unknown;

/**
 * A connection for one client, through which every call of his goes: one that the rules of his door do not allow fails with
 * ACCESS_DENIED before it reaches a driver. Rules and name are asked for at each call, as both may change.
 */
export function guarded(
  operations: OperationsConnection,
  asks: () => { readonly access: Access; readonly user: string | undefined },
): OperationsConnection {
  return new Proxy(operations, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function" || typeof name !== "string" || !isOperationName(name)) return value;
      return (...args: readonly unknown[]) => {
        const refusal = refusalOf(name, args, asks());
        if (refusal === undefined) return (value as Method).apply(target, args as unknown[]);
        // A stream of events begins at once, everything else is promised.
        if (name.endsWith("Events")) throw refusal;
        return Promise.reject(refusal);
      };
    },
  });
}

function refusalOf(
  operation: OperationName,
  args: readonly unknown[],
  { access, user }: { readonly access: Access; readonly user: string | undefined },
): LibvirtError | undefined {
  const { object, class: operationClass } = accessOf(operation, args);
  if (access.allows(user, object, operationClass)) return undefined;
  const { c } = operationRow(operation);
  return new LibvirtError({
    code: ErrorNumber.ACCESS_DENIED,
    domain: ErrorDomain.ACCESS,
    info: c,
    message: `access denied: ${c}: no rule allows operations of class \`${operationClass}\` on objects of kind \`${object}\``,
  });
}
