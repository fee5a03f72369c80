import { type FileHandle, open, unlink } from "node:fs/promises";
import type { SparseChunk } from "@libvirt-ts/core";
import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";
import type { Progress } from "../output/progress.js";
import { systemReason } from "./files.js";

/** Bytes read from a file at a time. */
const blockSize = 256 * 1024;

/** Runs of zeros shorter than this are sent as bytes: a hole costs a message of its own. */
const smallestHole = 64 * 1024;

const cannotRead = (file: string, error: unknown): Failure =>
  new Failure(msg("cannot read '{file}': {reason}"), { file, reason: systemReason(error) });
const cannotWrite = (file: string, error: unknown): Failure =>
  new Failure(msg("cannot write '{file}': {reason}"), { file, reason: systemReason(error) });

/** Writes what comes to a new file, and removes it where the source fails: nobody takes half a file for a whole one. */
async function toFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  let file: FileHandle;
  try {
    file = await open(path, "w", 0o660);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  let whole = false;
  try {
    await write(file);
    whole = true;
  } finally {
    await file.close();
    if (!whole) await unlink(path).catch(() => {});
  }
}

async function writeAt(file: FileHandle, path: string, bytes: Uint8Array, at?: number): Promise<void> {
  try {
    for (let done = 0; done < bytes.length; ) {
      const where = at === undefined ? null : at + done;
      done += (await file.write(bytes, done, bytes.length - done, where)).bytesWritten;
    }
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** Puts a stream into a file. */
export const writeFileOf = (path: string, bytes: ReadableStream<Uint8Array>): Promise<void> =>
  toFile(path, async (file) => {
    for await (const piece of bytes) await writeAt(file, path, piece);
  });

/** Puts a stream with holes into a file with the same holes. */
export const writeSparseFileOf = (
  path: string,
  chunks: ReadableStream<SparseChunk>,
  progress: Progress,
): Promise<void> =>
  toFile(path, async (file) => {
    let at = 0;
    for await (const chunk of chunks) {
      const length = "data" in chunk ? chunk.data.length : chunk.hole;
      if ("data" in chunk) await writeAt(file, path, chunk.data, at);
      at += length;
      progress.advance(length);
    }
    await file.truncate(at).catch((error: unknown) => {
      throw cannotWrite(path, error);
    });
  });

async function* blocksOf(
  path: string,
  length: bigint | undefined,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    throw cannotRead(path, error);
  }
  try {
    const { size } = await file.stat();
    let left = length === undefined || length === 0n ? Number.POSITIVE_INFINITY : Number(length);
    progress.total(Math.min(size, left));
    while (left > 0) {
      const { bytesRead, buffer } = await file
        .read(Buffer.allocUnsafe(Math.min(blockSize, left)))
        .catch((error: unknown) => {
          throw cannotRead(path, error);
        });
      if (bytesRead === 0) return;
      left -= bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The next thing of a generator, for a stream that pulls. */
function streamOf<T>(items: AsyncGenerator<T>): ReadableStream<T> {
  return new ReadableStream<T>(
    {
      async pull(controller) {
        const { done, value } = await items.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await items.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

/** Looks into a file before anything is asked of the peer: what cannot be read changes nothing. */
async function checkReadable(path: string): Promise<void> {
  try {
    await (await open(path, "r")).close();
  } catch (error) {
    throw cannotRead(path, error);
  }
}

/** The bytes of a file, or the first `length` of them. */
export async function readFileAs(
  path: string,
  length: bigint | undefined,
  progress: Progress,
): Promise<ReadableStream<Uint8Array>> {
  await checkReadable(path);
  return streamOf(blocksOf(path, length, progress));
}

/** The same with runs of zeros as holes. */
export async function readSparseFileAs(
  path: string,
  length: bigint | undefined,
  progress: Progress,
): Promise<ReadableStream<SparseChunk>> {
  await checkReadable(path);
  return streamOf(sparse(blocksOf(path, length, progress), progress));
}

async function* sparse(blocks: AsyncIterable<Uint8Array>, progress: Progress): AsyncGenerator<SparseChunk> {
  let hole = 0;
  for await (const block of blocks) {
    for (let at = 0; at < block.length; at += smallestHole) {
      const part = block.subarray(at, at + smallestHole);
      progress.advance(part.length);
      if (part.every((byte) => byte === 0)) {
        hole += part.length;
        continue;
      }
      if (hole > 0) yield { hole };
      hole = 0;
      yield { data: part };
    }
  }
  if (hole > 0) yield { hole };
}
