/** C structures in bytes: layouts as data, little endian on every architecture that Xen runs on. */

/** Types of C as they stand in memory; handles and pointers are addresses of 32 or 64 bits. */
export type FieldType = "u8" | "u16" | "u32" | "u64" | "i32" | "handle32" | "handle64" | "ptr32" | "ptr64";

/** One member of a structure, or an array of `count` of them. */
export interface Field {
  /** Bytes from the start of the structure. */
  readonly offset: number;
  readonly type: FieldType;
  readonly count: number;
}

/** Where the members of a structure are. */
export interface Layout {
  /** Bytes, padding at the end included. */
  readonly size: number;
  readonly fields: ReadonlyMap<string, Field>;
}

/** A member's value: 64 bits as bigint, arrays of bytes as bytes, other arrays as numbers. */
export type FieldValue = number | bigint | Uint8Array | readonly number[];

const widths = {
  u8: 1,
  u16: 2,
  u32: 4,
  i32: 4,
  u64: 8,
  handle32: 4,
  ptr32: 4,
  handle64: 8,
  ptr64: 8,
} as const;

/** Reads a layout from the tables' notation, `24: first_domain@0:u16 buffer@8:handle64 …`. */
export function parseLayout(text: string): Layout {
  const [size, members = ""] = text.split(": ");
  const fields = members.split(" ").map((member): [string, Field] => {
    const [, name = "", offset, type, count = "1"] = /^(.+)@(\d+):(\w+?)(?:\[(\d+)\])?$/.exec(member) ?? [];
    return [name, { offset: Number(offset), type: type as FieldType, count: Number(count) }];
  });
  return { size: Number(size), fields: new Map(fields) };
}

/** Reads a 64-bit number; exact up to 2^53, the nearest double beyond. */
export function getUint53(view: DataView, offset: number): number {
  return view.getUint32(offset + 4, true) * 0x1_0000_0000 + view.getUint32(offset, true);
}

/** Reads one member of any width as a number; 64 bits as `getUint53` does. */
export function getField(view: DataView, base: number, field: Field): number {
  const at = base + field.offset;
  switch (widths[field.type]) {
    case 1:
      return view.getUint8(at);
    case 2:
      return view.getUint16(at, true);
    case 4:
      return field.type === "i32" ? view.getInt32(at, true) : view.getUint32(at, true);
    case 8:
      return getUint53(view, at);
  }
}

/** Writes one member; throws a RangeError when the value does not fit. */
export function setField(view: DataView, base: number, field: Field, value: number | bigint): void {
  const at = base + field.offset;
  const width = widths[field.type];
  const low = field.type === "i32" ? -(2n ** 31n) : 0n;
  const high = field.type === "i32" ? 2n ** 31n : 1n << BigInt(8 * width);
  const whole = typeof value === "bigint" || Number.isInteger(value) ? BigInt(value) : high;
  if (whole < low || whole >= high) throw new RangeError(`${value} does not fit into a ${field.type}`);
  if (width === 8) view.setBigUint64(at, whole, true);
  else if (width === 4) view.setUint32(at, Number(whole), true);
  else if (width === 2) view.setUint16(at, Number(whole), true);
  else view.setUint8(at, Number(whole));
}

function readField(view: DataView, base: number, field: Field): FieldValue {
  if (field.count === 1) {
    return widths[field.type] === 8
      ? view.getBigUint64(base + field.offset, true)
      : getField(view, base, field);
  }
  if (field.type === "u8") {
    const start = view.byteOffset + base + field.offset;
    return new Uint8Array(view.buffer.slice(start, start + field.count));
  }
  return Array.from({ length: field.count }, (_, index) =>
    getField(view, base, { ...field, offset: field.offset + index * widths[field.type] }),
  );
}

/** Every member of a structure by name. */
export function readStruct(layout: Layout, view: DataView, base = 0): Record<string, FieldValue> {
  return Object.fromEntries([...layout.fields].map(([name, field]) => [name, readField(view, base, field)]));
}

/** Writes the named members; throws a RangeError for one that the structure does not have, or that does not fit. */
export function writeStruct(
  layout: Layout,
  view: DataView,
  values: Readonly<Record<string, FieldValue>>,
  base = 0,
): void {
  for (const [name, value] of Object.entries(values)) {
    const field = layout.fields.get(name);
    if (field === undefined) throw new RangeError(`the structure has no member ${name}`);
    if (typeof value === "number" || typeof value === "bigint") setField(view, base, field, value);
    else {
      if (value.length > field.count)
        throw new RangeError(`${name} holds ${field.count}, not ${value.length}`);
      value.forEach((element, index) => {
        setField(view, base, { ...field, offset: field.offset + index * widths[field.type] }, element);
      });
    }
  }
}
