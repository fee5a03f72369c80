import { randomUUID } from "node:crypto";
import type { Dirent } from "node:fs";
import { link, lstat, readdir, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { fileError, isErrno } from "../errors.js";
import { Lock } from "../node/lock.js";
import type { QemuNode } from "../node/node.js";
import type { Pool } from "./pool-book.js";

/** What a volume is called while it is made. */
const partName = /^\.libvirt-ts-([0-9a-f-]{36})\.part$/;

/**
 * Makes a file of a pool's folder under another name, and gives it its own once it is whole. Throws STORAGE_VOL_EXIST where
 * there is such a file. What fails, or is killed, leaves nothing that is a volume.
 */
export async function makeWhole(
  node: QemuNode,
  pool: Pool,
  path: string,
  make: (temporary: string) => Promise<void>,
): Promise<void> {
  const id = randomUUID();
  const temporary = join(path, "..", `.libvirt-ts-${id}.part`);
  const lock = await Lock.tryTake(node.lockName(pool.uuid, id));
  try {
    if (await isThere(path)) throw taken(node, path);
    await make(temporary);
    await giveName(temporary, path).catch((error) => {
      throw isErrno(error, "EEXIST") ? taken(node, path) : fileError(path, error);
    });
  } finally {
    await unlink(temporary).catch(() => {});
    lock?.release();
  }
}

/** A name that is free, by a second name of the file: nobody's file is replaced. */
async function giveName(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    // A file system without second names.
    if (!isErrno(error, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS") || (await isThere(path))) throw error;
    await rename(temporary, path);
  }
}

/** The names of the regular files in a pool's folder. What somebody was killed at making is removed. */
export async function sweepParts(node: QemuNode, pool: Pool, folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await entriesIn(folder)) {
    const { name } = entry;
    const id = partName.exec(name)?.[1];
    if (id === undefined) {
      if (entry.isFile()) names.push(name);
      continue;
    }
    const lock = await Lock.tryTake(node.lockName(pool.uuid, id));
    if (lock === undefined) continue;
    await unlink(join(folder, name)).catch(() => {});
    lock.release();
  }
  return names;
}

const taken = ({ pools }: QemuNode, path: string) =>
  pools.error(ErrorNumber.STORAGE_VOL_EXIST, path, "there is a file of that name");

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const entriesIn = (folder: string): Promise<Dirent[]> =>
  readdir(folder, { withFileTypes: true }).catch((error) => {
    throw fileError(folder, error);
  });
