import { randomUUID } from "node:crypto";
import { link, open, realpath, rename, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Encoding } from "@libvirt-ts/xm-conf";
import { isLinkStamp, stampAt } from "./read-file.js";

/** The new content of a file. */
export interface NewContent {
  readonly text: string;
  readonly encoding: Encoding;
  /** Whose the file is to be; whoever writes it when left out. */
  readonly owner?: { readonly uid: number; readonly gid: number };
}

/** Where files are written before they take their place: on the same file system. */
export interface Workshop {
  /** The folder of the files. */
  readonly folder: string;
  /** A folder beside them for what is not finished. */
  readonly scratch: string;
}

/** What unfinished files are called. */
export const SCRATCH_SUFFIX = ".tmp";

/**
 * Puts a file in another one's place, at once and for good: it is on the disk, mode 0600, before it is visible. `stamp` is
 * that of the other one: false, and nothing done, when somebody changed it in the meantime. Where a link leads to the other one,
 * that is replaced, where it is, and the link stays.
 */
export async function replaceFile(
  { folder, scratch }: Workshop,
  file: string,
  content: NewContent,
  stamp: string,
): Promise<boolean> {
  const path = join(folder, file);
  const target = isLinkStamp(stamp) ? await realpath(path) : path;
  const temporary = await writeTemporary(
    target === path ? join(scratch, randomUUID()) : join(dirname(target), `.libvirt-ts-${randomUUID()}`),
    content,
  );
  // Only now: reaching the disk may have taken long.
  if ((await stampAt(path).catch(() => undefined)) !== stamp) {
    await unlink(temporary);
    return false;
  }
  await settle(temporary, () => rename(temporary, target), dirname(target));
  return true;
}

/** The same for a file that must not exist yet: otherwise EEXIST, whoever made it in the meantime. */
export async function createFile(
  { folder, scratch }: Workshop,
  file: string,
  content: NewContent,
): Promise<void> {
  const temporary = await writeTemporary(join(scratch, randomUUID()), content);
  await settle(temporary, () => link(temporary, join(folder, file)), folder);
  await unlink(temporary);
}

/** Gives a file another name, which must be free: otherwise EEXIST. At no moment has it none. */
export async function renameFile({ folder }: Workshop, from: string, to: string): Promise<void> {
  await link(join(folder, from), join(folder, to));
  await removeFile(folder, from);
}

/** Removes a file for good. */
export async function removeFile(folder: string, file: string): Promise<void> {
  await unlink(join(folder, file));
  await syncFolder(folder);
}

async function writeTemporary(name: string, { text, encoding, owner }: NewContent): Promise<string> {
  const path = name + SCRATCH_SUFFIX;
  const handle = await open(path, "wx", 0o600);
  try {
    // Files of others stay theirs where we may give them away.
    if (owner !== undefined) await handle.chown(owner.uid, owner.gid).catch(() => {});
    await handle.writeFile(text, encoding);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await unlink(path);
    throw error;
  }
  await handle.close();
  return path;
}

async function settle(temporary: string, move: () => Promise<void>, folder: string): Promise<void> {
  try {
    await move();
  } catch (error) {
    await unlink(temporary);
    throw error;
  }
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
