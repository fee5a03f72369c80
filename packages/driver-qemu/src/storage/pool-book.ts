import { opendir, statfs } from "node:fs/promises";
import { ErrorDomain, ErrorNumber, type StoragePoolEvent } from "@libvirt-ts/driver";
import { StoragePoolEventLifecycleType } from "@libvirt-ts/driver/flags";
import { generateUuid } from "@libvirt-ts/xml";
import { type DirStoragePool, formatStoragePool, parseStoragePool } from "@libvirt-ts/xml/storage-pool";
import { fileError } from "../errors.js";
import { Book } from "../objects/book.js";
import type { BookHost, Entry, Kind } from "../objects/kind.js";

/** A pool: a folder whose files are the volumes. */
export type Pool = Entry<DirStoragePool>;
export type PoolBook = Book<DirStoragePool, StoragePoolEvent>;

const kind: Kind<DirStoragePool, StoragePoolEvent> = {
  noun: "storage pool",
  domain: ErrorDomain.STORAGE,
  missing: ErrorNumber.NO_STORAGE_POOL,
  codec: {
    parse: (text) => parseStoragePool(text).storagePool as DirStoragePool & { uuid: string },
    format: (pool) => formatStoragePool(pool),
  },
  event: (pool, change) => ({
    event: "lifecycle",
    pool,
    type: StoragePoolEventLifecycleType[change],
    detail: 0,
  }),
  assertStartable: ({ target }) => assertFolder(target.path),
};

/** The storage pools of a node, kept in a folder; at first there is `default`, whose volumes are in `images`. */
export const poolBook = (folder: string, images: string, host: BookHost): PoolBook =>
  new Book(kind, folder, host, () => ({
    type: "dir",
    name: "default",
    uuid: generateUuid(),
    target: { path: images },
  }));

/** Throws SYSTEM_ERROR, or ACCESS_DENIED, for what is no folder that can be read. */
export async function assertFolder(path: string): Promise<void> {
  try {
    await (await opendir(path)).close();
  } catch (error) {
    throw fileError(path, error);
  }
}

/** The folder of a pool's volumes, by its document in force. */
export const targetOf = ({ live, definition }: Pool): string => (live ?? definition)!.target.path;

/** Bytes of the file system that an active pool's folder is in. */
export async function sizesOf(
  pool: Pool,
): Promise<{ readonly capacity: bigint; readonly allocation: bigint; readonly available: bigint }> {
  const none = { capacity: 0n, allocation: 0n, available: 0n };
  if (pool.live === undefined) return none;
  const path = targetOf(pool);
  const { blocks, bavail, bsize } = await statfs(path, { bigint: true }).catch((error) => {
    throw fileError(path, error);
  });
  const [capacity, available] = [blocks * bsize, bavail * bsize];
  return { capacity, allocation: capacity - available, available };
}
