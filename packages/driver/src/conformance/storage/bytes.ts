import type { StorageVolRef } from "../../records/storage.js";
import { type Context, type Subject, testUuid } from "../context.js";

/** Bytes of the volumes that transfers are tried on. */
export const size = 200_000;

/** What a test needs to have a volume. */
export const volumeNeeds = ["storagePoolCreateXML", "storageVolCreateXML", "poolXML", "volumeXML"] as const;

/** A volume in a pool of its own. */
export async function volumeOf({ fixtures }: Context, conn: Subject): Promise<StorageVolRef> {
  const pool = await conn.storagePoolCreateXML(fixtures.poolXML!("bytes", testUuid(90)), 0);
  return conn.storageVolCreateXML(pool, fixtures.volumeXML!("image", size), 0);
}

/** Bytes that repeat nowhere near. */
export function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) * 7 + 1) % 251);
}

/** A source of bytes, so many at a time. */
export function streamOf(bytes: Uint8Array, step: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + step));
      at += step;
    },
  });
}

/** All bytes of a stream. */
export async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The hash of all bytes of a stream. */
export const digest = async (stream: ReadableStream<Uint8Array>) => hash(await collect(stream));

/** Length and FNV-1a of bytes. */
export function hash(bytes: Uint8Array): string {
  let sum = 0x811c_9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x0100_0193);
  return `${bytes.length}:${(sum >>> 0).toString(16)}`;
}
