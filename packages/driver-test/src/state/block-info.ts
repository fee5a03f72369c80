import type { DomainBlockInfo } from "@libvirt-ts/driver";
import type { Disk } from "@libvirt-ts/xml/domain";
import { invalidArgument } from "../errors.js";
import { sourceOf } from "./disks.js";
import type { TestNode } from "./node.js";
import type { TestVolume } from "./storage.js";

/** Bytes of an image whose contents the node does not have. */
const imaginary = {
  capacity: 1_099_506_450_432n,
  allocation: 1_099_511_627_776n,
  physical: 1_099_511_627_776n,
};

/** The volume with a path, if it is one of the node's. */
export function volumeAt(node: TestNode, path: string): TestVolume | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  for (const pool of node.pools.values()) {
    const volume = pool.volumes.get(name);
    if (volume?.path === path) return volume;
  }
  return undefined;
}

/** The volume in which a disk's contents are, if it is one of the node's. */
export function volumeOf(node: TestNode, disk: Disk): TestVolume | undefined {
  const path = sourceOf(disk);
  return path === undefined ? undefined : volumeAt(node, path);
}

/** The sizes of an image: those of its volume, else imaginary ones. */
export function imageInfo(node: TestNode, path: string): DomainBlockInfo {
  const volume = volumeAt(node, path);
  if (volume === undefined)
    return { ...imaginary, capacity: node.resizedImages.get(path) ?? imaginary.capacity };
  const { capacity, allocation } = volume.bytes;
  return { capacity, allocation, physical: allocation };
}

/** The sizes of a disk's active image. Throws INVALID_ARG for an empty drive. */
export function blockInfo(node: TestNode, disk: Disk): DomainBlockInfo {
  const path = sourceOf(disk);
  if (path !== undefined) return imageInfo(node, path);
  throw invalidArgument(`disk '${disk.target.dev}'`, "it has no source, so that there is nothing to measure");
}
