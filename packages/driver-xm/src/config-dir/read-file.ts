import { isUtf8 } from "node:buffer";
import { type BigIntStats, close, constants, fstat, lstat, open, read } from "node:fs";
import { promisify } from "node:util";

// The plain functions, promisified: a FileHandle costs as much again as the file.
const openFile = promisify(open);
const closeFile = promisify(close);
const readInto = promisify(read);
const statFile = promisify(fstat) as unknown as (
  fd: number,
  options: { bigint: true },
) => Promise<BigIntStats>;
const statLink = promisify(lstat) as unknown as (
  path: string,
  options: { bigint: true },
) => Promise<BigIntStats>;

/** A configuration is never larger; what is, is not read. */
export const MAX_FILE_SIZE = 1024 * 1024;

/** Opening a FIFO or a terminal neither waits nor takes it over, and links are not followed. */
const READ_SAFELY = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY | constants.O_NOFOLLOW;

/** How a file's bytes are its text: UTF-8, or Latin-1 where they are none. */
export type Encoding = "utf8" | "latin1";

/** A file, read. */
export interface FileContent {
  readonly text: string;
  readonly encoding: Encoding;
  readonly stamp: string;
  readonly uid: number;
  readonly gid: number;
}

/** Why something in the folder is not read. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";

  constructor(
    message: string,
    /** What it is known by while it stays as it is. */
    readonly stamp: string,
    /** Whether nobody needs to be told: folders stand beside the files. */
    readonly quiet = false,
  ) {
    super(message);
  }
}

/** A text that changes whenever a file is written to or replaced. */
export function stampOf({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}

/** The stamp of whatever stands at a path, links themselves included. */
export async function stampAt(path: string): Promise<string> {
  return stampOf(await statLink(path, { bigint: true }));
}

/** Throws `UnreadableFile` for what is no regular file, without opening it: that might wake somebody who waits for it. */
export async function requireRegular(path: string): Promise<void> {
  const stats = await statLink(path, { bigint: true });
  if (!stats.isFile())
    throw new UnreadableFile(`it is ${sortOf(stats)}`, stampOf(stats), stats.isDirectory());
}

/**
 * Reads a regular file of a bearable size. Throws `UnreadableFile` for anything else that stands there, and the system's
 * error when nothing does. Never waits, whatever it is.
 */
export async function readConfigFile(path: string): Promise<FileContent> {
  const fd = await openSafely(path);
  try {
    const stats = await statFile(fd, { bigint: true });
    const stamp = stampOf(stats);
    if (!stats.isFile()) throw new UnreadableFile(`it is ${sortOf(stats)}`, stamp, stats.isDirectory());
    if (stats.size > MAX_FILE_SIZE)
      throw new UnreadableFile(`it is larger than ${MAX_FILE_SIZE} bytes`, stamp);
    const bytes = await readAll(fd, Number(stats.size), stamp);
    if (bytes.includes(0)) throw new UnreadableFile("it is binary", stamp);
    const encoding = isUtf8(bytes) ? "utf8" : "latin1";
    return {
      text: bytes.toString(encoding),
      encoding,
      stamp,
      uid: Number(stats.uid),
      gid: Number(stats.gid),
    };
  } finally {
    await closeFile(fd);
  }
}

async function openSafely(path: string): Promise<number> {
  try {
    return await openFile(path, READ_SAFELY);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw error;
    const stats = await statLink(path, { bigint: true });
    const what =
      code === "ELOOP" || code === "ENXIO" ? `it is ${sortOf(stats)}` : `it cannot be opened: ${code}`;
    throw new UnreadableFile(what, stampOf(stats));
  }
}

async function readAll(fd: number, size: number, stamp: string): Promise<Buffer> {
  // One byte more, so that a short read means the end.
  let buffer = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await readInto(fd, buffer, length, buffer.length - length, length);
    length += bytesRead;
    if (length < buffer.length) return buffer.subarray(0, length);
    if (length > MAX_FILE_SIZE) throw new UnreadableFile(`it is larger than ${MAX_FILE_SIZE} bytes`, stamp);
    buffer = Buffer.concat([buffer], buffer.length * 2);
  }
}

function sortOf(stats: BigIntStats): string {
  if (stats.isSymbolicLink()) return "a symbolic link";
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a FIFO";
  if (stats.isSocket()) return "a socket";
  return stats.isFile() ? "a file" : "a device";
}
