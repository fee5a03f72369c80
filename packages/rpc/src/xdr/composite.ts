import { type Codec, int } from "./codec.js";
import { RpcError, within } from "./error.js";
import type { XdrReader } from "./reader.js";
import type { XdrWriter } from "./writer.js";

/** A pointer that may be NULL: undefined. */
export interface OptionalCodec<T> extends Codec<T | undefined> {
  readonly optional: true;
}

type Fields = Readonly<Record<string, Codec<never>>>;

type FieldValue<C> = C extends Codec<infer T> ? T : never;

type OptionalKeys<F> = { [K in keyof F]: F[K] extends { readonly optional: true } ? K : never }[keyof F];

/** The object of a struct: members that may be NULL can be left out. */
export type StructOf<F> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: FieldValue<F[K]>;
} & {
  readonly [K in OptionalKeys<F>]?: FieldValue<F[K]> | undefined;
} extends infer T
  ? { [K in keyof T]: T[K] }
  : never;

/** Members one after the other, in the order in which they are named. */
export function struct<const F extends Readonly<Record<string, { readonly minSize: number }>>>(
  fields: F,
): Codec<StructOf<F>> {
  const names = Object.keys(fields);
  const codecs = Object.values(fields as unknown as Fields) as unknown as Codec<unknown>[];
  // Copies of one object share its shape; members that are added one by one, under computed names, do not.
  const template: Readonly<Record<string, unknown>> = Object.fromEntries(
    names.map((name) => [name, undefined]),
  );
  return {
    minSize: codecs.reduce((size, { minSize }) => size + minSize, 0),
    read(reader: XdrReader) {
      const value: Record<string, unknown> = { ...template };
      let i = 0;
      try {
        for (; i < codecs.length; i++) value[names[i]!] = codecs[i]!.read(reader);
      } catch (error) {
        throw within(error, names[i]!);
      }
      return value as StructOf<F>;
    },
    write(writer: XdrWriter, value: StructOf<F>) {
      if (typeof value !== "object" || value === null) throw typeError("an object is expected");
      const members = value as Record<string, unknown>;
      let i = 0;
      try {
        for (; i < codecs.length; i++) codecs[i]!.write(writer, members[names[i]!]);
      } catch (error) {
        throw within(error, names[i]!);
      }
    },
  };
}

/** A count and as many items, at most `max`. */
export function array<T>(item: Codec<T>, max: number): Codec<readonly T[]> {
  return {
    minSize: 4,
    read(reader) {
      const count = reader.count(max, item.minSize);
      const items: T[] = [];
      try {
        for (let i = 0; i < count; i++) items.push(item.read(reader));
      } catch (error) {
        throw within(error, items.length);
      }
      return items;
    },
    write(writer, items) {
      checkCount(items, max);
      writer.uint(items.length);
      let i = 0;
      try {
        for (; i < items.length; i++) item.write(writer, items[i]!);
      } catch (error) {
        throw within(error, i);
      }
    },
  };
}

/** A value, or NULL. Any word but 0 counts as "there", as libtirpc has it. */
export function optional<T>(codec: Codec<T>): OptionalCodec<T> {
  return {
    optional: true,
    minSize: 4,
    read: (reader) => (reader.uint() === 0 ? undefined : codec.read(reader)),
    write(writer, value) {
      writer.uint(value === undefined ? 0 : 1);
      if (value !== undefined) codec.write(writer, value);
    },
  };
}

/** A string of at most `max` bytes. */
export function string(max: number): Codec<string> {
  return {
    minSize: 4,
    read: (reader) => reader.string(max),
    write: (writer, value) => writer.string(value, max),
  };
}

/**
 * Bytes. A name of its own, since a declaration that TypeScript infers would spell `Uint8Array` with a type argument, which
 * TypeScript before 5.7 does not know.
 */
export interface Bytes extends Uint8Array {}

/** At most `max` bytes. */
export function opaque(max: number): Codec<Bytes> {
  return {
    minSize: 4,
    read: (reader) => reader.opaque(max),
    write: (writer, value) => writer.opaque(value, max),
  };
}

/** Exactly `length` bytes, without a length word. */
export function fixedOpaque(length: number): Codec<Bytes> {
  return {
    minSize: length + (-length & 3),
    read: (reader) => reader.fixed(length),
    write: (writer, value) => writer.fixed(value, length),
  };
}

/** At most `max` characters, each a byte that takes a word, sign and all. */
export function chars(max: number): Codec<Bytes> {
  return {
    minSize: 4,
    read: (reader) => readChars(reader, reader.count(max, 4)),
    write(writer, value) {
      checkCount(value, max);
      writer.uint(value.length);
      writeChars(writer, value);
    },
  };
}

/** Exactly `length` characters, each a byte that takes a word. */
export function fixedChars(length: number): Codec<Bytes> {
  return {
    minSize: 4 * length,
    read: (reader) => readChars(reader, length),
    write(writer, value) {
      if (value.length !== length) throw countError(`${value.length} items, exactly ${length} are expected`);
      writeChars(writer, value);
    },
  };
}

function readChars(reader: XdrReader, count: number): Uint8Array {
  const value = new Uint8Array(count);
  for (let i = 0; i < count; i++) value[i] = int.read(reader);
  return value;
}

function writeChars(writer: XdrWriter, value: Uint8Array): void {
  for (const byte of value) writer.int((byte << 24) >> 24);
}

function checkCount(items: ArrayLike<unknown>, max: number): void {
  if (typeof items?.length !== "number") throw typeError("a list is expected");
  if (items.length > max) throw countError(`${items.length} items, at most ${max} are allowed`);
}

function countError(message: string): RpcError {
  return new RpcError({ id: "xdr.count", message });
}

function typeError(message: string): RpcError {
  return new RpcError({ id: "xdr.type", message });
}
