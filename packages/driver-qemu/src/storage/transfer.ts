import type { FileHandle } from "node:fs/promises";
import { aborted, ErrorDomain, ErrorNumber, LibvirtError, type SparseChunk } from "@libvirt-ts/driver";
import { fileErrorOf } from "../errors.js";

/** Bytes that are read, and handed out, at a time. */
const step = 262_144;

/** A part of a volume's file, open for a transfer. */
export interface Part {
  readonly handle: FileHandle;
  /** The volume, for errors. */
  readonly what: string;
  readonly offset: bigint;
  /** Where it ends at the latest. */
  readonly end: bigint;
}

const failure = (code: ErrorNumber, info: string, detail: string, cause?: unknown): LibvirtError =>
  new LibvirtError({
    code,
    domain: ErrorDomain.STORAGE,
    info,
    detail,
    ...(cause !== undefined && { cause }),
  });

const closedMeanwhile = (what: string): LibvirtError =>
  failure(ErrorNumber.INVALID_CONN, what, "the connection was closed during the transfer");

/** The bytes of a part as they are asked for, nothing ahead. The file is closed with the stream, or with the connection. */
export function download(part: Part, closed: AbortSignal): ReadableStream<Uint8Array> {
  return readable(part, closed, (bytes) => [bytes]);
}

/** As `download`, with zeros as holes. */
export function downloadSparse(part: Part, closed: AbortSignal): ReadableStream<SparseChunk> {
  return readable(part, closed, runsOf);
}

/** Bytes of which a hole has a whole number. */
const block = 4096;

/** Data and holes by turns. */
function runsOf(bytes: Uint8Array): SparseChunk[] {
  const runs: SparseChunk[] = [];
  let from = 0;
  let wasHole: boolean | undefined;
  const end = (to: number) => {
    if (to > from) runs.push(wasHole ? { hole: to - from } : { data: bytes.subarray(from, to) });
    from = to;
  };
  for (let at = 0; at < bytes.length; at += block) {
    const isHole = isZero(bytes.subarray(at, at + block));
    if (isHole !== wasHole) end(at);
    wasHole = isHole;
  }
  end(bytes.length);
  return runs;
}

function readable<T>(
  part: Part,
  closed: AbortSignal,
  chunksOf: (bytes: Uint8Array) => readonly T[],
): ReadableStream<T> {
  const { handle, what, end } = part;
  let at = part.offset;
  let stop = (): void => {};
  const finish = async (): Promise<void> => {
    closed.removeEventListener("abort", stop);
    await handle.close();
  };
  return new ReadableStream<T>(
    {
      start(controller) {
        stop = () => {
          controller.error(closedMeanwhile(what));
          void finish();
        };
        closed.addEventListener("abort", stop, { once: true });
      },
      async pull(controller) {
        try {
          const length = Number(smaller(BigInt(step), end - at));
          const { buffer, bytesRead } = await handle.read(
            Buffer.allocUnsafeSlow(length),
            0,
            length,
            Number(at),
          );
          at += BigInt(bytesRead);
          const bytes = new Uint8Array(buffer.buffer, 0, bytesRead);
          if (bytesRead > 0) for (const chunk of chunksOf(bytes)) controller.enqueue(chunk);
          if (bytesRead > 0 && at < end) return;
          if (at < end) throw failure(ErrorNumber.OPERATION_FAILED, what, "it was cut during the transfer");
          controller.close();
          await finish();
        } catch (error) {
          if (closed.aborted) return;
          await finish();
          throw fileErrorOf(what, error);
        }
      },
      cancel: finish,
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
 * Writes what a source gives. Throws INVALID_ARG for what is no chunk and for more than there is room for, OPERATION_ABORTED
 * when the caller does not want it any longer, INVALID_CONN once the connection closes. However it fails, the source is
 * cancelled.
 */
export async function upload(
  source: ReadableStream<Uint8Array | SparseChunk>,
  part: Part,
  { signal, closed }: Ends,
): Promise<void> {
  const { handle, what, offset, end } = part;
  const reader = source.getReader();
  const stop = () => void reader.cancel(signal?.reason).catch(() => {});
  for (const one of [signal, closed]) one?.addEventListener("abort", stop, { once: true });
  // Who aborted while the volume was opened is not heard of any more.
  if (signal?.aborted || closed.aborted) stop();
  let at = offset;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (signal?.aborted) throw aborted(ErrorDomain.STORAGE, signal, `${at - offset} bytes were written`);
      if (closed.aborted) throw closedMeanwhile(what);
      if (done) return;
      const chunk = chunkOf(value, what);
      const next = at + BigInt("data" in chunk ? chunk.data.length : chunk.hole);
      if (next > end)
        throw failure(ErrorNumber.INVALID_ARG, what, `there is room for ${end - offset} bytes only`);
      if ("data" in chunk) await writeAll(handle, chunk.data, at);
      else await zero(handle, at, next);
      at = next;
    }
  } catch (error) {
    await reader.cancel(error).catch(() => {});
    throw fileErrorOf(what, error);
  } finally {
    for (const one of [signal, closed]) one?.removeEventListener("abort", stop);
    reader.releaseLock();
  }
}

function chunkOf(given: unknown, what: string): SparseChunk {
  if (given instanceof Uint8Array) return { data: given };
  const { data, hole } = (given ?? {}) as { readonly data?: unknown; readonly hole?: unknown };
  if (data instanceof Uint8Array) return { data };
  if (typeof hole === "number" && Number.isSafeInteger(hole) && hole >= 0) return { hole };
  throw failure(ErrorNumber.INVALID_ARG, what, "a chunk is { data: Uint8Array } or { hole: bytes }");
}

async function writeAll(handle: FileHandle, data: Uint8Array, at: bigint): Promise<void> {
  for (let done = 0; done < data.length; ) {
    const { bytesWritten } = await handle.write(data, done, data.length - done, Number(at) + done);
    done += bytesWritten;
  }
}

/**
 * Makes a range of a file zeros. What is zeros already stays a hole, if it was one; what reaches to the end of the file, or
 * beyond, becomes one.
 */
export async function zero(handle: FileHandle, from: bigint, to: bigint, isErased = false): Promise<void> {
  const { size } = await handle.stat({ bigint: true });
  if (to >= size && !isErased) {
    if (from < size) await handle.truncate(Number(from));
    await handle.truncate(Number(to));
    return;
  }
  const buffer = Buffer.allocUnsafeSlow(step);
  const zeros = Buffer.alloc(step);
  for (let at = from; at < to; ) {
    const wanted = Number(smaller(BigInt(step), to - at));
    const { bytesRead } = await handle.read(buffer, 0, wanted, Number(at));
    if (bytesRead === 0) return;
    if (!isZero(buffer.subarray(0, bytesRead))) await writeAll(handle, zeros.subarray(0, bytesRead), at);
    at += BigInt(bytesRead);
  }
}

const isZero = (bytes: Uint8Array): boolean => {
  const { buffer, byteOffset, length } = bytes;
  return (
    length === 0 || (bytes[0] === 0 && Buffer.from(buffer, byteOffset, length - 1).equals(bytes.subarray(1)))
  );
};

const smaller = (one: bigint, other: bigint): bigint => (one < other ? one : other);
