import { open } from "node:fs/promises";
import type { Context } from "../cli/context.js";
import { Failure } from "../cli/failure.js";
import type { Host } from "../cli/host.js";
import { msg } from "../i18n/message.js";

/** More than any description of a domain; what is larger is some other file, or endless. */
const limit = 64 * 1024 * 1024;

/** Reads a text file of UTF-8 (or UTF-16 with a mark), or standard input for `-`. Throws a Failure that says what is wrong with it. */
export async function readTextFile(context: Context, path: string): Promise<string> {
  return decodeText(await readFileBytes(context, path), path);
}

/** Reads a file, or standard input for `-`, as it is. Throws a Failure for an empty one. */
export async function readFileBytes(context: Context, path: string): Promise<Uint8Array> {
  const bytes = await readAll(context.app.host, path);
  if (bytes.length === 0) throw new Failure(msg("file '{file}' is empty"), { file: path });
  return bytes;
}

/** All bytes of a file, or of standard input for `-`. */
export async function readAll(host: Host, path: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of explaining(path === "-" ? host.stdin.chunks() : fileChunks(path), path)) {
    length += piece.length;
    if (length > limit) throw new Failure(msg("file '{file}' is larger than 64 MiB"), { file: path });
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}

/** The same pieces of a file; a failure to read them says which file it is. */
export async function* explaining(
  pieces: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(msg("cannot read '{file}': {reason}"), { file, reason: systemReason(error) });
  }
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, "r");
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(65_536));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The text of a file; what is not text is a Failure, not a riddle for a parser. */
export function decodeText(bytes: Uint8Array, path: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new Failure(msg("file '{file}' is not a text file"), { file: path });
}

/** What the system says of a failed call, without Node's prefix and path. */
export function systemReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z0-9]+: (.*?)(?:, \w+.*)?$/s.exec(message)?.[1] ?? message;
}
