import type { BigIntStats } from "node:fs";
import { constants, type FileHandle, lstat, mkdir, open, rm, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ErrorNumber, type StorageVolRef } from "@libvirt-ts/driver";
import { fileError, isErrno } from "../errors.js";
import { startOf } from "../host/qcow2-head.js";
import { readText, replaceFile } from "../node/files.js";
import type { QemuNode } from "../node/node.js";
import { type ImageHeader, readHeader } from "./image-header.js";
import { sweepParts } from "./parts.js";
import { type Pool, targetOf } from "./pool-book.js";

/** A file of a pool's folder. */
export interface Volume {
  readonly pool: Pool;
  readonly name: string;
  readonly path: string;
}

/** A volume and what its file tells. */
export interface Image extends Volume {
  readonly header: ImageHeader;
  readonly stats: BigIntStats;
  /** Bytes that a guest sees. */
  readonly capacity: bigint;
  /** Bytes that it takes of its file system. */
  readonly allocation: bigint;
}

/** Whether a name is that of a file of a folder, and of no other place. */
export const isFileName = (name: string): boolean =>
  name !== "" && name !== "." && name !== ".." && !/[/\p{Cc}]/u.test(name) && Buffer.byteLength(name) <= 255;

export const volumeRef = ({ pool, name, path }: Volume): StorageVolRef => ({
  pool: pool.name,
  name,
  key: path,
});

/** The volumes of an active pool, by name: its regular files. Links are none, since they lead elsewhere. */
export async function listVolumes(node: QemuNode, pool: Pool): Promise<StorageVolRef[]> {
  const folder = targetOf(pool);
  const names = await sweepParts(node, pool, folder);
  return names.sort().map((name) => volumeRef({ pool, name, path: join(folder, name) }));
}

/** The volume of a pool, which is active, by name. Throws NO_STORAGE_VOL where there is none. */
export async function volumeOf(node: QemuNode, pool: Pool, name: string): Promise<Volume> {
  const path = join(node.pools.assertActive(pool).target.path, name);
  if (isFileName(name) && (await isVolume(path))) return { pool, name, path };
  throw noVolume(node, `storage volume with name '${name}'`);
}

export async function findVolume(
  node: QemuNode,
  { pool, name }: Pick<StorageVolRef, "pool" | "name">,
): Promise<Volume> {
  return volumeOf(node, await node.pools.byName(pool), name);
}

/** The volume whose file has that path. */
export async function volumeAt(node: QemuNode, path: string): Promise<Volume> {
  await node.pools.refresh();
  const whole = resolve("/", path);
  const name = basename(whole);
  for (const pool of node.pools.values())
    if (path.startsWith("/") && pool.live?.target.path === dirname(whole) && (await isVolume(whole)))
      return { pool, name, path: whole };
  throw noVolume(node, `storage volume with path ${path}`);
}

const noVolume = ({ pools }: QemuNode, what: string) =>
  pools.error(ErrorNumber.NO_STORAGE_VOL, what, "no active pool has it");

const isVolume = (path: string): Promise<boolean> =>
  lstat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** Opens a volume's file; a link that took its place is not followed. */
export async function openVolume({ path }: Volume, flags: number): Promise<FileHandle> {
  try {
    return await open(path, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    throw fileError(path, error);
  }
}

/** A volume with what it is an image of. */
export async function inspect(node: QemuNode, volume: Volume): Promise<Image> {
  const handle = await openVolume(volume, constants.O_RDONLY);
  try {
    const stats = await handle.stat({ bigint: true });
    const header = (await isMarkedRaw(node, volume, stats)) ? raw : readHeader(await startOf(handle));
    return {
      ...volume,
      header,
      stats,
      capacity: header.capacity ?? stats.size,
      allocation: stats.blocks * 512n,
    };
  } finally {
    await handle.close();
  }
}

const raw: ImageHeader = { format: "raw" };

// A guest writes what it likes into a raw image, the header of another format for instance, which names a file of the host
// as the image below. So it is written down which file was made raw: nothing is guessed of that.

/** Writes down that the file at a path, which is to be a volume, is raw. */
export async function markRaw(node: QemuNode, { pool, name }: Volume, path: string): Promise<void> {
  const folder = marksOf(node, pool);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await replaceFile(join(folder, name), markOf(await lstat(path, { bigint: true })), false);
}

export const unmarkRaw = async (node: QemuNode, { pool, name }: Volume): Promise<void> => {
  await rm(join(marksOf(node, pool), name), { force: true });
};

/** After somebody else than a guest has written into a volume: it may be an image of another format now. */
export async function lookAnew(node: QemuNode, volume: Volume): Promise<void> {
  const handle = await openVolume(volume, constants.O_RDONLY);
  try {
    if (readHeader(await startOf(handle)).format !== "raw") await unmarkRaw(node, volume);
    else await markRaw(node, volume, volume.path);
  } finally {
    await handle.close();
  }
}

async function isMarkedRaw(node: QemuNode, { pool, name }: Volume, stats: BigIntStats): Promise<boolean> {
  return (await readText(join(marksOf(node, pool), name))) === markOf(stats);
}

const markOf = ({ ino, birthtimeNs }: BigIntStats): string => `${ino} ${birthtimeNs}`;

const marksOf = ({ layout }: QemuNode, { uuid }: Pool): string => join(layout.pools, "raw", uuid);

/** Removes a volume's file. */
export async function removeVolume(node: QemuNode, volume: Volume): Promise<void> {
  try {
    await unlink(volume.path);
  } catch (error) {
    if (isErrno(error, "ENOENT")) throw noVolume(node, `storage volume with name '${volume.name}'`);
    throw fileError(volume.path, error);
  }
  await unmarkRaw(node, volume);
}
