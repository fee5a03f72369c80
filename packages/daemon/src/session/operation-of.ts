import type { DriverOperations, OperationName } from "@libvirt-ts/driver";
import type { Client } from "./client.js";
import { unsupportedOperation } from "./errors.js";

/** An operation of the connection behind, to be called. Throws NO_SUPPORT where no driver has it. */
export function operationOf<N extends OperationName>(
  { operations }: Client,
  name: N,
): NonNullable<DriverOperations[N]> {
  const method = operations[name];
  if (method === undefined) throw unsupportedOperation(name);
  return method.bind(operations) as NonNullable<DriverOperations[N]>;
}
