/** Structures in bytes, by the facts alone. */
import type { FactStruct, Place } from "./facts.js";

const widths: Readonly<Record<string, number>> = {
  u8: 1,
  u16: 2,
  u32: 4,
  i32: 4,
  u64: 8,
  handle32: 4,
  ptr32: 4,
  handle64: 8,
  ptr64: 8,
};

function placeOf(
  struct: FactStruct,
  member: string,
): { offset: number; width: number; count: number } | undefined {
  const place = struct[member] as Place | undefined;
  if (place === undefined) return undefined;
  const [, type = "", count = "1"] = /^(\w+?)(?:\[(\d+)\])?$/.exec(place[1]) ?? [];
  const width = widths[type];
  if (width === undefined) throw new Error(`no width is known of ${place[1]}`);
  return { offset: place[0], width, count: Number(count) };
}

/** Reads a whole number, least significant byte first. */
export function peek(bytes: Uint8Array, offset: number, width: number): bigint {
  let value = 0n;
  for (let index = width - 1; index >= 0; index--) value = (value << 8n) | BigInt(bytes[offset + index] ?? 0);
  return value;
}

/** Writes a whole number, least significant byte first; a byte beyond the end is what a real Xen would corrupt. */
export function poke(bytes: Uint8Array, offset: number, width: number, value: bigint): void {
  if (offset + width > bytes.length) {
    throw new Error(`Xen would write at ${offset}, past a buffer of ${bytes.length} bytes`);
  }
  for (let index = 0; index < width; index++)
    bytes[offset + index] = Number((value >> BigInt(8 * index)) & 0xffn);
}

/** A member's value; undefined when the structure has none of that name. */
export function get(bytes: Uint8Array, base: number, struct: FactStruct, member: string): bigint | undefined {
  const place = placeOf(struct, member);
  return place && peek(bytes, base + place.offset, place.width);
}

/** Sets a member if the structure has it; an array takes its elements in order. */
export function set(
  bytes: Uint8Array,
  base: number,
  struct: FactStruct,
  member: string,
  value: bigint | number | ArrayLike<number>,
): void {
  const place = placeOf(struct, member);
  if (place === undefined) return;
  const elements = typeof value === "object" ? Array.from(value, BigInt) : [BigInt(value)];
  elements.slice(0, place.count).forEach((element, index) => {
    poke(bytes, base + place.offset + index * place.width, place.width, element);
  });
}
