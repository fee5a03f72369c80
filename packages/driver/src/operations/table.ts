import { ErrorDomain } from "../errors/domain.js";
import type { ObjectKind, OperationName, OperationRow } from "./names.js";
import { operationLines } from "./table.generated.js";

/** The lines of the table by their operations. */
const lines = new Map(
  operationLines
    .trimEnd()
    .split("\n")
    .map((line) => [line.slice(0, line.indexOf(" ")), line]),
);

/** What was asked for so far. */
const rows = new Map<OperationName, OperationRow>();

/** The names of all operations. */
export const operationNames: readonly OperationName[] = [...lines.keys()] as OperationName[];

/** Whether a word names an operation. */
export function isOperationName(word: string): word is OperationName {
  return lines.has(word);
}

const eventOperations = [
  "domainEvents",
  "domainQemuMonitorEvents",
  "networkEvents",
  "nodeDeviceEvents",
  "secretEvents",
  "storagePoolEvents",
] as const satisfies readonly OperationName[];

/** An operation that answers at once, with a stream of events. */
export type EventOperationName = (typeof eventOperations)[number];

/** Whether a word names an operation that answers at once, with a stream of events. */
export function isEventOperation(word: string): word is EventOperationName {
  return (eventOperations as readonly string[]).includes(word);
}

/** What is known of an operation besides its types. */
export function operationRow(operation: OperationName): OperationRow {
  const known = rows.get(operation);
  if (known !== undefined) return known;
  const [, c, object, errors, readOnly, flagsAt, ...parameters] = lines.get(operation)!.split(" ");
  const row: OperationRow = {
    c: c!,
    object: object as ObjectKind,
    errors: ErrorDomain[errors as keyof typeof ErrorDomain],
    readOnly:
      readOnly === "allowed" || readOnly === "denied"
        ? readOnly
        : (readOnly!.split("&").map(Number) as [number, number]),
    flagsAt: Number(flagsAt),
    parameters: parameters.join(" "),
  };
  rows.set(operation, row);
  return row;
}

/** Whether a read-only connection may call an operation with these arguments. */
export function allowedReadOnly(operation: OperationName, args: readonly unknown[]): boolean {
  const { readOnly } = operationRow(operation);
  if (typeof readOnly === "string") return readOnly === "allowed";
  const [argument, bits] = readOnly;
  return (Number(args[argument]) & bits) === 0;
}
