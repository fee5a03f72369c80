import {
  type DomainCheckpointRef,
  type DomainRef,
  type DomainSnapshotRef,
  ErrorDomain,
  ErrorNumber,
  type FieldTypes,
  LibvirtError,
  type NodeDeviceRef,
  type NWFilterBindingRef,
  readTypedParams,
  type TypedParam,
  type TypedParams,
  type TypedParamType,
  writeTypedParams,
} from "@libvirt-ts/driver";
import type {
  WireDomain,
  WireDomainCheckpoint,
  WireDomainSnapshot,
  WireNodeDevice,
  WireNwfilterBinding,
} from "../protocol/index.js";
import type { TypedParameter } from "../xdr/typed-parameter.js";
import type { Conversion } from "./binding.js";

/** A call without a result. */
export const none: { readonly whole: Conversion<unknown, undefined> } = {
  whole: { read: () => undefined, write: () => undefined },
};

/** 64 bits as a number; OVERFLOW beyond 2^53. */
export const number64: Conversion<bigint, number> = {
  read(wire) {
    const value = Number(wire);
    if (Number.isSafeInteger(value)) return value;
    throw new LibvirtError({
      code: ErrorNumber.OVERFLOW,
      domain: ErrorDomain.RPC,
      detail: `the daemon tells ${wire}, which is beyond 2^53`,
    });
  },
  write(value) {
    if (Number.isSafeInteger(value)) return BigInt(value);
    throw new LibvirtError({
      code: ErrorNumber.INVALID_ARG,
      domain: ErrorDomain.RPC,
      detail: `${value} was given, a whole number below 2^53 is expected`,
    });
  },
};

/** 0 or 1 */
export const truth: Conversion<number, boolean> = {
  read: (wire) => wire !== 0,
  write: (value) => (value ? 1 : 0),
};

/** A domain; -1 is the id of one that is not active. */
export const domainRef: Conversion<WireDomain, DomainRef> = {
  read: ({ name, uuid, id }) => (id < 0 ? { uuid, name } : { uuid, name, id }),
  write: ({ name = "", uuid, id = -1 }) => ({ name, uuid, id }),
};

export const snapshotRef: Conversion<WireDomainSnapshot, DomainSnapshotRef> = {
  read: ({ name, dom }) => ({ domain: domainRef.read(dom), name }),
  write: ({ name, domain }) => ({ name, dom: domainRef.write(domain) }),
};

export const checkpointRef: Conversion<WireDomainCheckpoint, DomainCheckpointRef> = {
  read: snapshotRef.read,
  write: snapshotRef.write,
};

export const nodeDeviceRef: Conversion<WireNodeDevice, NodeDeviceRef> = same();

/** A node device where the wire has nothing but its name. */
export const nodeDeviceName: Conversion<string, NodeDeviceRef> = {
  read: (name) => ({ name }),
  write: ({ name }) => name,
};

export const filterBindingRef: Conversion<WireNwfilterBinding, NWFilterBindingRef> = {
  read: ({ portdev, filtername }) => ({ portDev: portdev, filterName: filtername }),
  write: ({ portDev, filterName }) => ({ portdev: portDev, filtername: filterName }),
};

/** The same on both sides. */
export function same<T>(): Conversion<T, T> {
  return { read: (wire) => wire, write: (value) => value };
}

export function listOf<W, V>({ read, write }: Conversion<W, V>): Conversion<readonly W[], V[]> {
  return { read: (wire) => wire.map(read), write: (values) => values.map(write) };
}

/** A list of its own, where the wire's is read-only. */
export function copyOf<T>(): Conversion<readonly T[], T[]> {
  return { read: (wire) => [...wire], write: (values) => values };
}

/** An empty list stands for "none given". */
export function someOf<W, V>(item: Conversion<W, V>): Conversion<readonly W[], readonly V[] | undefined> {
  return {
    read: (wire) => (wire.length === 0 ? undefined : wire.map(item.read)),
    write: (values) => (values ?? []).map(item.write),
  };
}

/** No bytes stand for "none". */
export const cookie: Conversion<Uint8Array, Uint8Array | undefined> = {
  read: (wire) => (wire.length === 0 ? undefined : wire),
  write: (value) => value ?? new Uint8Array(0),
};

/** Characters of the wire that end at a NUL, which is counted among them. */
export const terminated: Conversion<Uint8Array, string> = {
  read(wire) {
    const end = wire.indexOf(0);
    return new TextDecoder().decode(end < 0 ? wire : wire.subarray(0, end));
  },
  write: (value) => new TextEncoder().encode(`${value}\0`),
};

type Members<W, V> = {
  readonly [K in keyof V & keyof W]: [W[K], V[K]] extends [V[K], W[K]] ? "same" : Conversion<W[K], V[K]>;
};

/** A record whose members have the wire's names: each as it is, or converted. */
export function record<W, V>(members: Members<W, V>): Conversion<W, V> {
  const list = Object.entries(members) as [string, "same" | Conversion<unknown, unknown>][];
  const each = (from: object, way: "read" | "write") => {
    const source = from as Record<string, unknown>;
    const target: Record<string, unknown> = {};
    for (const [name, conversion] of list) {
      const value = source[name];
      if (value !== undefined) target[name] = conversion === "same" ? value : conversion[way](value);
    }
    return target;
  };
  return {
    read: (wire) => each(wire as object, "read") as V,
    write: (value) => each(value as object, "write") as W,
  };
}

const typeNames: readonly TypedParamType[] = [
  "int",
  "uint",
  "llong",
  "ullong",
  "double",
  "boolean",
  "string",
];

/** A parameter of the wire with its type's name. */
export const typedParam: Conversion<TypedParameter, TypedParam> = {
  read: ({ field, type, value }) => ({
    field,
    type: typeNames[type - 1]!,
    value: type === 6 ? value !== 0 : value,
  }),
  write: ({ field, type, value }) =>
    ({
      field,
      type: typeNames.indexOf(type) + 1,
      value: typeof value === "boolean" ? Number(value) : value,
    }) as TypedParameter,
};

/** Typed parameters as a record. */
export function params(fields: FieldTypes): Conversion<readonly TypedParameter[], TypedParams> {
  return {
    read: (wire) => readTypedParams(wire.map(typedParam.read), fields),
    write: (value) => writeTypedParams(value, fields).map(typedParam.write),
  };
}
