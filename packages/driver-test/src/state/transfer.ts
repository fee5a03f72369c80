import { aborted, ErrorDomain, ErrorNumber, type SparseChunk } from "@libvirt-ts/driver";
import { testError } from "../errors.js";
import type { Extent } from "./volume-bytes.js";

/** Bytes of zeros that are handed out at a time. */
const zeros = 65_536;

/** What a transfer is of: a part of a volume, for as long as there is one. */
export interface Part {
  readonly offset: bigint;
  readonly length: bigint;
  /** Throws where the part is there no longer, up to an `end`. */
  assertThere(end: bigint): void;
}

/** Extents as they are asked for, nothing ahead: whoever does not read holds nothing but his place. */
export function sparse(extents: Iterator<Extent>, part: Part): ReadableStream<SparseChunk> {
  return readable(() => {
    part.assertThere(part.offset + part.length);
    const { value, done } = extents.next();
    return done ? undefined : value;
  }, extents);
}

/** As `sparse`, with the zeros of holes. */
export function dense(extents: Iterator<Extent>, part: Part): ReadableStream<Uint8Array> {
  let hole = 0;
  return readable(() => {
    part.assertThere(part.offset + part.length);
    while (hole === 0) {
      const { value, done } = extents.next();
      if (done) return undefined;
      if ("data" in value) return value.data;
      hole = value.hole;
    }
    const length = Math.min(hole, zeros);
    hole -= length;
    return new Uint8Array(length);
  }, extents);
}

function readable<T>(next: () => T | undefined, extents: Iterator<Extent>): ReadableStream<T> {
  return new ReadableStream<T>(
    {
      pull(controller) {
        const value = next();
        if (value === undefined) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => void extents.return?.(),
    },
    { highWaterMark: 0 },
  );
}

/** Who ends an upload before its source does. */
export interface Ends {
  readonly signal: AbortSignal | undefined;
  /** The end of the connection. */
  readonly closed: AbortSignal;
}

/**
 * Takes a stream to its end, a chunk at a time; `put` is told where each belongs. Throws INVALID_ARG for what is no chunk
 * and for more than there is room for, OPERATION_ABORTED when the caller does not want it any longer, INVALID_CONN once
 * the connection closes, and what `part` says of a volume that is gone. However it fails, the source is cancelled.
 */
export async function drain<T>(
  source: ReadableStream<T>,
  chunkOf: (given: T) => SparseChunk,
  part: Part,
  { signal, closed }: Ends,
  put: (offset: bigint, chunk: SparseChunk) => void,
): Promise<void> {
  const { offset, length } = part;
  const reader = source.getReader();
  const stop = () => void reader.cancel(signal?.reason).catch(() => {});
  for (const end of [signal, closed]) end?.addEventListener("abort", stop, { once: true });
  // Who aborted while the volume was looked for is not heard of any more.
  if (signal?.aborted || closed.aborted) stop();
  let at = offset;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (signal?.aborted) throw aborted(ErrorDomain.TEST, signal, `${at - offset} bytes were written`);
      if (closed.aborted) throw testError(ErrorNumber.INVALID_CONN, "upload", "it was closed meanwhile");
      if (done) return;
      const chunk = chunkOf(value);
      const next = at + BigInt(sizeOf(chunk));
      if (next > offset + length) {
        throw testError(ErrorNumber.INVALID_ARG, "upload", `there is room for ${length} bytes only`);
      }
      part.assertThere(next);
      put(at, chunk);
      at = next;
    }
  } catch (error) {
    await reader.cancel(error).catch(() => {});
    throw error;
  } finally {
    for (const end of [signal, closed]) end?.removeEventListener("abort", stop);
    reader.releaseLock();
  }
}

function sizeOf(chunk: SparseChunk): number {
  const { data, hole } = (chunk ?? {}) as { readonly data?: unknown; readonly hole?: unknown };
  if (data instanceof Uint8Array) return data.length;
  if (typeof hole === "number" && Number.isSafeInteger(hole) && hole >= 0) return hole;
  throw testError(ErrorNumber.INVALID_ARG, "upload", "a chunk is { data: Uint8Array } or { hole: bytes }");
}
