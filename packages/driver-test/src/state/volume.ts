import { ErrorNumber } from "@libvirt-ts/driver";
import type { StorageVolume } from "@libvirt-ts/xml/storage-volume";
import { bytesOf } from "../bytes-of.js";
import { invalidArgument, testError } from "../errors.js";
import type { TestNode } from "./node.js";
import { allocationOf, poolCapacity, type TestPool, type TestVolume, targetOf } from "./storage.js";
import { inForce } from "./table.js";
import { VolumeBytes } from "./volume-bytes.js";

/** Makes a volume as a document says; one that is cloned is at least as large as its source. */
export function addVolume(
  { volumeMemory }: TestNode,
  pool: TestPool,
  document: StorageVolume,
  source?: TestVolume,
): TestVolume {
  const what = "storage volume XML";
  const { name } = document;
  if (name === "" || name === "." || name === ".." || /[/\n]/.test(name)) {
    throw testError(ErrorNumber.XML_ERROR, what, `${JSON.stringify(name)} is no volume's name`);
  }
  if (pool.volumes.has(name)) throw testError(ErrorNumber.STORAGE_VOL_EXIST, `'${name}'`);
  if (document.capacity === undefined && source === undefined) {
    throw testError(ErrorNumber.XML_ERROR, what, "the capacity is missing");
  }
  const stated = document.capacity === undefined ? 0n : bytesOf("capacity", document.capacity);
  const least = source?.bytes.capacity ?? 0n;
  const capacity = stated > least ? stated : least;
  const reserved = document.allocation === undefined ? capacity : bytesOf("allocation", document.allocation);
  assertRoom(pool, reserved < capacity ? reserved : capacity);
  const volume: TestVolume = {
    pool: pool.name,
    name,
    path: `${targetOf(pool)}/${name}`,
    document: withFormat(pool, document),
    bytes: new VolumeBytes(volumeMemory, capacity, reserved),
  };
  if (source !== undefined) volume.bytes.copyFrom(source.bytes);
  pool.volumes.set(name, volume);
  return volume;
}

/** Gives a volume another capacity. Throws INVALID_ARG where less would be left than is allocated. */
export function resizeVolume({ name, bytes }: TestVolume, capacity: bigint, reserved?: bigint): void {
  if (capacity < bytes.allocation) {
    throw invalidArgument(
      `storage volume '${name}'`,
      `${capacity} bytes are less than the ${bytes.allocation} that are allocated`,
    );
  }
  bytes.resize(capacity, reserved);
}

/** Throws OPERATION_FAILED where a pool has not as many bytes left. */
export function assertRoom(pool: TestPool, bytes: bigint): void {
  const available = poolCapacity - allocationOf(pool);
  if (bytes <= available) return;
  throw testError(
    ErrorNumber.OPERATION_FAILED,
    `storage pool '${pool.name}'`,
    `${bytes} bytes are wanted, ${available} are left`,
  );
}

/** Pools whose volumes are files, which are raw unless they say otherwise. */
const filePools: ReadonlySet<string> = new Set(["dir", "fs", "netfs", "vstorage", "gluster"]);

function withFormat(pool: TestPool, document: StorageVolume): StorageVolume {
  const { target } = document;
  if (target?.format !== undefined || !filePools.has(String(inForce(pool).type))) return document;
  return { ...document, target: { ...target, format: { type: "raw" } } };
}
