import type { CallOptions, FieldTypes, OperationName, TypedParams } from "@libvirt-ts/driver";
import type { Procedure } from "../procedure.js";
import type { TypedParameter } from "../xdr/typed-parameter.js";
import {
  type ArgSpecs,
  type ArgsOfOperation,
  argsConversion,
  type Binding,
  type Conversion,
  perform,
  type ResultOfOperation,
} from "./binding.js";
import { params as paramsOf } from "./values.js";

interface ListArgs {
  readonly needResults: number;
}

/**
 * A list of everything: our calls want the items. Whoever wants only the count (`needResults` 0) gets no items.
 * The items are believed, not the count.
 */
export function listAll<N extends OperationName, Args extends ListArgs, K extends string, W, V>(
  operation: N,
  procedure: Procedure<Args, { readonly [key in K]: readonly W[] } & { readonly ret: number }>,
  args: ArgSpecs<Args, ArgsOfOperation<N>>,
  key: K,
  { read, write }: Conversion<W, V> & (V[] extends ResultOfOperation<N> ? unknown : never),
): Binding {
  const conversion = argsConversion(args as never, { needResults: 1 });
  return {
    operation,
    arity: args.length,
    procedure: procedure as Procedure<unknown, unknown>,
    client: true,
    args: conversion,
    fits: () => true,
    async invoke(caller, values, options) {
      const ret = await caller.call(procedure, conversion.write(values) as Args, options);
      return ret[key].map(read);
    },
    async serve(operations, wire, options) {
      const values = (await perform(operations, operation, conversion.read(wire), options)) as readonly V[];
      const wanted = (wire as ListArgs).needResults !== 0;
      return { [key]: wanted ? values.map(write) : [], ret: values.length };
    },
  };
}

interface Counted {
  readonly params: readonly TypedParameter[];
  readonly nparams?: number;
}

/** The flag that lets a daemon answer with strings. C: `VIR_TYPED_PARAM_STRING_OKAY`. */
const STRING_OKAY = 4;

/**
 * Typed parameters that are asked for in two steps, how many and which. Ours asks once, for `max`, as many as the answer can
 * hold; who asks for none is told how many there are.
 */
export function typedGetter<N extends OperationName, Args, Ret extends Counted>(
  operation: N,
  procedure: Procedure<Args, Ret>,
  args: ArgSpecs<Args, ArgsOfOperation<N>>,
  fields: FieldTypes,
  max?: number,
): Binding {
  const { read, write } = paramsOf(fields);
  const conversion = argsConversion(args as never, max === undefined ? {} : { nparams: max });
  const flagged = (wire: unknown) => {
    const { flags } = wire as { flags?: number };
    return flags === undefined ? wire : { ...(wire as object), flags: (flags | STRING_OKAY) >>> 0 };
  };
  return {
    operation,
    arity: args.length,
    procedure: procedure as Procedure<unknown, unknown>,
    client: true,
    args: conversion,
    fits: () => true,
    async invoke(caller, values, options) {
      const { params } = await caller.call(procedure, flagged(conversion.write(values)) as Args, options);
      return read(params);
    },
    async serve(operations, wire, options) {
      const { nparams = Number.POSITIVE_INFINITY, flags = 0 } = wire as { nparams?: number; flags?: number };
      const plain = { ...(wire as object), flags: (flags & ~STRING_OKAY) >>> 0 };
      const value = (await perform(operations, operation, conversion.read(plain), options)) as TypedParams;
      const all = write(value).filter(({ type }) => type !== 7 || (flags & STRING_OKAY) !== 0);
      return nparams === 0
        ? { params: [], nparams: all.length }
        : { params: all.slice(0, nparams), nparams: 0 };
    },
  };
}

/** A composition that one row cannot say: how a client does it, and how a server does. */
export function byHand<N extends OperationName, Args, Ret>(
  operation: N,
  procedure: Procedure<Args, Ret>,
  args: NoInfer<Conversion<Args, ArgsOfOperation<N>>>,
  ways: {
    invoke(
      caller: Parameters<Binding["invoke"]>[0],
      args: ArgsOfOperation<N>,
      options: CallOptions | undefined,
    ): Promise<ResultOfOperation<N>>;
    serve(result: ResultOfOperation<N>, args: NoInfer<Args>): NoInfer<Ret>;
  },
  arity: ArgsOfOperation<N>["length"],
): Binding {
  return {
    operation,
    arity,
    procedure: procedure as Procedure<unknown, unknown>,
    client: true,
    args: args as unknown as Binding["args"],
    fits: () => true,
    invoke: (caller, values, options) => ways.invoke(caller, values as ArgsOfOperation<N>, options),
    async serve(operations, wire, options) {
      const result = await perform(
        operations,
        operation,
        args.read(wire as Args) as readonly unknown[],
        options,
      );
      return ways.serve(result as ResultOfOperation<N>, wire as Args);
    },
  };
}
