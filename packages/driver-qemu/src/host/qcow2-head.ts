import { open } from "node:fs/promises";

/** What a qcow2 image begins with. */
const magic = 0x514649fb;
/** The header extension that names the format of the image below. */
const formatExtension = 0xe2792aca;
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

/** What a qcow2 image lies on; `none` for one that lies on nothing, undefined for what is no such image or cannot be read. */
export async function backingIn(path: string): Promise<Backing | "none" | undefined> {
  const head = await headOf(path);
  if (head === undefined || head.length < 72 || head.readUInt32BE(0) !== magic) return undefined;
  const at = Number(head.readBigUInt64BE(8));
  const length = head.readUInt32BE(16);
  if (at === 0) return "none";
  if (length > longestName || at + length > head.length) return undefined;
  return { name: head.toString("utf8", at, at + length), format: formatIn(head) };
}

function formatIn(head: Buffer): string | undefined {
  const version = head.readUInt32BE(4);
  let at = version >= 3 && head.length >= 104 ? head.readUInt32BE(100) : 72;
  while (at + 8 <= head.length) {
    const [type, length] = [head.readUInt32BE(at), head.readUInt32BE(at + 4)];
    at += 8;
    if (type === 0 || at + length > head.length) return undefined;
    if (type === formatExtension) return head.toString("utf8", at, at + length);
    at += Math.ceil(length / 8) * 8;
  }
  return undefined;
}

async function headOf(path: string): Promise<Buffer | undefined> {
  const handle = await open(path, "r").catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}
