import { aborted, ErrorDomain, ErrorNumber, type SparseChunk } from "@libvirt-ts/driver";
import { testError } from "../errors.js";
import type { Extent } from "./volume-bytes.js";

/** Bytes of zeros that are handed out at a time. */
const zeros = 65_536;

/** Extents as they are asked for, nothing ahead. */
export function sparse(extents: Iterator<Extent>): ReadableStream<SparseChunk> {
  return new ReadableStream<SparseChunk>(
    {
      pull(controller) {
        const { value, done } = extents.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => void extents.return?.(),
    },
    { highWaterMark: 0 },
  );
}

/** As `sparse`, with the zeros of holes. */
export function dense(extents: Iterator<Extent>): ReadableStream<Uint8Array> {
  let hole = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        while (hole === 0) {
          const { value, done } = extents.next();
          if (done) return controller.close();
          if ("data" in value) return controller.enqueue(value.data);
          hole = value.hole;
        }
        const length = Math.min(hole, zeros);
        hole -= length;
        controller.enqueue(new Uint8Array(length));
      },
      cancel: () => void extents.return?.(),
    },
    { highWaterMark: 0 },
  );
}

/**
 * Takes a stream to its end, a chunk at a time; `put` is told where each belongs. Throws INVALID_ARG for what is no chunk
 * and for more than there is room for, OPERATION_ABORTED when the caller does not want it any longer: the source is
 * cancelled then.
 */
export async function drain(
  source: ReadableStream<SparseChunk>,
  { offset, length }: { readonly offset: bigint; readonly length: bigint },
  signal: AbortSignal | undefined,
  put: (offset: bigint, chunk: SparseChunk) => void,
): Promise<void> {
  const reader = source.getReader();
  const stop = () => void reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener("abort", stop, { once: true });
  let at = offset;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (signal?.aborted) throw aborted(ErrorDomain.TEST, signal, `${at - offset} bytes were written`);
      if (done) return;
      const size = BigInt(sizeOf(value));
      if (at + size > offset + length) {
        throw testError(ErrorNumber.INVALID_ARG, "upload", `there is room for ${length} bytes only`);
      }
      put(at, value);
      at += size;
    }
  } catch (error) {
    await reader.cancel(error).catch(() => {});
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    reader.releaseLock();
  }
}

function sizeOf(chunk: SparseChunk): number {
  const { data, hole } = (chunk ?? {}) as { readonly data?: unknown; readonly hole?: unknown };
  if (data instanceof Uint8Array) return data.length;
  if (typeof hole === "number" && Number.isSafeInteger(hole) && hole >= 0) return hole;
  throw testError(ErrorNumber.INVALID_ARG, "upload", "a chunk is { data: Uint8Array } or { hole: bytes }");
}
