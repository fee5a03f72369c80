import {
  blkioFields,
  blockCopyFields,
  blockIoTuneFields,
  blockStatsFields,
  type DomainBlockInfo,
  type DomainBlockJobInfo,
  type DomainBlockStats,
  type DomainDiskError,
} from "@libvirt-ts/driver";
import type { RetOf } from "../procedure.js";
import * as p from "../protocol/index.js";
import { type Binding, bind, type Conversion } from "./binding.js";
import { typedGetter } from "./combinators.js";
import { domainRef, none, number64, params, record } from "./values.js";

const dom = ["dom", domainRef] as const;
const given: Conversion<string | undefined, string> = { read: (wire) => wire ?? "", write: (value) => value };
/** As many disks as one answer can hold. */
const ERRORS_MAX = 256;

/** A device without a job is no error, but nothing. */
const jobInfo: Conversion<RetOf<typeof p.domainGetBlockJobInfo>, DomainBlockJobInfo | undefined> = {
  read: ({ found, type, bandwidth, cur, end }) =>
    found === 0 ? undefined : { type, bandwidth: number64.read(bandwidth), cur, end },
  write: (job) =>
    job === undefined
      ? { found: 0, type: 0, bandwidth: 0n, cur: 0n, end: 0n }
      : { found: 1, type: job.type, bandwidth: number64.write(job.bandwidth), cur: job.cur, end: job.end },
};

const diskErrors: Conversion<RetOf<typeof p.domainGetDiskErrors>, DomainDiskError[]> = {
  read: ({ errors }) => errors.map(({ disk, error }) => ({ disk, error })),
  write: (errors) => ({ errors, nerrors: errors.length }),
};

/** A domain's disks and their jobs. */
export const domainBlockBindings: readonly Binding[] = [
  bind("domainGetBlockInfo", p.domainGetBlockInfo, [dom, "path", "flags"], {
    whole: record<RetOf<typeof p.domainGetBlockInfo>, DomainBlockInfo>({
      capacity: "same",
      allocation: "same",
      physical: "same",
    }),
  }),
  bind("domainBlockStats", p.domainBlockStats, [dom, "path"], {
    whole: record<RetOf<typeof p.domainBlockStats>, DomainBlockStats>({
      rdReq: number64,
      rdBytes: "same",
      wrReq: number64,
      wrBytes: "same",
      errs: number64,
    }),
  }),
  typedGetter("domainBlockStatsFlags", p.domainBlockStatsFlags, [dom, "path", "flags"], blockStatsFields, 16),
  bind("domainBlockPeek", p.domainBlockPeek, [dom, "path", "offset", "size", "flags"], "buffer"),
  bind("domainBlockResize", p.domainBlockResize, [dom, "disk", "size", "flags"], none),
  bind(
    "domainGetDiskErrors",
    p.domainGetDiskErrors,
    [dom, "flags"],
    { whole: diskErrors },
    {
      always: { maxerrors: ERRORS_MAX },
      limit: "maxerrors",
    },
  ),
  typedGetter("domainGetBlockIoTune", p.domainGetBlockIoTune, [dom, "disk", "flags"], blockIoTuneFields, 32),
  bind(
    "domainSetBlockIoTune",
    p.domainSetBlockIoTune,
    [dom, "disk", ["params", params(blockIoTuneFields)], "flags"],
    none,
  ),
  bind(
    "domainSetThrottleGroup",
    p.domainSetThrottleGroup,
    [dom, "group", ["params", params(blockIoTuneFields)], "flags"],
    none,
  ),
  bind("domainDelThrottleGroup", p.domainDelThrottleGroup, [dom, ["group", given], "flags"], none),
  typedGetter("domainGetBlkioParameters", p.domainGetBlkioParameters, [dom, "flags"], blkioFields, 16),
  bind(
    "domainSetBlkioParameters",
    p.domainSetBlkioParameters,
    [dom, ["params", params(blkioFields)], "flags"],
    none,
  ),
  bind("domainSetBlockThreshold", p.domainSetBlockThreshold, [dom, "dev", "threshold", "flags"], none),

  bind("domainGetBlockJobInfo", p.domainGetBlockJobInfo, [dom, "path", "flags"], { whole: jobInfo }),
  bind("domainBlockJobAbort", p.domainBlockJobAbort, [dom, "path", "flags"], none),
  bind(
    "domainBlockJobSetSpeed",
    p.domainBlockJobSetSpeed,
    [dom, "path", ["bandwidth", number64], "flags"],
    none,
  ),
  bind("domainBlockPull", p.domainBlockPull, [dom, "path", ["bandwidth", number64], "flags"], none),
  bind(
    "domainBlockRebase",
    p.domainBlockRebase,
    [dom, "path", "base", ["bandwidth", number64], "flags"],
    none,
  ),
  bind(
    "domainBlockCopy",
    p.domainBlockCopy,
    [dom, "path", "destxml", ["params", params(blockCopyFields)], "flags"],
    none,
  ),
  bind(
    "domainBlockCommit",
    p.domainBlockCommit,
    [dom, "disk", "base", "top", ["bandwidth", number64], "flags"],
    none,
  ),
];
