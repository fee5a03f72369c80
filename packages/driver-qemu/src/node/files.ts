import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { access, type FileHandle, open, readdir, rename, unlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileError, isErrno } from "../errors.js";

/** What unfinished files are called. */
const scratch = /\.tmp$/;

/*
 * A node's own files are small, and of a folder of this host: what is looked at or noted for every call is read and written
 * at once. A trip to Node's threads takes twenty times as long as the call that is made there.
 */

/**
 * Puts a file in another one's place, or where there is none: whole and mode 0600 before it is visible. What must outlive the
 * host's end is on the disk, too; what describes a process need not be.
 */
export async function replaceFile(path: string, content: string, durable = true): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const options = { flag: "wx", mode: 0o600 };
  try {
    if (durable) {
      await writeFile(temporary, content, { ...options, flush: true });
      await rename(temporary, path);
      await syncFolder(dirname(path));
    } else {
      writeFileSync(temporary, content, options);
      renameSync(temporary, path);
    }
  } catch (error) {
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
export function stampOf(path: string): string | undefined {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found && `${found.ino} ${found.mtimeNs} ${found.size}`;
  } catch {
    return undefined;
  }
}

/** A file's text; undefined where there is none. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return readFileSync(path, "utf8");
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
