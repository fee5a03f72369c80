import { type DomainOperations, type DomainRef, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import {
  DomainBlockCommitFlags,
  DomainBlockJobAbortFlags,
  DomainBlockJobType,
  DomainBlockRebaseFlags,
  DomainEventBlockJobStatus,
} from "@libvirt-ts/driver/flags";
import { parseDevice } from "@libvirt-ts/xml/device";
import type { Disk } from "@libvirt-ts/xml/domain";
import type { Configuration } from "../../configuration.js";
import { plain, readDocument } from "../../document.js";
import { invalidArgument, testError, wrongState } from "../../errors.js";
import { blockInfo } from "../../state/block-info.js";
import type { BlockJob, Outcome } from "../../state/block-job.js";
import type { BlockJobs, NewJob } from "../../state/block-jobs.js";
import { chainOf, layerIndex, pathOf, withoutLayers } from "../../state/chain.js";
import { findDisk, withDisk } from "../../state/disks.js";
import { refOf, type TestDomain } from "../../state/domain.js";
import type { TestNode } from "../../state/node.js";

type BlockJobOperations = Required<
  Pick<
    DomainOperations,
    | "domainGetBlockJobInfo"
    | "domainBlockJobAbort"
    | "domainBlockJobSetSpeed"
    | "domainBlockPull"
    | "domainBlockRebase"
    | "domainBlockCopy"
    | "domainBlockCommit"
  >
>;

const mebibyte = 1_048_576n;
const { COMPLETED, CANCELED } = DomainEventBlockJobStatus;

/** Jobs on disks, which come forward by the clock. */
export function blockJobOperations(
  node: TestNode,
  jobs: BlockJobs,
  warn: (warning: LibvirtError) => void,
): BlockJobOperations {
  function find(ref: DomainRef, disk: string) {
    const domain = node.find(ref);
    const guest = node.liveGuestOf(domain);
    jobs.settle(domain);
    return { domain, guest, disk: findDisk(guest.description, disk) };
  }

  function jobOf(ref: DomainRef, name: string): { readonly domain: TestDomain; readonly job: BlockJob } {
    const { domain, guest, disk } = find(ref, name);
    const job = guest.blockJobs.get(disk.target.dev);
    if (job !== undefined) return { domain, job };
    throw testError(ErrorNumber.OPERATION_INVALID, `disk '${disk.target.dev}'`, "it has no job");
  }

  function start(
    { domain, disk }: { readonly domain: TestDomain; readonly disk: Disk },
    bandwidth: bigint,
    job: Omit<NewJob, "target" | "path">,
    before?: Outcome,
  ): void {
    const { allocation } = blockInfo(node, disk);
    const { dev: target } = disk.target;
    jobs.begin(domain, { ...job, target, path: pathOf(disk) }, allocation, bandwidth, before);
  }

  /** Copies a disk to another place, and stays until it is told where the guest is to go on. */
  function copy(found: { domain: TestDomain; disk: Disk }, destination: Disk, bandwidth: bigint): void {
    const target = found.disk.target.dev;
    const file = pathOf(destination);
    if (file === "") throw invalidArgument("destination", "it has no source");
    const change = (how: (disk: Disk) => Disk) => (it: Configuration) =>
      withUuid(it, withDisk(it, target, how));
    const without = ({ mirror: _, ...disk }: Disk): Disk => disk as Disk;
    const format = destination.driver?.type ?? "raw";
    const job = { type: DomainBlockJobType.COPY, stays: true, undone: change(without) };
    const outcome = change((disk) => {
      const { backingStore: _, ...rest } = without(disk);
      return { ...rest, type: "file", driver: { ...rest.driver, type: format }, source: { file } } as Disk;
    });
    start(
      found,
      bandwidth,
      { ...job, outcome },
      change(
        (disk) =>
          ({
            ...disk,
            mirror: { type: "file", job: "copy", formatElement: { type: format }, source: { file } },
          }) as Disk,
      ),
    );
  }

  return {
    async domainGetBlockJobInfo(ref, name, flags) {
      const { guest, disk } = find(ref, name);
      const job = guest.blockJobs.get(disk.target.dev);
      if (job === undefined) return undefined;
      const { bandwidth, current, end } = job.progress;
      return {
        type: job.type,
        bandwidth: Number(flags ? bandwidth : bandwidth / mebibyte),
        cur: current,
        end,
      };
    },

    async domainBlockJobAbort(ref, name, flags) {
      const { domain, job } = jobOf(ref, name);
      if (job.type === DomainBlockJobType.BACKUP) {
        throw wrongState(
          refOf(domain),
          `the job on '${job.target}' is part of a backup, which ends as a whole`,
        );
      }
      if (!(flags & DomainBlockJobAbortFlags.PIVOT)) {
        jobs.finish(domain, job, job.undone, CANCELED);
        return;
      }
      if (!job.stays) throw wrongState(refOf(domain), "a job of that type cannot be pivoted");
      if (!job.isReady)
        throw wrongState(refOf(domain), `the job on '${job.target}' is not ready to be pivoted`);
      jobs.finish(domain, job, job.outcome, COMPLETED);
    },

    async domainBlockJobSetSpeed(ref, name, bandwidth, flags) {
      const { job } = jobOf(ref, name);
      job.progress.bandwidth = speed(bandwidth, flags ? DomainBlockRebaseFlags.BANDWIDTH_BYTES : 0);
    },

    async domainBlockPull(ref, name, bandwidth, flags) {
      const found = find(ref, name);
      start(found, speed(bandwidth, flags), {
        type: DomainBlockJobType.PULL,
        stays: false,
        outcome: without(found.disk.target.dev, 1, Number.POSITIVE_INFINITY),
      });
    },

    async domainBlockRebase(ref, name, base, bandwidth, flags) {
      const found = find(ref, name);
      if (flags & DomainBlockRebaseFlags.COPY) {
        if (base === undefined) throw invalidArgument("virDomainBlockRebase", "a copy needs a destination");
        copy(
          found,
          { type: "file", source: { file: base }, target: found.disk.target } as Disk,
          speed(bandwidth, flags),
        );
        return;
      }
      const to = base === undefined ? Number.POSITIVE_INFINITY : layerIndex(found.disk, base);
      if (to === 0) throw invalidArgument("virDomainBlockRebase", "the base is the active image itself");
      start(found, speed(bandwidth, flags), {
        type: DomainBlockJobType.PULL,
        stays: false,
        outcome: without(found.disk.target.dev, 1, to),
      });
    },

    async domainBlockCopy(ref, name, destination, params) {
      const found = find(ref, name);
      const { element, device } = readDocument("disk XML", () => parseDevice(destination), warn);
      if (element !== "disk")
        throw invalidArgument("virDomainBlockCopy", `expected a <disk>, not a <${element}>`);
      const { bandwidth = 0 } = params as { readonly bandwidth?: number };
      copy(found, plain(device) as Disk, speed(bandwidth, DomainBlockRebaseFlags.BANDWIDTH_BYTES));
    },

    async domainBlockCommit(ref, name, base, top, bandwidth, flags) {
      const { SHALLOW, ACTIVE } = DomainBlockCommitFlags;
      const what = "virDomainBlockCommit";
      const found = find(ref, name);
      const { disk } = found;
      const from = top === undefined ? 0 : layerIndex(disk, top);
      const images = chainOf(disk).length;
      const to = base !== undefined ? layerIndex(disk, base) : flags & SHALLOW ? from + 1 : images - 1;
      if (to >= images || to <= from) {
        throw invalidArgument(what, `there is no image under '${top ?? pathOf(disk)}' to commit into`);
      }
      const isActive = from === 0;
      if (isActive && !(flags & ACTIVE))
        throw invalidArgument(what, "the active image is committed with ACTIVE only");
      if (!isActive && flags & ACTIVE) throw invalidArgument(what, "ACTIVE is for the active image");
      start(found, speed(bandwidth, flags & DomainBlockCommitFlags.BANDWIDTH_BYTES ? 64 : 0), {
        type: isActive ? DomainBlockJobType.ACTIVE_COMMIT : DomainBlockJobType.COMMIT,
        stays: isActive,
        outcome: without(disk.target.dev, from, to),
      });
    },
  };
}

const withUuid = (before: Configuration, after: object): Configuration =>
  ({ ...after, uuid: before.uuid }) as Configuration;

/** Bytes a second: what is said in MiB/s, unless the flag BANDWIDTH_BYTES of a pull or rebase is there. Throws INVALID_ARG. */
function speed(bandwidth: number, flags: number): bigint {
  if (!Number.isSafeInteger(bandwidth) || bandwidth < 0) {
    throw invalidArgument("bandwidth", `${bandwidth} is no whole number from 0`);
  }
  return BigInt(bandwidth) * (flags & DomainBlockRebaseFlags.BANDWIDTH_BYTES ? 1n : mebibyte);
}

const without =
  (target: string, from: number, to: number): Outcome =>
  (configuration) =>
    withUuid(
      configuration,
      withDisk(configuration, target, (disk) => withoutLayers(disk, from, to)),
    );
