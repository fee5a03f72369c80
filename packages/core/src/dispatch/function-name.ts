import { type OperationName, operationRow } from "@libvirt-ts/driver";

/** The C function behind an operation, as errors name it. */
export function functionName(operation: OperationName): string {
  return operationRow(operation).c;
}
