import { isTypedValue, type OperationName } from "@libvirt-ts/driver";
import { canonicalUuid, uuidText } from "../objects/uuid.js";
import type { ArgumentChecks } from "./checks.js";
import { listFlags } from "./list-flags.js";

/** Checks an argument, and turns it into what drivers get. */
export type Kind = (check: ArgumentChecks, value: unknown, name: string, operation: OperationName) => unknown;

/** Texts that may be empty. */
const mayBeEmpty: ReadonlySet<string> = new Set([
  "command",
  "config",
  "disk",
  "key",
  "metadata",
  "password",
  "source",
]);

/** Numbers that may be negative: -1 stands for all, any or the default. */
const mayBeNegative: ReadonlySet<string> = new Set([
  "cell",
  "cpu",
  "parentIndex",
  "pid",
  "startCell",
  "startCpu",
  "timeout",
]);

/** The least and the most of numbers whatever the operation. */
const limits: Readonly<Record<string, readonly [min: number, max: number]>> = {
  flags: [0, 2 ** 32 - 1],
  // The reference's own limit, in KiB.
  memory: [4096, Number.MAX_SAFE_INTEGER],
  nvcpus: [1, 65_535],
  vcpu: [0, 31_999],
};

const number: Kind = (check, value, name, operation) => {
  if (name === "flags" && operation.startsWith("listAll")) return listFlags(check, value, operation);
  const [min, max] = limits[name] ?? [
    mayBeNegative.has(name) ? Number.MIN_SAFE_INTEGER : 0,
    Number.MAX_SAFE_INTEGER,
  ];
  check.integer(value, name === "memory" ? "memory (KiB)" : name, min, max);
  return value;
};

const text: Kind = (check, value, name, operation) => {
  if (operation === "domainRename" && name === "name") check.domainName(value as string);
  else if (mayBeEmpty.has(name)) check.string(value, name);
  else check.text(value, name);
  return value;
};

const uuid: Kind = (check, value) => {
  if (value instanceof Uint8Array) {
    check.bytes(value, "uuid", 16, 16);
    return uuidText(value);
  }
  check.text(value, "uuid");
  const canonical = canonicalUuid(value as string);
  if (canonical === undefined)
    throw check.invalid(
      `uuid is 32 hexadecimal digits, dashed 8-4-4-4-12 or without dashes, not ${check.show(value)}`,
    );
  return canonical;
};

const wide: Kind = (check, value, name) => {
  const given = typeof value === "number" && Number.isSafeInteger(value) ? BigInt(value) : value;
  check.wide(given, name);
  return given;
};

const bytes: Kind = (check, value, name) => {
  check.bytes(value, name, name === "cpumap" ? 1 : 0);
  if (name === "cpumap" && (value as Uint8Array).every((byte) => byte === 0)) {
    throw check.invalid("cpumap names no CPU at all");
  }
  return value;
};

const listOf =
  (item: Kind): Kind =>
  (check, value, name, operation) => {
    if (!Array.isArray(value)) throw check.invalid(`${name} is an array, not ${check.show(value)}`);
    return value.map((one) => item(check, one, `an item of ${name}`, operation));
  };

/** What an object is named by: each has a text. */
const ref =
  (...identity: readonly string[]): Kind =>
  (check, value, name) => {
    check.object(value, name);
    for (const key of identity) {
      const held = (value as Record<string, unknown>)[key];
      if (typeof held !== "string" || held === "") check.text(held, `${name}.${key}`);
    }
    return value;
  };

const moment: Kind = (check, value, name, operation) => {
  ref("name")(check, value, name, operation);
  ref("uuid")(check, (value as { domain?: unknown }).domain, `${name}.domain`, operation);
  return value;
};

const params: Kind = (check, value, name) => {
  check.object(value, name);
  for (const [field, held] of Object.entries(value as object)) {
    for (const one of Array.isArray(held) ? held : [held]) {
      if (!/^(boolean|number|bigint|string)$/.test(typeof one) && !isTypedValue(one)) {
        throw check.invalid(`${name}.${field} is a value or a typedValue(), not ${check.show(one)}`);
      }
    }
  }
  return value;
};

const eventFilter =
  (object: string): Kind =>
  (check, value, name) => {
    check.record(value, name, { kinds: true, [object]: true });
    const { kinds, [object]: one } = value as Record<string, unknown>;
    if (kinds !== undefined && (!Array.isArray(kinds) || kinds.some((kind) => typeof kind !== "string"))) {
      throw check.invalid(`${name}.kinds is an array of kinds of events, not ${check.show(kinds)}`);
    }
    if (one !== undefined) check.object(one, `${name}.${object}`);
    return value;
  };

/** How the arguments of each type that the contract has are checked. */
const kinds: Readonly<Record<string, Kind>> = {
  string: text,
  path: (check, value, name) => check.path(value as string, name),
  number,
  bigint: wide,
  boolean: (check, value, name) => {
    check.boolean(value, name);
    return value;
  },
  Uint8Array: bytes,
  "readonly string[]": listOf((check, value, name) => {
    check.string(value, name);
    return value;
  }),
  "readonly number[]": listOf((check, value, name) => {
    check.integer(value, name, 0);
    return value;
  }),
  "readonly DomainRef[]": listOf(ref("uuid")),
  "readonly NodePages[]": listOf((check, value, name) => {
    check.object(value, name);
    return value;
  }),
  TypedParams: params,
  DomainTime: (check, value, name) => {
    check.object(value, name);
    return value;
  },
  "ReadableStream<Uint8Array>": (check, value, name) => check.stream(value, name),
  "ReadableStream<SparseChunk>": (check, value, name) => check.stream(value, name),
  DomainRef: ref("uuid"),
  DomainSnapshotRef: moment,
  DomainCheckpointRef: moment,
  NetworkRef: ref("uuid"),
  NetworkPortRef: ref("uuid"),
  StoragePoolRef: ref("uuid"),
  StorageVolRef: ref("pool", "name", "key"),
  NodeDeviceRef: ref("name"),
  InterfaceRef: ref("name"),
  SecretRef: ref("uuid"),
  NWFilterRef: ref("uuid"),
  NWFilterBindingRef: ref("portDev"),
  DomainEventFilter: eventFilter("domain"),
  NetworkEventFilter: eventFilter("network"),
  StoragePoolEventFilter: eventFilter("pool"),
  NodeDeviceEventFilter: eventFilter("device"),
  SecretEventFilter: eventFilter("secret"),
  QemuMonitorEventFilter: (check, value, name) => {
    check.record(value, name, { domain: true, event: true, flags: true });
    const { domain, event, flags } = value as Record<string, unknown>;
    if (domain !== undefined) check.object(domain, `${name}.domain`);
    if (event !== undefined) check.string(event, `${name}.event`);
    if (flags !== undefined) check.integer(flags, `${name}.flags`, 0, 0xffff_ffff);
    return value;
  },
};

/** How arguments of a declared type are checked. */
export function kindOf(type: string, name: string): Kind {
  const bare = type.replace(/ \| undefined$/, "");
  const kind = name === "uuid" && bare === "string" ? uuid : kinds[bare];
  if (kind === undefined) throw new TypeError(`nothing checks arguments of type ${type}`);
  if (bare === type) return kind;
  return (check, value, ...rest) => (value === undefined ? undefined : kind(check, value, ...rest));
}
