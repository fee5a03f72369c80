import {
  blockCopyFields,
  type DomainBlockOperations,
  type DomainRef,
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  problemWarning,
  type TypedParams,
  wrapProblems,
  writeTypedParams,
} from "@libvirt-ts/driver";
import {
  DomainBlockCommitFlags,
  DomainBlockCopyFlags,
  DomainBlockJobAbortFlags,
  DomainBlockJobInfoFlags,
  DomainBlockJobSetSpeedFlags,
  DomainBlockPullFlags,
  DomainBlockRebaseFlags,
} from "@libvirt-ts/driver/flags";
import { parseDevice } from "@libvirt-ts/xml/device";
import type { Disk } from "@libvirt-ts/xml/domain";
import { abortJob } from "../blockjobs/abort.js";
import { commit, pull, speedOf } from "../blockjobs/begin.js";
import { type Copy, copy } from "../blockjobs/copy.js";
import { jobType } from "../blockjobs/events.js";
import { blockJobsOf } from "../blockjobs/jobs.js";
import { readCheckpoints } from "../checkpoints/store.js";
import { sourcePath } from "../definition/images.js";
import { invalidArgument, qemuError } from "../errors.js";
import { findDisk } from "../guest/drives.js";
import type { Guest } from "../guest/guest.js";
import type { QemuNode } from "../node/node.js";
import type { BlockJob } from "../node/record.js";
import { mend } from "../node/settle.js";
import { guestOf } from "./lifecycle.js";

type BlockJobOperations = Required<
  Pick<
    DomainBlockOperations,
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

/** Jobs on disks: QEMU does them, and goes on with them when nobody of ours is there. */
export function blockJobOperations(
  node: QemuNode,
  warn: (warning: LibvirtError) => void,
): BlockJobOperations {
  /** Does something about a disk of a guest that runs. */
  const onDisk = (
    ref: DomainRef,
    name: string,
    signal: AbortSignal | undefined,
    run: (guest: Guest, disk: Disk) => Promise<void>,
  ): Promise<void> =>
    node.changing(ref, signal, async (domain) => {
      const guest = guestOf(domain);
      await run(guest, findDisk(guest.live, name));
    });

  const qemuOf = (guest: Guest) => node.emulators.get(guest.live.devices!.emulator!);

  return {
    async domainGetBlockJobInfo(ref, name, flags) {
      const guest = await node.active(ref);
      const { dev } = findDisk(guest.live, name).target;
      const job = await jobOn(guest, dev);
      if (job === undefined) return undefined;
      const found = await guest.run((client) => client.execute("query-block-jobs"));
      const info = found.find(({ device }) => device === job.id);
      if (info === undefined || info.status === "concluded" || info.status === "pending") {
        await node.ifFree(ref.uuid, () => mend(node, ref.uuid));
        if ((await jobOn(guest, dev)) === undefined || info === undefined) return undefined;
      }
      const { cur, end } = progressOf(info);
      const speed = BigInt(info.speed);
      const isBytes = (flags & DomainBlockJobInfoFlags.BANDWIDTH_BYTES) !== 0;
      const bandwidth = isBytes ? speed : (speed + mebibyte - 1n) / mebibyte;
      return { type: jobType(job.kind), bandwidth: Number(bandwidth), cur, end };
    },

    domainBlockJobAbort: (ref, name, flags, options) =>
      onDisk(ref, name, options?.signal, async (guest, disk) => {
        const job = await existing(guest, disk);
        await abortJob(node, guest, disk, job, {
          isPivot: (flags & DomainBlockJobAbortFlags.PIVOT) !== 0,
          isAsync: (flags & DomainBlockJobAbortFlags.ASYNC) !== 0,
        });
      }),

    domainBlockJobSetSpeed: (ref, name, bandwidth, flags, options) =>
      onDisk(ref, name, options?.signal, async (guest, disk) => {
        const speed = speedOf(bandwidth, (flags & DomainBlockJobSetSpeedFlags.SPEED_BANDWIDTH_BYTES) !== 0);
        const { id } = await existing(guest, disk);
        await guest.run((client) => client.execute("block-job-set-speed", { device: id, speed }));
      }),

    domainBlockPull: (ref, name, bandwidth, flags, options) =>
      onDisk(ref, name, options?.signal, async (guest, disk) => {
        const speed = speedOf(bandwidth, (flags & DomainBlockPullFlags.BANDWIDTH_BYTES) !== 0);
        await pull(guest, disk, undefined, speed, options?.signal);
      }),

    domainBlockRebase: (ref, name, base, bandwidth, flags, options) =>
      onDisk(ref, name, options?.signal, async (guest, disk) => {
        const { COPY, COPY_RAW, COPY_DEV, SHALLOW, REUSE_EXT, BANDWIDTH_BYTES } = DomainBlockRebaseFlags;
        const speed = speedOf(bandwidth, (flags & BANDWIDTH_BYTES) !== 0);
        if (!(flags & COPY)) {
          for (const [flag, word] of copyOnly)
            if (flags & flag) throw invalidArgument("flags", `${word} is for copies; COPY is not among them`);
          return pull(guest, disk, base, speed, options?.signal);
        }
        await assertUntracked(node, guest);
        if (base === undefined) throw invalidArgument("base", "a copy needs the path of its destination");
        const how: Copy = {
          type: flags & COPY_DEV ? "block" : "file",
          path: base,
          format: flags & COPY_RAW ? "raw" : undefined,
          isShallow: (flags & SHALLOW) !== 0,
          reuses: (flags & REUSE_EXT) !== 0,
          isSynchronous: false,
          speed,
        };
        return copy(guest, disk, how, await qemuOf(guest), options?.signal);
      }),

    domainBlockCopy: (ref, name, xml, params, flags, options) => {
      const wanted = readDestination(xml, warn);
      return onDisk(ref, name, options?.signal, async (guest, disk) => {
        await assertUntracked(node, guest);
        const how = { ...copyOf(wanted), ...sizesOf(params), ...mannerOf(flags) };
        await copy(guest, disk, how, await qemuOf(guest), options?.signal);
      });
    },

    domainBlockCommit: (ref, name, base, top, bandwidth, flags, options) =>
      onDisk(ref, name, options?.signal, async (guest, disk) => {
        const { SHALLOW, DELETE, ACTIVE, BANDWIDTH_BYTES } = DomainBlockCommitFlags;
        const how = {
          base,
          top,
          isShallow: (flags & SHALLOW) !== 0,
          isActive: (flags & ACTIVE) !== 0,
          removes: (flags & DELETE) !== 0,
          speed: speedOf(bandwidth, (flags & BANDWIDTH_BYTES) !== 0),
        };
        await assertUntracked(node, guest);
        await commit(guest, disk, how, options?.signal);
      }),
  };
}

/** Throws OPERATION_UNSUPPORTED where checkpoints track the images: what they know is in those, and would not go along. */
async function assertUntracked({ layout }: QemuNode, { uuid, name }: Guest): Promise<void> {
  if ((await readCheckpoints(layout, uuid)).tree.size > 0)
    throw qemuError(
      ErrorNumber.OPERATION_UNSUPPORTED,
      `domain '${name}'`,
      "it has checkpoints, whose bitmaps are in the images that it would leave",
    );
}

const copyOnly: readonly (readonly [flag: number, word: string])[] = [
  [DomainBlockRebaseFlags.SHALLOW, "SHALLOW"],
  [DomainBlockRebaseFlags.REUSE_EXT, "REUSE_EXT"],
  [DomainBlockRebaseFlags.COPY_RAW, "COPY_RAW"],
  [DomainBlockRebaseFlags.COPY_DEV, "COPY_DEV"],
];

const jobOn = async (guest: Guest, target: string): Promise<BlockJob | undefined> =>
  (await blockJobsOf(guest)).find((job) => job.target === target);

/** Throws INVALID_ARG where a disk has no job. */
async function existing(guest: Guest, { target: { dev } }: Disk): Promise<BlockJob> {
  const job = await jobOn(guest, dev);
  if (job !== undefined) return job;
  throw invalidArgument(`disk '${dev}'`, "it has no active job");
}

/** How far a job is, such that both are alike only for one that has all: who polls takes that for the end. */
function progressOf(info: { readonly offset: unknown; readonly len: unknown; readonly ready: boolean }): {
  readonly cur: bigint;
  readonly end: bigint;
} {
  const [cur, end] = [BigInt(info.offset as number), BigInt(info.len as number)];
  if (info.ready) return end === 0n ? { cur: 1n, end: 1n } : { cur: end, end };
  if (cur < end) return { cur, end };
  return end === 0n ? { cur: 0n, end: 1n } : { cur: end - 1n, end };
}

function readDestination(xml: string, warn: (warning: LibvirtError) => void): Disk {
  try {
    const { element, device, warnings } = parseDevice(xml);
    for (const warning of warnings) warn(problemWarning(warning));
    if (element === "disk") return device as Disk;
    throw qemuError(ErrorNumber.XML_ERROR, "disk XML", `expected a <disk>, not a <${element}>`);
  } catch (error) {
    throw wrapProblems(error, { info: "disk XML", dialectDomain: ErrorDomain.QEMU });
  }
}

/** Where a document says that a copy is to be. Throws CONFIG_UNSUPPORTED for what is no file or device of the host. */
function copyOf(disk: Disk): Pick<Copy, "type" | "path" | "format"> {
  const path = sourcePath(disk);
  const { type = "file" } = disk;
  if (path === undefined || (type !== "file" && type !== "block"))
    throw qemuError(
      ErrorNumber.CONFIG_UNSUPPORTED,
      "disk XML",
      "a copy is a file or a block device of the host, with a source",
    );
  return { type, path, format: disk.driver?.type };
}

/** Throws INVALID_ARG for parameters that are none of a copy, or of no use. */
function sizesOf(params: TypedParams): Pick<Copy, "speed" | "granularity" | "buffer"> {
  const values = new Map(writeTypedParams(params, blockCopyFields).map(({ field, value }) => [field, value]));
  const figure = (name: string): bigint | undefined => {
    const value = values.get(name);
    values.delete(name);
    if (value === undefined) return undefined;
    if ((typeof value !== "number" && typeof value !== "bigint") || value < 0)
      throw invalidArgument(name, `expected a number from 0, not ${String(value)}`);
    return BigInt(value);
  };
  const sizes = {
    speed: speedOf(figure("bandwidth") ?? 0n, true),
    granularity: figure("granularity") || undefined,
    buffer: figure("buf-size") || undefined,
  };
  for (const name of values.keys()) throw invalidArgument(name, "it is no parameter of a copy");
  const { granularity } = sizes;
  if (granularity !== undefined && (granularity & (granularity - 1n)) !== 0n)
    throw invalidArgument("granularity", `${granularity} is no power of two`);
  return sizes;
}

function mannerOf(flags: number): Pick<Copy, "isShallow" | "reuses" | "isSynchronous"> {
  const { SHALLOW, REUSE_EXT, SYNCHRONOUS_WRITES } = DomainBlockCopyFlags;
  return {
    isShallow: (flags & SHALLOW) !== 0,
    reuses: (flags & REUSE_EXT) !== 0,
    isSynchronous: (flags & SYNCHRONOUS_WRITES) !== 0,
  };
}
