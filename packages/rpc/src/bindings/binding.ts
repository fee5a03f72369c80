import type { CallOptions, DriverOperations, OperationName, Operations } from "@libvirt-ts/driver";
import type { Procedure } from "../procedure.js";

/** A value of the wire and the same value of the contract. */
export interface Conversion<Wire, Value> {
  read(wire: Wire): Value;
  write(value: Value): Wire;
}

/** Whoever makes calls: a client. */
export interface Caller {
  call<Args, Ret>(procedure: Procedure<Args, Ret>, args: Args, options?: CallOptions): Promise<Ret>;
}

/** A procedure as an operation: the client reads it forwards, the server backwards. */
export interface Binding {
  readonly operation: OperationName;
  /** How many arguments the operation has before its options. */
  readonly arity: number;
  readonly procedure: Procedure<unknown, unknown>;
  /** Set on a procedure that a client calls only where a daemon lacks the newer one; `false` on one that is only answered. */
  readonly client: true | "older" | false;
  /** The operation's arguments, without options, as the arguments of the procedure and back. */
  readonly args: Conversion<unknown, readonly unknown[]>;
  /** Whether these arguments can be said by this procedure at all. */
  fits(args: readonly unknown[]): boolean;
  /** Does the operation by calls. */
  invoke(caller: Caller, args: readonly unknown[], options?: CallOptions): Promise<unknown>;
  /** Answers a call by the operation. */
  serve(operations: DriverOperations, args: unknown, options?: CallOptions): Promise<unknown>;
}

/** An operation's arguments without its options. */
export type ArgsOfOperation<N extends OperationName> =
  Required<Parameters<Operations[N]>> extends [...infer A extends unknown[], CallOptions] ? A : never;

/** What an operation resolves to. */
export type ResultOfOperation<N extends OperationName> = Awaited<ReturnType<Operations[N]>>;

/** The members of a struct that have a type. */
type Same<W, V> = {
  [K in keyof W]-?: [W[K]] extends [V] ? ([V] extends [W[K]] ? K : never) : never;
}[keyof W];

type Converted<W, V> = { [K in keyof W]-?: readonly [K, Conversion<W[K], V>] }[keyof W];

/** An argument that the procedure does not carry: it can only have this value. */
export interface Absent<V> {
  readonly absent: V;
}

/** How an argument stands in a struct: under a name as it is, under a name in another form, or not at all. */
type ArgSpec<W, V> = Same<W, V> | Converted<W, V> | Absent<V>;

/** How each argument of an operation stands in a struct. */
export type ArgSpecs<W, T extends readonly unknown[]> = { readonly [I in keyof T]: ArgSpec<W, T[I]> };

/** How a result stands in a struct. */
type RetSpec<W, V> = Same<W, V> | Converted<W, V> | { readonly whole: Conversion<W, V> };

type AnySpec =
  | string
  | readonly [string, Conversion<unknown, unknown>]
  | Absent<unknown>
  | { readonly whole: Conversion<unknown, unknown> };

/** More about a row. */
export interface BindOptions<Args> {
  readonly client?: Binding["client"];
  /** Members of the arguments that are the same in every call of ours. */
  readonly always?: Partial<Args>;
  /** The member of the arguments that says how many items of the result's only list are wanted. */
  readonly limit?: keyof Args & string;
}

/**
 * A row of the table: an operation, its procedure, where each of the operation's arguments stands in the struct, and where
 * its result does.
 */
export function bind<N extends OperationName, Args, Ret>(
  operation: N,
  procedure: Procedure<Args, Ret>,
  args: ArgSpecs<Args, ArgsOfOperation<N>>,
  ret: RetSpec<Ret, ResultOfOperation<N>>,
  options: BindOptions<Args> = {},
): Binding {
  const conversion = argsConversion(args as unknown as readonly AnySpec[], options.always ?? {});
  const result = retConversion(ret as unknown as AnySpec);
  return {
    operation,
    arity: args.length,
    procedure: procedure as Procedure<unknown, unknown>,
    client: options.client ?? true,
    args: conversion,
    fits: fitter(args as unknown as readonly AnySpec[]),
    async invoke(caller, values, callOptions) {
      const wire = conversion.write(values) as Args;
      return result.read(await caller.call(procedure, wire, callOptions));
    },
    async serve(operations, wire, callOptions) {
      const ret = result.write(await perform(operations, operation, conversion.read(wire), callOptions));
      return options.limit === undefined
        ? ret
        : limited(ret as object, (wire as Record<string, number>)[options.limit]!);
    },
  };
}

function limited(ret: object, count: number): unknown {
  return Object.fromEntries(
    Object.entries(ret).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, count) : value]),
  );
}

/** Calls an operation that the caller has made sure of. */
export function perform(
  operations: DriverOperations,
  operation: OperationName,
  args: readonly unknown[],
  options: CallOptions | undefined,
): Promise<unknown> {
  const method = operations[operation] as (this: DriverOperations, ...args: unknown[]) => Promise<unknown>;
  return method.call(operations, ...args, options);
}

/** The arguments of an operation as a struct and back, by where they stand. */
export function argsConversion(
  specs: readonly AnySpec[],
  always: object,
): Conversion<unknown, readonly unknown[]> {
  return {
    read: (wire) => specs.map((spec) => readMember(spec, wire as Record<string, unknown>)),
    write: (values) => {
      if (specs.length === 0 && Object.keys(always).length === 0) return undefined;
      const wire: Record<string, unknown> = { ...always };
      for (const [i, spec] of specs.entries()) writeMember(spec, wire, values[i]);
      return wire;
    },
  };
}

function retConversion(spec: AnySpec): Conversion<unknown, unknown> {
  if (typeof spec === "object" && "whole" in spec) return spec.whole;
  return {
    read: (wire) => readMember(spec, wire as Record<string, unknown>),
    write: (value) => {
      const wire: Record<string, unknown> = {};
      writeMember(spec, wire, value);
      return wire;
    },
  };
}

function readMember(spec: AnySpec, wire: Record<string, unknown>): unknown {
  if (typeof spec === "string") return wire[spec];
  if (isPair(spec)) return spec[1].read(wire[spec[0]]);
  return "absent" in spec ? spec.absent : spec.whole.read(wire);
}

function writeMember(spec: AnySpec, wire: Record<string, unknown>, value: unknown): void {
  if (typeof spec === "string") wire[spec] = value;
  else if (isPair(spec)) wire[spec[0]] = spec[1].write(value);
  else if ("whole" in spec) Object.assign(wire, spec.whole.write(value));
}

function fitter(specs: readonly AnySpec[]): Binding["fits"] {
  const absents = specs.flatMap((spec, i) =>
    typeof spec === "object" && "absent" in spec ? [[i, spec.absent] as const] : [],
  );
  return (args) => absents.every(([i, value]) => args[i] === value);
}

function isPair(spec: AnySpec): spec is readonly [string, Conversion<unknown, unknown>] {
  return Array.isArray(spec);
}
