import { ErrorNumber, type StoragePoolRef, type StorageVolRef } from "@libvirt-ts/driver";
import type { StoragePool } from "@libvirt-ts/xml/storage-pool";
import type { StorageVolume } from "@libvirt-ts/xml/storage-volume";
import { type Configured, type Identified, inForce, type Kind } from "./table.js";
import type { VolumeBytes } from "./volume-bytes.js";

/** A storage pool: active when it has a `live` configuration, persistent when it has a definition. */
export interface TestPool extends Configured<StoragePool>, Identified {
  /** Its volumes by name; they stay while it is inactive. */
  readonly volumes: Map<string, TestVolume>;
}

/** A volume and its contents. */
export interface TestVolume {
  readonly pool: string;
  readonly name: string;
  /** Its path, which is its key too. */
  readonly path: string;
  readonly document: StorageVolume;
  /** What it holds: as many bytes as its capacity. */
  readonly bytes: VolumeBytes;
}

/** Bytes; what a pool of the test node can hold. */
export const poolCapacity = 107_374_182_400n;

export const poolKind: Kind = { noun: "storage pool", missing: ErrorNumber.NO_STORAGE_POOL };

export const poolRef = ({ name, uuid }: TestPool): StoragePoolRef => ({ name, uuid });

export const volumeRef = ({ pool, name, path }: TestVolume): StorageVolRef => ({ pool, name, key: path });

/** Bytes that the pool's volumes take. */
export function allocationOf({ volumes }: TestPool): bigint {
  let sum = 0n;
  for (const { bytes } of volumes.values()) sum += bytes.allocation;
  return sum;
}

/** The folder in which the pool's volumes appear. */
export function targetOf(pool: TestPool): string {
  const { target } = inForce(pool) as { readonly target?: { readonly path?: string } };
  return target?.path ?? `/dev/${pool.name}`;
}
