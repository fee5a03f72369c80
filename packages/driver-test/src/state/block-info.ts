import type { DomainBlockInfo } from "@libvirt-ts/driver";
import type { Disk } from "@libvirt-ts/xml/domain";
import { invalidArgument } from "../errors.js";
import { sourceOf } from "./disks.js";
import type { TestNode } from "./node.js";
import type { TestVolume } from "./storage.js";

/** Bytes of a disk whose contents the node does not have. */
const imaginary: DomainBlockInfo = {
  capacity: 1_099_506_450_432n,
  allocation: 1_099_511_627_776n,
  physical: 1_099_511_627_776n,
};

/** The volume in which a disk's contents are, if it is one of the node's. */
export function volumeOf(node: TestNode, disk: Disk): TestVolume | undefined {
  const path = sourceOf(disk);
  if (path === undefined) return undefined;
  for (const pool of node.pools.values()) {
    for (const volume of pool.volumes.values()) if (volume.path === path) return volume;
  }
  return undefined;
}

/** The sizes of a disk: those of its volume, else imaginary ones. Throws INVALID_ARG for an empty drive. */
export function blockInfo(node: TestNode, disk: Disk): DomainBlockInfo {
  if (sourceOf(disk) === undefined) {
    throw invalidArgument(
      `disk '${disk.target.dev}'`,
      "it has no source, so that there is nothing to measure",
    );
  }
  const volume = volumeOf(node, disk);
  if (volume === undefined) return imaginary;
  const { capacity, allocation } = volume.bytes;
  return { capacity, allocation, physical: allocation };
}
