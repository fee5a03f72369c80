import { allowedReadOnly, type OperationName } from "@libvirt-ts/driver";
import { operationClasses } from "./classes.generated.js";

/**
 * What an operation does to an object: tells of it, changes what it does at the moment, or changes what it is (and tells
 * what it keeps: memory, disks, passwords).
 */
export type OperationClass = "read" | "control" | "write";
export const operationClassNames = ["read", "control", "write"] as const;

type Key = keyof typeof operationClasses;

/** The kinds of objects that a rule names. Snapshots and checkpoints are their domain's. */
export type AccessObject = Key extends `${infer Kind} ${OperationClass}` ? Kind : never;

interface OperationAccess {
  readonly object: AccessObject;
  readonly class: OperationClass;
}

const byOperation: ReadonlyMap<string, OperationAccess> = new Map(
  Object.entries(operationClasses).flatMap(([key, operations]) => {
    const [object, operationClass] = key.split(" ") as [AccessObject, OperationClass];
    return operations.map((operation) => [operation, { object, class: operationClass }] as const);
  }),
);

export const accessObjectNames: readonly AccessObject[] = [
  ...new Set([...byOperation.values()].map(({ object }) => object)),
];

/** What a rule has to allow for a call. With flags that ask for passwords, a question is of class `write`. */
export function accessOf(operation: OperationName, args: readonly unknown[]): OperationAccess {
  const { object, class: known } = byOperation.get(operation)!;
  return { object, class: known === "read" && !allowedReadOnly(operation, args) ? "write" : known };
}
