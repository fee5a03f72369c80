import { type FileHandle, open } from "node:fs/promises";
import { ErrorNumber } from "@libvirt-ts/driver";
import { fileError, qemuError } from "../errors.js";

/** What stands before the state of a guest in a file. */
export interface SaveHeader {
  /** The guest's document. */
  readonly xml: string;
  /** Whether it stands when it comes back. */
  readonly paused: boolean;
}

const magic = "libvirt-ts QEMU save 1\n";
/** A document is never that long; what says so is none of ours. */
const maxHeader = 16 * 1024 * 1024;

/** Writes the header of a new file; resolves to its length. */
export async function writeHeader(handle: FileHandle, header: SaveHeader): Promise<number> {
  const text = Buffer.from(JSON.stringify(header));
  const whole = Buffer.concat([Buffer.from(`${magic}${text.length}\n`), text]);
  await handle.writeFile(whole);
  return whole.length;
}

/** A file of this format: its header, and where the state begins. Throws OPERATION_FAILED for another file. */
export async function readHeader(
  path: string,
): Promise<{ readonly header: SaveHeader; readonly offset: number }> {
  let handle: FileHandle;
  try {
    handle = await open(path, "r");
  } catch (error) {
    throw fileError(path, error);
  }
  try {
    const { buffer: start, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    const [, digits] = new RegExp(`^${magic}(\\d{1,8})\n`).exec(start.toString("latin1", 0, bytesRead)) ?? [];
    const length = Number(digits);
    if (digits === undefined || length > maxHeader) throw noSave(path);
    const from = magic.length + digits.length + 1;
    const text = await handle.read(Buffer.alloc(length), 0, length, from);
    const header = parse(text.buffer.toString("utf8", 0, text.bytesRead));
    if (text.bytesRead !== length || header === undefined) throw noSave(path);
    return { header, offset: from + length };
  } catch (error) {
    throw fileError(path, error);
  } finally {
    await handle.close();
  }
}

const noSave = (path: string) =>
  qemuError(ErrorNumber.OPERATION_FAILED, path, "it is no file of a saved guest");

function parse(text: string): SaveHeader | undefined {
  try {
    const { xml, paused } = JSON.parse(text) as Partial<SaveHeader>;
    return typeof xml === "string" && typeof paused === "boolean" ? { xml, paused } : undefined;
  } catch {
    return undefined;
  }
}
