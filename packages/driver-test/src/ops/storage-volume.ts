import {
  type CallOptions,
  ErrorNumber,
  type LibvirtError,
  type SparseChunk,
  type StoragePoolRef,
  type StorageVolOperations,
  type StorageVolRef,
} from "@libvirt-ts/driver";
import { StorageVolResizeFlags, StorageVolType, StorageVolWipeAlgorithm } from "@libvirt-ts/driver/flags";
import { formatStorageVolume, parseStorageVolume, type StorageVolume } from "@libvirt-ts/xml/storage-volume";
import { readDocument } from "../document.js";
import { invalidArgument, testError } from "../errors.js";
import type { TestNode } from "../state/node.js";
import { poolKind, type TestPool, type TestVolume, volumeRef } from "../state/storage.js";
import { assertActive, inForce } from "../state/table.js";
import { tellAllThresholds } from "../state/thresholds.js";
import { dense, drain, type Part, sparse } from "../state/transfer.js";
import { addVolume, assertRoom, resizeVolume } from "../state/volume.js";

/** Volumes, which hold bytes. */
export function storageVolumeOperations(
  node: TestNode,
  warn: (warning: LibvirtError) => void,
): StorageVolOperations {
  const { pools } = node;

  function activePool({ uuid }: StoragePoolRef): TestPool {
    const pool = pools.byUuid(uuid);
    assertActive(poolKind, pool);
    return pool;
  }

  function search(what: string, accepts: (volume: TestVolume) => boolean): TestVolume {
    for (const pool of pools.values()) {
      if (pool.live === undefined) continue;
      for (const volume of pool.volumes.values()) if (accepts(volume)) return volume;
    }
    throw testError(ErrorNumber.NO_STORAGE_VOL, `storage volume with ${what}`);
  }

  function find({ pool: poolName, name }: StorageVolRef): {
    readonly pool: TestPool;
    readonly volume: TestVolume;
  } {
    const pool = pools.byName(poolName);
    assertActive(poolKind, pool);
    const volume = pool.volumes.get(name);
    if (volume !== undefined) return { pool, volume };
    throw testError(ErrorNumber.NO_STORAGE_VOL, `storage volume with name '${name}'`);
  }

  /** Makes a volume as a document says; one that is cloned is at least as large as its source. */
  function create(pool: TestPool, xml: string, source: TestVolume | undefined): TestVolume {
    const read = readDocument("storage volume XML", () => parseStorageVolume(xml), warn);
    return addVolume(node, pool, read.storageVolume, source);
  }

  /** The part of a volume that a transfer is about. */
  function partOf(
    ref: StorageVolRef,
    offset: bigint,
    length: bigint,
  ): Part & { readonly volume: TestVolume } {
    const { pool, volume } = find(ref);
    const { name, bytes } = volume;
    const end = length === 0n ? bytes.capacity : offset + length;
    if (offset < 0n || length < 0n || offset > bytes.capacity || end > bytes.capacity) {
      throw invalidArgument(
        `storage volume '${name}'`,
        `it has ${bytes.capacity} bytes; asked for ${length === 0n ? "all" : length} from ${offset} on`,
      );
    }
    const assertThere = (until: bigint) => {
      const gone = (code: ErrorNumber, detail: string) => testError(code, `storage volume '${name}'`, detail);
      if (node.closed.aborted) throw gone(ErrorNumber.INVALID_CONN, "it was closed during the transfer");
      if (pool.volumes.get(name) !== volume || pool.live === undefined)
        throw gone(ErrorNumber.NO_STORAGE_VOL, "it went during the transfer");
      if (until > bytes.capacity)
        throw gone(ErrorNumber.OPERATION_FAILED, `it was cut to ${bytes.capacity} bytes during the transfer`);
    };
    return { volume, offset, length: end - offset, assertThere };
  }

  /** Writes what a source gives; it is cancelled where there is nothing to write to. */
  async function upload<T>(
    chunkOf: (given: T) => SparseChunk,
    ref: StorageVolRef,
    source: ReadableStream<T>,
    offset: bigint,
    length: bigint,
    options: CallOptions | undefined,
  ): Promise<void> {
    let part: ReturnType<typeof partOf>;
    try {
      part = partOf(ref, offset, length);
    } catch (error) {
      await source.cancel(error).catch(() => {});
      throw error;
    }
    const { bytes } = part.volume;
    const ends = { signal: options?.signal, closed: node.closed };
    const written = drain(source, chunkOf, part, ends, (at, chunk) => {
      if ("data" in chunk) bytes.write(at, chunk.data);
      else bytes.zero(at, BigInt(chunk.hole));
    });
    await written.finally(() => tellAllThresholds(node));
  }

  return {
    storageVolLookupByName: async (pool, name) =>
      volumeRef(find({ pool: activePool(pool).name, name, key: "" }).volume),
    storageVolLookupByKey: async (key) => volumeRef(search(`key ${key}`, ({ path }) => path === key)),
    storageVolLookupByPath: async (path) =>
      volumeRef(search(`path ${path}`, (volume) => volume.path === path)),

    storageVolCreateXML: async (pool, xml) => volumeRef(create(activePool(pool), xml, undefined)),
    storageVolCreateXMLFrom: async (pool, xml, source) =>
      volumeRef(create(activePool(pool), xml, find(source).volume)),

    async storageVolDelete(ref) {
      const { pool, volume } = find(ref);
      volume.bytes.clear();
      pool.volumes.delete(volume.name);
    },

    async storageVolWipe(ref, algorithm) {
      const { volume } = find(ref);
      if (!(Object.values(StorageVolWipeAlgorithm) as number[]).includes(algorithm)) {
        throw invalidArgument("virStorageVolWipe", `there is no algorithm ${algorithm}`);
      }
      volume.bytes.zero(0n, volume.bytes.capacity);
    },

    async storageVolResize(ref, capacity, flags) {
      const { ALLOCATE, DELTA, SHRINK } = StorageVolResizeFlags;
      const { pool, volume } = find(ref);
      const { bytes } = volume;
      const shrinks = (flags & SHRINK) !== 0;
      const target = (flags & DELTA) === 0 ? capacity : bytes.capacity + (shrinks ? -capacity : capacity);
      const info = `storage volume '${volume.name}'`;
      if (capacity < 0n || target < 0n)
        throw invalidArgument(info, "its capacity cannot be less than nothing");
      if (target > maximumCapacity) throw testError(ErrorNumber.OVERFLOW, info, `${target} bytes`);
      if (target < bytes.capacity && !shrinks) {
        throw invalidArgument(
          info,
          `${target} bytes are less than its ${bytes.capacity}; SHRINK is not among the flags`,
        );
      }
      if (flags & ALLOCATE) assertRoom(pool, target - bytes.allocation);
      resizeVolume(volume, target, flags & ALLOCATE ? target : undefined);
    },

    async storageVolGetInfo(ref) {
      const { pool, volume } = find(ref);
      const { capacity, allocation } = volume.bytes;
      return { type: volumeType(pool), capacity, allocation };
    },

    async storageVolGetXMLDesc(ref) {
      const { pool, volume } = find(ref);
      return formatStorageVolume({ type: volumeWords[volumeType(pool)], ...described(volume) });
    },

    storageVolGetPath: async (ref) => find(ref).volume.path,

    async storageVolDownload(ref, offset, length) {
      const part = partOf(ref, offset, length);
      return dense(part.volume.bytes.read(part.offset, part.length), part);
    },

    async storageVolDownloadSparse(ref, offset, length) {
      const part = partOf(ref, offset, length);
      return sparse(part.volume.bytes.read(part.offset, part.length), part);
    },

    storageVolUpload: (ref, source, offset, length, _flags, options) =>
      upload((data) => ({ data }), ref, source, offset, length, options),
    storageVolUploadSparse: (ref, source, offset, length, _flags, options) =>
      upload((chunk) => chunk, ref, source, offset, length, options),
  };
}

/** Bytes; beyond it a hole's length would fit no number. */
const maximumCapacity = BigInt(Number.MAX_SAFE_INTEGER);

function described({ document, path, bytes }: TestVolume): StorageVolume {
  return {
    type: "file",
    ...document,
    key: path,
    capacity: { unit: "bytes", value: Number(bytes.capacity) },
    allocation: { unit: "bytes", value: Number(bytes.allocation) },
    target: { ...document.target, path },
  };
}

const blockPools: ReadonlySet<string> = new Set(["logical", "disk", "iscsi", "scsi", "mpath", "zfs"]);
const networkPools: ReadonlySet<string> = new Set(["rbd", "sheepdog", "gluster", "iscsi-direct"]);

function volumeType(pool: TestPool): keyof typeof volumeWords {
  const type = String(inForce(pool).type);
  if (blockPools.has(type)) return StorageVolType.BLOCK;
  return networkPools.has(type) ? StorageVolType.NETWORK : StorageVolType.FILE;
}

const volumeWords = {
  [StorageVolType.FILE]: "file",
  [StorageVolType.BLOCK]: "block",
  [StorageVolType.NETWORK]: "network",
} as const;
