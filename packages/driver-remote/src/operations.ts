import {
  type CallOptions,
  type DriverConnection,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  type OperationName,
} from "@libvirt-ts/driver";
import { type Binding, bindings, type Caller } from "@libvirt-ts/rpc/bindings";
import type { RpcClient } from "./client/client.js";

type Method = (...args: unknown[]) => Promise<unknown>;

/** The rows of each operation, the newest first. */
function rowsByOperation(): Map<OperationName, Binding[]> {
  const rows = new Map<OperationName, Binding[]>();
  for (const binding of bindings) {
    if (binding.client === false) continue;
    const list = rows.get(binding.operation);
    if (list) list.push(binding);
    else rows.set(binding.operation, [binding]);
  }
  return rows;
}

/**
 * Every operation that is a call and its answer. Where the daemon lacks the newest procedure, an older one is called that
 * can say the same; what it lacked is remembered as long as the connection lasts.
 */
export function callOperations(client: RpcClient): Partial<DriverConnection> {
  const lacking = new Set<Binding>();
  const caller: Caller = {
    call: (procedure, args, options) => client.call(procedure, ...([args, options] as never)),
  };
  const method =
    (operation: OperationName, rows: readonly Binding[]): Method =>
    async (...all) => {
      const { arity } = rows[0]!;
      const args = all.slice(0, arity);
      const options = all[arity] as CallOptions | undefined;
      let last: unknown;
      for (const row of rows) {
        if (lacking.has(row) || !row.fits(args)) continue;
        try {
          return await row.invoke(caller, args, options);
        } catch (error) {
          if (!isUnknownProcedure(error)) throw error;
          lacking.add(row);
          last = error;
        }
      }
      throw last ?? noSupport(operation);
    };
  return Object.fromEntries(
    [...rowsByOperation()].map(([operation, rows]) => [operation, method(operation, rows)]),
  ) as Partial<DriverConnection>;
}

function isUnknownProcedure(error: unknown): boolean {
  return (
    error instanceof LibvirtError &&
    error.code === ErrorNumber.NO_SUPPORT &&
    error.message.startsWith("unknown procedure")
  );
}

function noSupport(operation: OperationName): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.NO_SUPPORT,
    domain: ErrorDomain.RPC,
    info: operation,
    detail: "the daemon is too old for it, or for it with these flags",
  });
}
