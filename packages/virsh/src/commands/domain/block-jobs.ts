import { type CallOptions, type Domain, LibvirtError, nameOf, type TypedParams } from "@libvirt-ts/core";
import {
  DomainBlockCommitFlags,
  DomainBlockCopyFlags,
  DomainBlockJobAbortFlags,
  DomainBlockJobInfoFlags,
  DomainBlockJobSetSpeedFlags,
  DomainBlockJobType,
  DomainBlockRebaseFlags,
  DomainBlockResizeFlags,
} from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { type Message, msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { readTextFile } from "../../values/files.js";
import { exclusive, flagsOf, requires } from "../kit/args.js";
import { element, formatElement, unlessEmpty } from "../kit/xml-text.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";
import { waitForJob } from "./block-wait.js";

const MiB = 1024n * 1024n;

/** A limit that libvirt counts in MiB/s, or with its flag in bytes. */
const speed = (bandwidth: bigint | undefined): number => Number(bandwidth ?? 0n);

async function blockcommit(context: Context, args: ArgsOf<"blockcommit">): Promise<void> {
  exclusive(args, "pivot", "keep-overlay");
  requires(args, "verbose", "wait", "pivot", "keep-overlay");
  requires(args, "timeout", "wait", "pivot", "keep-overlay");
  requires(args, "async", "wait", "pivot", "keep-overlay");
  const F = DomainBlockCommitFlags;
  const active = args.active || args.pivot || args["keep-overlay"];
  const flags =
    flagsOf(args, {
      shallow: F.SHALLOW,
      delete: F.DELETE,
      "keep-relative": F.RELATIVE,
      bytes: F.BANDWIDTH_BYTES,
    }) | (active ? F.ACTIVE : 0);
  const domain = await findDomain(context, args.domain);
  await context.attempt(
    msg("Failed to commit disk {path} of domain {domain}"),
    { domain: args.domain, path: args.path },
    (call) => domain.blockCommit(args.path, args.base, args.top, speed(args.bandwidth), flags, call),
  );
  if (!args.wait && !args.pivot && !args["keep-overlay"]) {
    context.tell(active ? msg("Active Block Commit started") : msg("Block Commit started"));
    return;
  }
  const end = args.pivot ? "pivot" : args["keep-overlay"] ? "finish" : undefined;
  await waitForJob(context, domain, { ...args, what: "Block commit", ready: active, end });
}

async function blockpull(context: Context, args: ArgsOf<"blockpull">): Promise<void> {
  requires(args, "verbose", "wait");
  requires(args, "timeout", "wait");
  requires(args, "async", "wait");
  const F = DomainBlockRebaseFlags;
  const flags = flagsOf(args, { "keep-relative": F.RELATIVE, bytes: F.BANDWIDTH_BYTES });
  const domain = await findDomain(context, args.domain);
  await context.attempt(
    msg("Failed to pull disk {path} of domain {domain}"),
    { domain: args.domain, path: args.path },
    (call) =>
      args.base === undefined && !args["keep-relative"]
        ? domain.blockPull(args.path, speed(args.bandwidth), flags, call)
        : domain.blockRebase(args.path, args.base, speed(args.bandwidth), flags, call),
  );
  if (!args.wait) context.tell(msg("Block Pull started"));
  else await waitForJob(context, domain, { ...args, what: "Block Pull", ready: false, end: undefined });
}

async function blockcopy(context: Context, args: ArgsOf<"blockcopy">): Promise<void> {
  exclusive(args, "dest", "xml");
  exclusive(args, "format", "xml");
  exclusive(args, "blockdev", "xml");
  exclusive(args, "pivot", "finish");
  requires(args, "verbose", "wait", "pivot", "finish");
  requires(args, "timeout", "wait", "pivot", "finish");
  requires(args, "async", "wait", "pivot", "finish");
  const xml = await destinationOf(context, args);
  if (args["print-xml"]) {
    context.print(xml);
    return;
  }
  const F = DomainBlockCopyFlags;
  const flags = flagsOf(args, {
    shallow: F.SHALLOW,
    "reuse-external": F.REUSE_EXT,
    "transient-job": F.TRANSIENT_JOB,
    "synchronous-writes": F.SYNCHRONOUS_WRITES,
    "dest-is-zero": F.TARGET_ZEROED,
  });
  const { bandwidth, granularity } = args;
  const size = args["buf-size"];
  const params: TypedParams = {
    ...(bandwidth === undefined ? {} : { bandwidth: args.bytes ? bandwidth : bandwidth * MiB }),
    ...(granularity === undefined ? {} : { granularity: Number(granularity) }),
    ...(size === undefined ? {} : { buf_size: size }),
  };
  const domain = await findDomain(context, args.domain);
  await context.attempt(
    msg("Failed to copy disk {path} of domain {domain}"),
    { domain: args.domain, path: args.path },
    (call) => domain.blockCopy(args.path, xml, params, flags, call),
  );
  if (!args.wait && !args.pivot && !args.finish) {
    context.tell(msg("Block Copy started"));
    return;
  }
  const end = args.pivot ? "pivot" : args.finish ? "finish" : undefined;
  await waitForJob(context, domain, { ...args, what: "Block Copy", ready: true, end });
}

/** Where a copy goes, as the XML of a disk. */
async function destinationOf(context: Context, args: ArgsOf<"blockcopy">): Promise<string> {
  if (args.xml !== undefined) return readTextFile(context, args.xml);
  if (args.dest === undefined) throw new Failure(msg("either --dest or --xml is required"));
  const type = args.blockdev ? "block" : "file";
  return formatElement(
    element(
      "disk",
      { type },
      element("source", args.blockdev ? { dev: args.dest } : { file: args.dest }),
      unlessEmpty(element("driver", { type: args.format })),
    ),
  );
}

const jobNames: Readonly<Record<number, string>> = {
  [DomainBlockJobType.UNKNOWN]: "Unknown job",
  [DomainBlockJobType.PULL]: "Block Pull",
  [DomainBlockJobType.COPY]: "Block Copy",
  [DomainBlockJobType.COMMIT]: "Block Commit",
  [DomainBlockJobType.ACTIVE_COMMIT]: "Active Block Commit",
  [DomainBlockJobType.BACKUP]: "Backup",
};

async function blockjob(context: Context, args: ArgsOf<"blockjob">): Promise<void> {
  const asked = [args.raw || args.info, args.abort || args.async || args.pivot, args.bandwidth !== undefined];
  if (asked.filter(Boolean).length > 1) {
    throw new Failure(msg("a job is either shown, aborted or given another limit"));
  }
  requires(args, "raw", "info");
  const domain = await findDomain(context, args.domain);
  const { path } = args;
  const values = { domain: args.domain, path };
  if (args.abort || args.async || args.pivot) {
    const F = DomainBlockJobAbortFlags;
    await context.attempt(msg("Failed to end the job of disk {path} of domain {domain}"), values, (call) =>
      domain.blockJobAbort(path, flagsOf(args, { async: F.ASYNC, pivot: F.PIVOT }), call),
    );
    return;
  }
  if (args.bandwidth !== undefined) {
    const bytes = args.bytes ? DomainBlockJobSetSpeedFlags.SPEED_BANDWIDTH_BYTES : 0;
    await context.attempt(msg("Failed to limit the job of disk {path} of domain {domain}"), values, (call) =>
      domain.blockJobSetSpeed(path, speed(args.bandwidth), bytes, call),
    );
    return;
  }
  await showJob(context, domain, args);
}

async function showJob(context: Context, domain: Domain, args: ArgsOf<"blockjob">): Promise<void> {
  const { path } = args;
  const ask = (flags: number) => (call: CallOptions) => domain.blockJobInfo(path, flags, call);
  const failed: Message = msg("failed to get the job of disk '{path}' of domain '{domain}'");
  const values = { domain: args.domain, path };
  const inBytes = args.bytes || args.raw;
  const job = await context.attempt(failed, values, (call) =>
    ask(inBytes ? DomainBlockJobInfoFlags.BANDWIDTH_BYTES : 0)(call).catch((error: unknown) => {
      if (args.bytes || !(error instanceof LibvirtError)) throw error;
      return ask(0)(call);
    }),
  );
  if (job === undefined) {
    if (context.json) context.report(null, () => "");
    else if (!args.raw) context.tell(msg("No current block job for {path}"), { path });
    return;
  }
  const type = jobNames[job.type] ?? nameOf(DomainBlockJobType, job.type) ?? String(job.type);
  const { bandwidth, cur, end } = job;
  const percent = end === 0n ? 100 : Math.min(100, Number((cur * 10_000n) / end) / 100);
  context.report({ type, bandwidth, cur, end }, () => {
    if (args.raw) return ` type=${type}\n bandwidth=${bandwidth}\n cur=${cur}\n end=${end}\n`;
    const limit = bandwidth === 0 ? "" : `    Bandwidth limit: ${bandwidth} ${inBytes ? "bytes/s" : "MiB/s"}`;
    return `${type}: [${percent.toFixed(2).padStart(6)} %]${limit}\n`;
  });
}

async function blockresize(context: Context, args: ArgsOf<"blockresize">): Promise<void> {
  exclusive(args, "size", "capacity");
  if (args.size === undefined && !args.capacity) {
    throw new Failure(msg("command '{command}' requires <{option}>"), {
      command: "blockresize",
      option: "size",
    });
  }
  const F = DomainBlockResizeFlags;
  const flags = flagsOf(args, { capacity: F.CAPACITY, extend: F.EXTEND }) | F.BYTES;
  const domain = await findDomain(context, args.domain);
  await context.attempt(
    msg("Failed to resize disk {path} of domain {domain}"),
    { domain: args.domain, path: args.path },
    (call) => domain.blockResize(args.path, args.size ?? 0n, flags, call),
  );
  context.tell(msg("Block device '{path}' is resized"), { path: args.path });
}

type BlockJobs = "blockcommit" | "blockcopy" | "blockjob" | "blockpull" | "blockresize";

export const blockJobCommands: Pick<GroupCommands<"domain">, BlockJobs> = {
  blockcommit,
  blockcopy,
  blockjob,
  blockpull,
  blockresize,
};
