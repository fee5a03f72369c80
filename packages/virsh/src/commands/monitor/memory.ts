import { DomainMemoryStatTags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { impactOf } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

/** What virsh has always called them. */
const words: Readonly<Record<string, string>> = {
  swapIn: "swap_in",
  swapOut: "swap_out",
  majorFault: "major_fault",
  minorFault: "minor_fault",
  lastUpdate: "last_update",
  diskCaches: "disk_caches",
  hugetlbPgAlloc: "hugetlb_pgalloc",
  hugetlbPgFail: "hugetlb_pgfail",
};

/** How many kinds there are that have a name. */
const named = Object.keys(DomainMemoryStatTags).length;

export async function dommemstat(context: Context, args: ArgsOf<"dommemstat">): Promise<void> {
  const flags = impactOf(args);
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  const { period } = args;
  if (period !== undefined) {
    await context.attempt(
      msg("Failed to set the period of the memory statistics of domain {domain}"),
      values,
      (call) => domain.setMemoryStatsPeriod(period, flags, call),
    );
    return;
  }
  const stats = await context.attempt(
    msg("failed to get the memory statistics of domain '{domain}'"),
    values,
    (call) => domain.memoryStats(0, call),
  );
  const rows = Object.entries(stats)
    .filter(([name]) => !/^\d+$/.test(name) || Number(name) >= named)
    .map(([name, value]) => [words[name] ?? name, value] as const);
  context.report(Object.fromEntries(rows), () => rows.map(([word, value]) => `${word} ${value}\n`).join(""));
}
