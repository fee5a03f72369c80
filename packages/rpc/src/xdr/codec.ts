import type { XdrReader } from "./reader.js";
import type { XdrWriter } from "./writer.js";

/** How values of one type are read and written. */
export interface Codec<T> {
  /** No value takes fewer bytes: what a claimed count of items is held against. */
  readonly minSize: number;
  read(reader: XdrReader): T;
  write(writer: XdrWriter, value: T): void;
}

/** The values of a codec. */
export type ValueOf<C> = C extends Codec<infer T> ? T : never;

/** `int`, and XDR's enums. */
export const int: Codec<number> = {
  minSize: 4,
  read: (reader) => reader.int(),
  write: (writer, value) => writer.int(value),
};

/** `unsigned int`, `bool`; `unsigned short` and `unsigned char` with a narrower range. */
export const uint: Codec<number> = {
  minSize: 4,
  read: (reader) => reader.uint(),
  write: (writer, value) => writer.uint(value),
};

/** `hyper` */
export const hyper: Codec<bigint> = {
  minSize: 8,
  read: (reader) => reader.hyper(),
  write: (writer, value) => writer.hyper(value),
};

/** `unsigned hyper` */
export const uhyper: Codec<bigint> = {
  minSize: 8,
  read: (reader) => reader.uhyper(),
  write: (writer, value) => writer.uhyper(value),
};

/** `double` */
export const double: Codec<number> = {
  minSize: 8,
  read: (reader) => reader.double(),
  write: (writer, value) => writer.double(value),
};

/** Nothing: what procedures without arguments, or without a result, carry. */
export const nothing: Codec<void> = {
  minSize: 0,
  read: () => undefined,
  write: () => undefined,
};
