import { type CallOptions, type Domain, ErrorNumber, LibvirtError, type TypedParams } from "@libvirt-ts/core";
import { DomainDiskErrorCode, DomainXMLFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { prettyBytes } from "../../values/bytes.js";
import { findDomain } from "../../values/domain.js";
import { disksOf, domainXML } from "../../values/domain-xml.js";
import { exclusive } from "../kit/args.js";
import { plainParams } from "../kit/params.js";
import type { ArgsOf } from "../table/group-commands.js";

const diskErrors: Readonly<Record<number, string>> = {
  [DomainDiskErrorCode.NONE]: "no error",
  [DomainDiskErrorCode.UNSPEC]: "unspecified error",
  [DomainDiskErrorCode.NO_SPACE]: "no space",
};

export async function domblkerror(context: Context, args: ArgsOf<"domblkerror">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const errors = await context.attempt(
    msg("failed to get the errors of the disks of domain '{domain}'"),
    { domain: args.domain },
    (call) => domain.diskErrors(0, call),
  );
  const rows = errors.map(({ disk, error }) => ({ disk, error: diskErrors[error] ?? `error ${error}` }));
  if (rows.length === 0 && !context.json) context.tell(msg("No errors found"));
  else context.report(rows, () => rows.map(({ disk, error }) => `${disk}: ${error}\n`).join(""));
}

export async function domblkinfo(context: Context, args: ArgsOf<"domblkinfo">): Promise<void> {
  exclusive(args, "all", "device");
  if (args.device === undefined && !args.all) {
    throw new Failure(msg("command '{command}' requires <{option}>"), {
      command: "domblkinfo",
      option: "device",
    });
  }
  const domain = await findDomain(context, args.domain);
  const size = (bytes: bigint | null): string =>
    bytes === null ? "-" : args.human ? prettyBytes(bytes, 3) : String(bytes);
  const failed = msg("failed to get the sizes of the disks of domain '{domain}'");
  const values = { domain: args.domain };
  if (args.device !== undefined) {
    const { device } = args;
    const info = await context.attempt(failed, values, (call) => domain.blockInfo(device, 0, call));
    context.report({ target: device, ...info }, () =>
      context.fields(15, [
        ["Capacity:", size(info.capacity)],
        ["Allocation:", size(info.allocation)],
        ["Physical:", size(info.physical)],
      ]),
    );
    return;
  }
  const rows = await context.attempt(failed, values, async (call) => {
    const disks = disksOf(await domainXML(domain, 0, call));
    return Promise.all(disks.map(({ target, source }) => sizesOf(domain, target, source !== null, call)));
  });
  const table = await context.table(
    ["Target", "Capacity", "Allocation", "Physical"],
    rows.map((row) => [row.target, size(row.capacity), size(row.allocation), size(row.physical)]),
  );
  context.report(rows, () => table);
}

/** An empty drive has no size. */
async function sizesOf(domain: Domain, target: string, isFilled: boolean, call: CallOptions) {
  const info = isFilled ? await domain.blockInfo(target, 0, call) : undefined;
  const { capacity = null, allocation = null, physical = null } = info ?? {};
  return { target, capacity, allocation, physical };
}

export async function domblklist(context: Context, args: ArgsOf<"domblklist">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const rows = await context.attempt(
    msg("failed to get the XML of domain '{domain}'"),
    { domain: args.domain },
    async (call) => disksOf(await domainXML(domain, args.inactive ? DomainXMLFlags.INACTIVE : 0, call)),
  );
  const table = await context.table(
    args.details ? ["Type", "Device", "Target", "Source"] : ["Target", "Source"],
    rows.map(({ type, device, target, source }) => [
      ...(args.details ? [type, device] : []),
      target,
      source ?? "-",
    ]),
  );
  context.report(rows, () => table);
}

/** What libvirt calls a counter, what it is printed as, and what it says to people. */
const counters: readonly (readonly [field: string, word: string, human: string])[] = [
  ["rd_operations", "rd_req", "number of read operations:"],
  ["rd_bytes", "rd_bytes", "number of bytes read:"],
  ["wr_operations", "wr_req", "number of write operations:"],
  ["wr_bytes", "wr_bytes", "number of bytes written:"],
  ["errs", "errs", "error count:"],
  ["flush_operations", "flush_operations", "number of flush operations:"],
  ["rd_total_times", "rd_total_times", "total duration of reads (ns):"],
  ["wr_total_times", "wr_total_times", "total duration of writes (ns):"],
  ["flush_total_times", "flush_total_times", "total duration of flushes (ns):"],
];

export async function domblkstat(context: Context, args: ArgsOf<"domblkstat">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const device = args.device ?? "";
  const stats = await context.attempt(
    msg("failed to get the statistics of disk '{device}' of domain '{domain}'"),
    { domain: args.domain, device },
    (call) => statsOf(context, domain, device, call),
  );
  const known = new Set(counters.map(([field]) => field));
  const shown = [
    ...counters.filter(([field]) => stats[field] !== undefined),
    ...Object.keys(stats)
      .filter((field) => !known.has(field))
      .map((field) => [field, field, `${field}:`] as const),
  ];
  const data = Object.fromEntries(shown.map(([field, word]) => [word, stats[field]]));
  context.report({ device, ...data }, () =>
    args.human
      ? `Device: ${device}\n${shown.map(([field, , human]) => ` ${human.padEnd(31)} ${stats[field]}\n`).join("")}`
      : shown.map(([field, word]) => `${device} ${word} ${stats[field]}\n`).join(""),
  );
}

async function statsOf(context: Context, domain: Domain, device: string, call: CallOptions) {
  try {
    const params: TypedParams = await context.app.reporter.quietly(() =>
      domain.blockStatsFlags(device, 0, call),
    );
    return plainParams(params);
  } catch (error) {
    if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.NO_SUPPORT) throw error;
    const { rdReq, rdBytes, wrReq, wrBytes, errs } = await domain.blockStats(device, call);
    return plainParams({
      rd_operations: rdReq,
      rd_bytes: rdBytes,
      wr_operations: wrReq,
      wr_bytes: wrBytes,
      ...(errs < 0 ? {} : { errs }),
    });
  }
}
