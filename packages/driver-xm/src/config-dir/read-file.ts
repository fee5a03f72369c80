import { type BigIntStats, close, constants, fstat, lstat, open, read, stat } from "node:fs";
import { promisify } from "node:util";
import { ConfError, decodeConf, type Encoding } from "@libvirt-ts/xm-conf";

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

const statTarget = promisify(stat) as unknown as (
  path: string,
  options: { bigint: true },
) => Promise<BigIntStats>;

/** A configuration is never larger; what is, is not read. */
export const MAX_FILE_SIZE = 1024 * 1024;

/** Opening a FIFO or a terminal neither waits nor takes it over. */
const READ_SAFELY = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

/** A file, read. */
export interface FileContent {
  readonly text: string;
  readonly encoding: Encoding;
  /** Of the file, and of the link that leads to it if one does. */
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

/** The stamp of whatever stands at a path: of a link and of what it leads to. */
export async function stampAt(path: string): Promise<string> {
  const stats = await statLink(path, { bigint: true });
  if (!stats.isSymbolicLink()) return stampOf(stats);
  const target = await statTarget(path, { bigint: true }).catch(() => undefined);
  return linkStamp(stats, target);
}

/** What separates the stamp of a link from that of its target. */
const LEADS_TO = ">";

function linkStamp(link: BigIntStats, target: BigIntStats | undefined): string {
  return stampOf(link) + LEADS_TO + (target === undefined ? "" : stampOf(target));
}

/** Whether a stamp is that of a link: what it leads to changes without the folder's being told. */
export function isLinkStamp(stamp: string): boolean {
  return stamp.includes(LEADS_TO);
}

/** When something of a stamp last changed, in milliseconds. */
export function changedAt(stamp: string): number {
  const times = stamp.split(LEADS_TO).map((part) => part.slice(part.lastIndexOf(":") + 1));
  return Math.max(...times.map((time) => Number(BigInt(time || 0) / 1_000_000n)));
}

/**
 * Throws `UnreadableFile` for what is no regular file, nor a link to one, without opening it: that might wake somebody who
 * waits for it.
 */
export async function requireRegular(path: string): Promise<void> {
  const stats = await statLink(path, { bigint: true });
  if (stats.isFile()) return;
  if (!stats.isSymbolicLink())
    throw new UnreadableFile(`it is ${sortOf(stats)}`, stampOf(stats), stats.isDirectory());
  const target = await statTarget(path, { bigint: true }).catch(() => undefined);
  if (target?.isFile()) return;
  const sort = target === undefined ? "nothing" : sortOf(target);
  throw new UnreadableFile(
    `it is a symbolic link to ${sort}`,
    linkStamp(stats, target),
    target?.isDirectory(),
  );
}

/**
 * Reads a regular file of a bearable size, through a link if one leads to it: whoever may write to the folder may as well name
 * a file elsewhere. Throws `UnreadableFile` for anything else that stands there, and the system's error when nothing does. Never
 * waits, whatever it is.
 */
export async function readConfigFile(path: string): Promise<FileContent> {
  const { fd, link } = await openSafely(path);
  try {
    const stats = await statFile(fd, { bigint: true });
    const stamp = link === undefined ? stampOf(stats) : linkStamp(link, stats);
    if (!stats.isFile()) throw new UnreadableFile(`it is ${sortOf(stats)}`, stamp, stats.isDirectory());
    if (stats.size > MAX_FILE_SIZE)
      throw new UnreadableFile(`it is larger than ${MAX_FILE_SIZE} bytes`, stamp);
    const bytes = await readAll(fd, Number(stats.size), stamp);
    return {
      ...decoded(bytes, stamp),
      stamp,
      uid: Number(stats.uid),
      gid: Number(stats.gid),
    };
  } finally {
    await closeFile(fd);
  }
}

function decoded(bytes: Uint8Array, stamp: string): { readonly text: string; readonly encoding: Encoding } {
  try {
    return decodeConf(bytes);
  } catch (error) {
    if (error instanceof ConfError) throw new UnreadableFile("it is binary", stamp);
    throw error;
  }
}

/** Opens a file, with what is known of the link to it if there is one. */
async function openSafely(
  path: string,
): Promise<{ readonly fd: number; readonly link: BigIntStats | undefined }> {
  try {
    return { fd: await openFile(path, READ_SAFELY | constants.O_NOFOLLOW), link: undefined };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw error;
    const stats = await statLink(path, { bigint: true });
    if (code === "ELOOP" && stats.isSymbolicLink()) {
      await requireRegular(path);
      return { fd: await openFile(path, READ_SAFELY), link: stats };
    }
    const what = code === "ENXIO" ? `it is ${sortOf(stats)}` : `it cannot be opened: ${code}`;
    throw new UnreadableFile(what, stampOf(stats));
  }
}

async function readAll(fd: number, size: number, stamp: string): Promise<Uint8Array> {
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
