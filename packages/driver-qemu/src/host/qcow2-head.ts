import { type FileHandle, open } from "node:fs/promises";

/** What a qcow2 image begins with, and one of its forerunner qcow. */
const magic = 0x514649fb;
/** The header extension that names the format of the image below. */
const formatExtension = 0xe2792aca;
/** Bytes of a header of version 2, and of one of version 3 at least. */
const [lengthOf2, lengthOf3] = [72, 104];
/** Header, extensions and name lie in the first cluster; no image of ours or QEMU's has more of them. */
const headLength = 65_536;
/** QEMU refuses longer ones. */
const longestName = 1023;

/** What an image says of the one that it lies on. */
export interface Backing {
  /** The name as it is written down, which need not be a path. */
  readonly name: string;
  readonly format: string | undefined;
}

/** What a qcow2 image says of itself: as it is written down, whether or not it makes sense. */
export interface Qcow2Head {
  /** 1 is qcow, which has the capacity and the name below in the same places, and none of the others. */
  readonly version: number;
  /** Bytes that a guest sees. */
  readonly capacity: bigint;
  readonly clusterBits: number;
  readonly lazyRefcounts: boolean;
  readonly extendedL2: boolean;
  /** `none` for one that lies on nothing, undefined for a name that is not in the head. */
  readonly backing: Backing | "none" | undefined;
}

/** Reads the first bytes of an image; undefined for what is none. */
export function readQcow2Head(head: Buffer): Qcow2Head | undefined {
  if (head.length < lengthOf2 || head.readUInt32BE(0) !== magic) return undefined;
  const version = head.readUInt32BE(4);
  const hasFeatures = version >= 3;
  if (hasFeatures && head.length < lengthOf3) return undefined;
  return {
    version,
    capacity: head.readBigUInt64BE(24),
    clusterBits: head.readUInt32BE(20),
    lazyRefcounts: hasFeatures && (head.readBigUInt64BE(80) & 1n) !== 0n,
    extendedL2: hasFeatures && (head.readBigUInt64BE(72) & 16n) !== 0n,
    backing: readBacking(head, hasFeatures ? head.readUInt32BE(100) : lengthOf2),
  };
}

/** What a qcow2 image lies on; `none` for one that lies on nothing, undefined for what is no such image or cannot be read. */
export async function backingIn(path: string): Promise<Backing | "none" | undefined> {
  const handle = await open(path, "r").catch(() => undefined);
  try {
    return handle && readQcow2Head(await startOf(handle))?.backing;
  } catch {
    return undefined;
  } finally {
    await handle?.close();
  }
}

/** The first bytes of a file: as many as tell what it is an image of, or fewer where it has no more. */
export async function startOf(handle: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0);
  return buffer.subarray(0, bytesRead);
}

function readBacking(head: Buffer, extensions: number): Backing | "none" | undefined {
  const [at, length] = [Number(head.readBigUInt64BE(8)), head.readUInt32BE(16)];
  if (at === 0 || length === 0) return "none";
  const name = textAt(head, at, length);
  return name === undefined ? undefined : { name, format: readFormat(head, extensions) };
}

function readFormat(head: Buffer, extensions: number): string | undefined {
  for (let at = extensions; at + 8 <= head.length; ) {
    const [type, length] = [head.readUInt32BE(at), head.readUInt32BE(at + 4)];
    at += 8;
    if (type === 0) return undefined;
    if (type === formatExtension) return textAt(head, at, length);
    at += Math.ceil(length / 8) * 8;
  }
  return undefined;
}

const textAt = (head: Buffer, at: number, length: number): string | undefined =>
  length === 0 || length > longestName || at + length > head.length
    ? undefined
    : head.toString("utf8", at, at + length);
