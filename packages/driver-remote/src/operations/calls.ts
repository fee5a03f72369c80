import {
  type CallOptions,
  type DriverConnection,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  type OperationName,
} from "@libvirt-ts/driver";
import { type Binding, bindings, type Caller } from "@libvirt-ts/rpc/bindings";
import type { RemoteClient } from "../remote-client.js";

type Method = (...args: unknown[]) => Promise<unknown>;

/** The rows of each operation, the newest first. */
export type OperationRows = ReadonlyMap<OperationName, readonly Binding[]>;

/** Puts the rows together, for as many connections as want them. */
export function rowsByOperation(): OperationRows {
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
 * Every operation that is a call and its answer. Where the daemon, or its hypervisor's driver, lacks the newest procedure,
 * an older one is called that can say the same; what was lacking is remembered as long as the connection lasts.
 */
export function callOperations(
  client: RemoteClient,
  rowsOf: OperationRows = rowsByOperation(),
): Partial<DriverConnection> {
  const lacking = new Set<Binding>();
  let generation = client.generation;
  const caller: Caller = { call: (procedure, args, options) => client.call(procedure, args, options) };
  const method =
    (operation: OperationName, rows: readonly Binding[]): Method =>
    async (...all) => {
      const { arity } = rows[0]!;
      const args = all.slice(0, arity);
      const options = all[arity] as CallOptions | undefined;
      if (client.generation !== generation) lacking.clear();
      generation = client.generation;
      const possible = rows.filter((row) => row.fits(args));
      let last: LibvirtError | undefined;
      for (const row of possible) {
        if (lacking.has(row)) continue;
        try {
          return await row.invoke(caller, args, options);
        } catch (error) {
          if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.NO_SUPPORT) throw error;
          // What a driver says of the only procedure may be another thing for another object.
          if (possible.length > 1 || isUnknownProcedure(error)) lacking.add(row);
          last = error;
        }
      }
      throw last ?? noSupport(operation);
    };
  return Object.fromEntries(
    [...rowsOf].map(([operation, rows]) => [operation, method(operation, rows)]),
  ) as Partial<DriverConnection>;
}

function isUnknownProcedure({ message }: LibvirtError): boolean {
  return message.startsWith("unknown procedure");
}

function noSupport(operation: OperationName): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.NO_SUPPORT,
    domain: ErrorDomain.RPC,
    info: operation,
    detail: "the daemon, or its hypervisor's driver, does not have it, or not with these flags",
  });
}
