import { constants, truncate } from "node:fs/promises";
import {
  type CallOptions,
  ErrorNumber,
  type LibvirtError,
  type SparseChunk,
  type StoragePoolRef,
  type StorageVolOperations,
  type StorageVolRef,
} from "@libvirt-ts/driver";
import { StorageVolInfoFlags, StorageVolResizeFlags, StorageVolType } from "@libvirt-ts/driver/flags";
import { qemuImg } from "../host/qemu-img.js";
import type { QemuNode } from "../node/node.js";
import { assertRoom, createVolume } from "./create.js";
import { qemuFormat } from "./image-header.js";
import type { Pool } from "./pool-book.js";
import { download, downloadSparse, type Part, upload } from "./transfer.js";
import { describeVolume, readVolume } from "./volume-document.js";
import {
  findVolume,
  type Image,
  inspect,
  lookAnew,
  markRaw,
  openVolume,
  removeVolume,
  volumeAt,
  volumeOf,
  volumeRef,
} from "./volumes.js";
import { wipe } from "./wipe.js";

/** Beyond this, Node takes an offset in a file for none at all, and writes where it happens to be. */
const farthest = BigInt(Number.MAX_SAFE_INTEGER);

/** Volumes: files of pools' folders. */
export function storageVolumeOperations(
  node: QemuNode,
  closed: AbortSignal,
  warn: (warning: LibvirtError) => void,
): Required<StorageVolOperations> {
  const { pools } = node;
  const find = async (ref: StorageVolRef): Promise<Image> => inspect(node, await findVolume(node, ref));
  const activePool = async (ref: StoragePoolRef): Promise<Pool> => {
    const pool = await pools.find(ref);
    pools.assertActive(pool);
    return pool;
  };

  /** Opens the part of a volume's file that a transfer is about. */
  async function partOf(ref: StorageVolRef, offset: bigint, length: bigint, writes: boolean): Promise<Part> {
    const volume = await find(ref);
    const { name, stats, header } = volume;
    const { size } = stats;
    // A raw volume is as large as its file; an image of another format grows with what is written.
    const grows = writes && header.format !== "raw";
    const room = grows ? farthest : size;
    const end = length === 0n ? room : offset + length;
    const what = `storage volume '${name}'`;
    if (offset < 0n || length < 0n || offset > room || end > room)
      throw pools.error(
        ErrorNumber.INVALID_ARG,
        what,
        `${grows ? "a file can have" : "it has"} ${room} bytes; asked for ${length === 0n ? "all" : length} from ${offset} on`,
      );
    const handle = await openVolume(volume, writes ? constants.O_RDWR : constants.O_RDONLY);
    return { handle, what, offset, end };
  }

  async function uploadTo(
    ref: StorageVolRef,
    source: ReadableStream<Uint8Array | SparseChunk>,
    offset: bigint,
    length: bigint,
    options: CallOptions | undefined,
  ): Promise<void> {
    let part: Part;
    try {
      part = await partOf(ref, offset, length, true);
    } catch (error) {
      await source.cancel(error).catch(() => {});
      throw error;
    }
    try {
      await upload(source, part, { signal: options?.signal, closed });
    } finally {
      await part.handle.close();
      await lookAnew(node, await findVolume(node, ref)).catch(() => {});
    }
  }

  return {
    storageVolLookupByName: async (pool, name) =>
      volumeRef(await volumeOf(node, await activePool(pool), name)),
    storageVolLookupByKey: async (key) => volumeRef(await volumeAt(node, key)),
    storageVolLookupByPath: async (path) => volumeRef(await volumeAt(node, path)),
    storageVolGetPath: async (ref) => (await findVolume(node, ref)).path,

    async storageVolCreateXML(ref, xml, flags, options) {
      const pool = await activePool(ref);
      const draft = readVolume(pools, xml, warn);
      return volumeRef(await createVolume(node, pool, draft, { ...options, flags }));
    },

    async storageVolCreateXMLFrom(ref, xml, from, flags, options) {
      const pool = await activePool(ref);
      const source = await find(from);
      const draft = readVolume(pools, xml, warn);
      return volumeRef(await createVolume(node, pool, draft, { ...options, source, flags }));
    },

    async storageVolDelete(ref) {
      await removeVolume(node, await findVolume(node, ref));
    },

    async storageVolWipe(ref, algorithm, _flags, options) {
      const volume = await findVolume(node, ref);
      await wipe(node, volume, algorithm, options?.signal);
      await markRaw(node, volume, volume.path);
    },

    async storageVolResize(ref, capacity, flags, options) {
      const volume = await find(ref);
      await resize(node, volume, capacity, flags, options?.signal);
    },

    async storageVolGetInfo(ref, flags) {
      const { capacity, allocation, stats } = await find(ref);
      const isPhysical = (flags & StorageVolInfoFlags.GET_PHYSICAL) !== 0;
      return { type: StorageVolType.FILE, capacity, allocation: isPhysical ? stats.size : allocation };
    },

    storageVolGetXMLDesc: async (ref) => describeVolume(await find(ref)),

    storageVolDownload: async (ref, offset, length) =>
      download(await partOf(ref, offset, length, false), closed),
    storageVolDownloadSparse: async (ref, offset, length) =>
      downloadSparse(await partOf(ref, offset, length, false), closed),
    storageVolUpload: (ref, source, offset, length, _flags, options) =>
      uploadTo(ref, source, offset, length, options),
    storageVolUploadSparse: (ref, source, offset, length, _flags, options) =>
      uploadTo(ref, source, offset, length, options),
  };
}

const { ALLOCATE, DELTA, SHRINK } = StorageVolResizeFlags;

/** Gives a volume another capacity. QEMU refuses it while a guest has the image. */
async function resize(
  node: QemuNode,
  volume: Image,
  given: bigint,
  flags: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { pool, name, path, header, capacity, allocation } = volume;
  const shrinks = (flags & SHRINK) !== 0;
  const target = (flags & DELTA) === 0 ? given : capacity + (shrinks ? -given : given);
  const what = `storage volume '${name}'`;
  const wrong = (detail: string) => node.pools.error(ErrorNumber.INVALID_ARG, what, detail);
  if (given < 0n || target < 0n) throw wrong("its capacity cannot be less than nothing");
  if (target > BigInt(Number.MAX_SAFE_INTEGER))
    throw node.pools.error(ErrorNumber.OVERFLOW, what, `${target} bytes`);
  if (target < capacity && !shrinks)
    throw wrong(`${target} bytes are less than its ${capacity}; SHRINK is not among the flags`);
  if (target < allocation) throw wrong(`${target} bytes are less than the ${allocation} that are allocated`);
  if (flags & ALLOCATE) await assertRoom(node, pool, target - allocation);
  const words = [
    ...(target < capacity ? ["--shrink"] : []),
    ...(flags & ALLOCATE && target > capacity ? ["--preallocation=falloc"] : []),
  ];
  const format = qemuFormat(header.format);
  await qemuImg(what, ["resize", "-q", "-f", format, ...words, path, String(target)], signal);
  // QEMU counts in sectors, a file in bytes.
  if (format === "raw" && target % 512n !== 0n) await truncate(path, Number(target));
}
