import type { CallOptions, OperationName, Operations } from "@libvirt-ts/driver";
import type { ListFilter } from "../dispatch/list-flags.js";

/** The operations whose first argument is a reference of this kind. */
export type OperationOn<R> = {
  [K in OperationName]: Parameters<Operations[K]> extends [infer First, ...unknown[]]
    ? R extends First
      ? K
      : never
    : never;
}[OperationName];

/** What follows the reference among the arguments of an operation. */
export type AfterRef<K extends OperationName> =
  Parameters<Operations[K]> extends [unknown, ...infer Rest] ? Given<K, Rest> : never;

/** The arguments of an operation as the library's own methods hand them on, before they are checked. */
export type Arguments<K extends OperationName> = Given<K, Parameters<Operations[K]>>;

type Given<K extends OperationName, A extends readonly unknown[]> = K extends `listAll${string}`
  ? [filter: ListFilter | number, options?: CallOptions]
  : { [I in keyof A]: A[I] extends bigint ? bigint | number : A[I] };
