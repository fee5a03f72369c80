import type { OperationName, OperationRow } from "./names.js";
import { operationTable } from "./table.generated.js";

/** The names of all operations. */
export const operationNames: readonly OperationName[] = Object.keys(operationTable) as OperationName[];

/** Whether a word names an operation. */
export function isOperationName(word: string): word is OperationName {
  return Object.hasOwn(operationTable, word);
}

/** What is known of an operation besides its types. */
export function operationRow(operation: OperationName): OperationRow {
  return operationTable[operation];
}

/** Whether a read-only connection may call an operation with these arguments. */
export function allowedReadOnly(operation: OperationName, args: readonly unknown[]): boolean {
  const { readOnly } = operationTable[operation];
  if (typeof readOnly === "string") return readOnly === "allowed";
  const [argument, bits] = readOnly;
  return (Number(args[argument]) & bits) === 0;
}
