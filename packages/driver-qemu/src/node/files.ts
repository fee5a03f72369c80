import { randomUUID } from "node:crypto";
import { access, type FileHandle, open, readdir, readFile, rename, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { fileError, isErrno } from "../errors.js";

/** What unfinished files are called. */
const scratch = /\.tmp$/;

/**
 * Puts a file in another one's place, or where there is none: whole and mode 0600 before it is visible. What must outlive the
 * host's end is on the disk, too; what describes a process need not be.
 */
export async function replaceFile(path: string, content: string, durable = true): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, "wx", 0o600);
    await handle.writeFile(content);
    if (durable) await handle.sync();
    await handle.close();
    handle = undefined;
    await rename(temporary, path);
    if (durable) await syncFolder(dirname(path));
  } catch (error) {
    await handle?.close();
    await unlink(temporary).catch(() => {});
    throw fileError(path, error);
  }
}

/** Whether there is anything at a path, for all that we may see. */
export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** By what a file is known: whoever replaces it puts another one there, which has another number, or another time. */
export async function stampOf(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.ino} ${found.mtimeNs} ${found.size}`;
}

/** A file's text; undefined where there is none. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw fileError(path, error);
  }
}

/** Removes a file for good; whether it was there. */
export async function removeFile(path: string): Promise<boolean> {
  try {
    await unlink(path);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return false;
    throw fileError(path, error);
  }
  await syncFolder(dirname(path));
  return true;
}

/** The names in a folder, without what is unfinished; none where it is missing. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !scratch.test(name));
  } catch (error) {
    if (isErrno(error, "ENOENT")) return [];
    throw fileError(folder, error);
  }
}

/** Puts on the disk what a folder lists. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The last part of what a file holds, for errors that quote it. */
export async function tailOf(path: string, from = 0, length = 2000): Promise<string> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, "r");
    const { size } = await handle.stat();
    const start = Math.max(from, size - length);
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(Math.max(0, size - start)),
      0,
      undefined,
      start,
    );
    return buffer.toString("utf8", 0, bytesRead).trim();
  } catch {
    return "";
  } finally {
    await handle?.close();
  }
}
