import { type DomainOperations, type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import { DomainBlockResizeFlags } from "@libvirt-ts/driver/flags";
import { invalidArgument, testError } from "../../errors.js";
import { blockInfo, volumeOf } from "../../state/block-info.js";
import { layerPath, pathOf } from "../../state/chain.js";
import { findDisk } from "../../state/disks.js";
import type { TestNode } from "../../state/node.js";
import { tellThresholds } from "../../state/thresholds.js";
import { resizeVolume } from "../../state/volume.js";

type BlockSizeOperations = Required<Pick<DomainOperations, "domainBlockResize" | "domainSetBlockThreshold">>;

/** How large disks are, and how large they may become unnoticed. */
export function blockSizeOperations(node: TestNode): BlockSizeOperations {
  const find = (ref: DomainRef) => {
    const domain = node.find(ref);
    return { domain, guest: node.liveGuestOf(domain) };
  };

  return {
    async domainBlockResize(ref, name, size, flags) {
      const { BYTES, CAPACITY, EXTEND } = DomainBlockResizeFlags;
      const what = "virDomainBlockResize";
      const disk = findDisk(find(ref).guest.description, name);
      if (flags & CAPACITY && size !== 0n) throw invalidArgument(what, "with CAPACITY the size is 0");
      if (size < 0n) throw invalidArgument(what, `${size} is less than nothing`);
      const { capacity, physical } = blockInfo(node, disk);
      const wanted = flags & CAPACITY ? physical : flags & BYTES ? size : size * 1024n;
      if (wanted > maximumSize) throw testError(ErrorNumber.OVERFLOW, what, `${wanted} bytes`);
      if (flags & EXTEND && wanted < capacity) {
        throw invalidArgument(
          what,
          `${wanted} bytes are less than its ${capacity}, and EXTEND is among the flags`,
        );
      }
      const volume = volumeOf(node, disk);
      if (volume !== undefined) resizeVolume(volume, wanted);
      else node.resizedImages.set(pathOf(disk), wanted);
    },

    async domainSetBlockThreshold(ref, name, threshold) {
      const what = "virDomainSetBlockThreshold";
      const { domain, guest } = find(ref);
      if (threshold < 0n) throw invalidArgument(what, `${threshold} is less than nothing`);
      const [, target = name, number] = /^(.+)\[(\d+)\]$/.exec(name) ?? [];
      const disk = findDisk(guest.description, target);
      blockInfo(node, disk);
      const path = number === undefined ? pathOf(disk) : layerPath(disk, name);
      const dev = number === undefined ? disk.target.dev : `${disk.target.dev}[${number}]`;
      guest.thresholds.delete(dev);
      if (threshold === 0n) return;
      guest.thresholds.set(dev, { path, threshold });
      tellThresholds(node, domain);
    },
  };
}

/** Bytes; beyond it no document could tell it. */
const maximumSize = BigInt(Number.MAX_SAFE_INTEGER);
