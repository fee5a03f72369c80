import { nameOf } from "@libvirt-ts/core";
import {
  DomainAbortJobFlags,
  DomainDirtyRateCalcFlags,
  DomainGetJobStatsFlags,
  DomainJobOperation,
  DomainJobType,
  DomainMigrateMaxSpeedFlags,
} from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { prettyBytes } from "../../values/bytes.js";
import { findDomain } from "../../values/domain.js";
import { act } from "../kit/act.js";
import { choice, flagsOf, requires } from "../kit/args.js";
import { formatParams, type Plain, plainParams } from "../kit/params.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";

const titled = (word: string): string => word[0]! + word.slice(1).toLowerCase().replaceAll("_", " ");

/** What libvirt calls a part of a job, how it is labelled, and in what it is counted. */
const parts: readonly (readonly [
  field: string,
  label: string,
  unit: "bytes" | "ms" | "number" | "rate" | "text",
])[] = [
  ["time_elapsed", "Time elapsed:", "ms"],
  ["time_elapsed_net", "Time elapsed w/o network:", "ms"],
  ["time_remaining", "Time remaining:", "ms"],
  ["data_processed", "Data processed:", "bytes"],
  ["data_remaining", "Data remaining:", "bytes"],
  ["data_total", "Data total:", "bytes"],
  ["memory_processed", "Memory processed:", "bytes"],
  ["memory_remaining", "Memory remaining:", "bytes"],
  ["memory_total", "Memory total:", "bytes"],
  ["memory_bps", "Memory bandwidth:", "rate"],
  ["memory_dirty_rate", "Dirty rate:", "number"],
  ["memory_page_size", "Page size:", "number"],
  ["memory_iteration", "Iteration:", "number"],
  ["memory_postcopy_requests", "Postcopy requests:", "number"],
  ["disk_processed", "File processed:", "bytes"],
  ["disk_remaining", "File remaining:", "bytes"],
  ["disk_total", "File total:", "bytes"],
  ["disk_bps", "File bandwidth:", "rate"],
  ["memory_constant", "Constant pages:", "number"],
  ["memory_normal", "Normal pages:", "number"],
  ["memory_normal_bytes", "Normal data:", "bytes"],
  ["downtime", "Total downtime:", "ms"],
  ["downtime_net", "Downtime w/o network:", "ms"],
  ["setup_time", "Setup time:", "ms"],
  ["compression_cache", "Compression cache:", "bytes"],
  ["compression_bytes", "Compressed data:", "bytes"],
  ["compression_pages", "Compressed pages:", "number"],
  ["compression_cache_misses", "Compression cache misses:", "number"],
  ["compression_overflow", "Compression overflows:", "number"],
  ["auto_converge_throttle", "Auto converge throttle:", "number"],
  ["errmsg", "Error message:", "text"],
];

function partText(value: Plain, unit: (typeof parts)[number][2]): string {
  if (unit === "bytes") return prettyBytes(value as bigint, 3);
  if (unit === "rate") return `${prettyBytes(value as bigint, 3)}/s`;
  return unit === "ms" ? `${String(value).padEnd(12)} ms` : String(value).padEnd(12);
}

async function domjobinfo(context: Context, args: ArgsOf<"domjobinfo">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const F = DomainGetJobStatsFlags;
  requires(args, "keep-completed", "completed");
  const flags = args["keep-completed"]
    ? F.COMPLETED | F.KEEP_COMPLETED
    : flagsOf(args, { completed: F.COMPLETED });
  const { type, params } = await context.attempt(
    msg("failed to get the job of domain '{domain}'"),
    { domain: args.domain },
    (call) => domain.jobStats(flags, call),
  );
  const stats = plainParams(params);
  const word = titled(nameOf(DomainJobType, type) ?? String(type));
  const operation =
    typeof stats.operation === "number"
      ? titled(nameOf(DomainJobOperation, stats.operation) ?? String(stats.operation))
      : undefined;
  const { NONE } = DomainJobType;
  context.report({ type: word, ...stats, ...(operation === undefined ? {} : { operation }) }, () => {
    const head = `${"Job type:".padEnd(17)} ${word.padEnd(12)}\n`;
    if (args.rawstats) return head + formatParams(stats);
    if (type === NONE && !args.anystats) return head;
    return [
      head,
      operation === undefined ? "" : `${"Operation:".padEnd(17)} ${operation.padEnd(12)}\n`,
      ...parts
        .filter(([field]) => stats[field] !== undefined && isTold(field, stats))
        .map(([field, label, unit]) => `${label.padEnd(17)} ${partText(stats[field]!, unit)}\n`),
    ].join("");
  });
}

/** Parts of a kind of data that the job has none of are not told. */
function isTold(field: string, stats: Readonly<Record<string, Plain>>): boolean {
  const kind = /^(data|memory|disk)_(?:processed|remaining|total)$/.exec(field)?.[1];
  if (kind !== undefined) return Number(stats[`${kind}_total`] ?? 0) > 0;
  return field === "time_remaining" ? Number(stats[field]) > 0 : true;
}

async function dirtyrate(context: Context, args: ArgsOf<"domdirtyrate-calc">): Promise<void> {
  const F = DomainDirtyRateCalcFlags;
  const modes = {
    "page-sampling": F.PAGE_SAMPLING,
    "dirty-bitmap": F.DIRTY_BITMAP,
    "dirty-ring": F.DIRTY_RING,
  };
  const flags = args.mode === undefined ? 0 : choice("mode", args.mode, modes);
  const domain = await findDomain(context, args.domain);
  await context.attempt(
    msg("Failed to measure how fast the memory of domain {domain} changes"),
    { domain: args.domain },
    (call) => domain.startDirtyRateCalc(args.seconds ?? 1, flags, call),
  );
  context.tell(msg("Start to calculate domain's memory dirty rate successfully."));
}

type Jobs =
  | "domdirtyrate-calc"
  | "domjobabort"
  | "domjobinfo"
  | "migrate-compcache"
  | "migrate-getmaxdowntime"
  | "migrate-getspeed"
  | "migrate-postcopy"
  | "migrate-setmaxdowntime"
  | "migrate-setspeed";

const speedFlags = ({ postcopy }: { readonly postcopy: boolean }): number =>
  postcopy ? DomainMigrateMaxSpeedFlags.POSTCOPY : 0;

/** The commands about what is done with a domain, and about migrations of it. */
export const jobCommands: Pick<GroupCommands<"domain">, Jobs> = {
  "domdirtyrate-calc": dirtyrate,
  domjobabort: act(
    "domain",
    msg("Failed to abort the job of domain {domain}"),
    (domain, { postcopy }, call) =>
      postcopy ? domain.abortJobFlags(DomainAbortJobFlags.POSTCOPY, call) : domain.abortJob(call),
  ),
  domjobinfo,
  "migrate-compcache": async (context, args) => {
    const domain = await findDomain(context, args.domain);
    const values = { domain: args.domain };
    const { size } = args;
    const bytes = await context.attempt(
      msg("failed to get or set the compression cache of domain '{domain}'"),
      values,
      async (call) => {
        if (size !== undefined) await domain.migrateSetCompressionCache(size, 0, call);
        return domain.migrateGetCompressionCache(0, call);
      },
    );
    context.report({ bytes }, () => `Compression cache: ${prettyBytes(bytes, 3)}\n`);
  },
  "migrate-getmaxdowntime": async (context, args) => {
    const domain = await findDomain(context, args.domain);
    const milliseconds = await context.attempt(
      msg("failed to get the longest downtime of domain '{domain}'"),
      { domain: args.domain },
      (call) => domain.migrateGetMaxDowntime(0, call),
    );
    context.report({ milliseconds }, () => `${milliseconds}\n`);
  },
  "migrate-getspeed": async (context, args) => {
    const domain = await findDomain(context, args.domain);
    const mebibytes = await context.attempt(
      msg("failed to get the bandwidth of domain '{domain}'"),
      { domain: args.domain },
      (call) => domain.migrateGetMaxSpeed(speedFlags(args), call),
    );
    context.report({ mebibytesPerSecond: mebibytes }, () => `${mebibytes}\n`);
  },
  "migrate-postcopy": act("domain", msg("Failed to move domain {domain} now"), (domain, _, call) =>
    domain.migrateStartPostCopy(0, call),
  ),
  "migrate-setmaxdowntime": act(
    "domain",
    msg("Failed to set the longest downtime of domain {domain}"),
    (domain, { downtime }, call) => domain.migrateSetMaxDowntime(downtime, 0, call),
  ),
  "migrate-setspeed": act(
    "domain",
    msg("Failed to set the bandwidth of domain {domain}"),
    (domain, args, call) => domain.migrateSetMaxSpeed(args.bandwidth, speedFlags(args), call),
  ),
};
