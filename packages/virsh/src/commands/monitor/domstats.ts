import { ConnectGetAllDomainStatsFlags, DomainStatsTypes } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { findDomain } from "../../values/domain.js";
import { flagsOf } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

const T = DomainStatsTypes;
const F = ConnectGetAllDomainStatsFlags;

export async function domstats(context: Context, args: ArgsOf<"domstats">): Promise<void> {
  const stats = flagsOf(args, {
    state: T.STATE,
    "cpu-total": T.CPU_TOTAL,
    balloon: T.BALLOON,
    vcpu: T.VCPU,
    interface: T.INTERFACE,
    block: T.BLOCK,
    perf: T.PERF,
    iothread: T.IOTHREAD,
    memory: T.MEMORY,
    dirtyrate: T.DIRTYRATE,
    vm: T.VM,
  });
  const which = flagsOf(args, {
    "list-active": F.ACTIVE,
    "list-inactive": F.INACTIVE,
    "list-persistent": F.PERSISTENT,
    "list-transient": F.TRANSIENT,
    "list-running": F.RUNNING,
    "list-paused": F.PAUSED,
    "list-shutoff": F.SHUTOFF,
    "list-other": F.OTHER,
  });
  const how = flagsOf(args, { enforce: F.ENFORCE_STATS, backing: F.BACKING, nowait: F.NOWAIT });
  if (args.domain.length > 0 && which !== 0) {
    throw new Failure(msg("the options --list-… go with no domains that are named"));
  }
  const domains = await Promise.all(args.domain.map((word) => findDomain(context, word)));
  const records = await context.attempt(msg("failed to get the statistics of domains"), {}, (call) =>
    domains.length === 0
      ? context.connection.getAllDomainStats(stats, (which | how) >>> 0, call)
      : context.connection.domainListGetStats(domains, stats, how, call),
  );
  context.report(
    records.map(({ domain, stats: tree }) => ({
      name: domain.name(),
      uuid: domain.UUIDString(),
      stats: Object.fromEntries(flatten(tree)),
    })),
    () =>
      records
        .map(({ domain, stats: tree }) => {
          const lines = flatten(tree).map(([name, value]) => `  ${name}=${printable(String(value))}\n`);
          return `Domain: '${printable(domain.name())}'\n${lines.join("")}`;
        })
        .join("\n"),
  );
}

type Leaf = boolean | number | bigint | string;

/** A tree of statistics by libvirt's names with dots: what is counted goes behind its count, as libvirt lists it. */
export function flatten(tree: object, prefix = ""): [name: string, value: Leaf][] {
  if (Array.isArray(tree)) {
    const items = tree.flatMap((item, index) => below(item, `${prefix}${index}`));
    // What is counted may be numbered by ids: I/O threads 1 and 4 are two.
    const told = tree.filter((item) => Object.keys(item ?? {}).length > 0);
    return [[`${prefix}count`, told.length], ...items];
  }
  const entries = Object.entries(tree);
  const isIndex = ([name]: [string, unknown]): boolean => /^\d+$/.test(name);
  return [...entries.filter((entry) => !isIndex(entry)), ...entries.filter(isIndex)].flatMap(
    ([name, value]) => below(value, name === "" ? prefix.slice(0, -1) : `${prefix}${name}`),
  );
}

function below(value: unknown, name: string): [name: string, value: Leaf][] {
  if (typeof value !== "object" || value === null) return [[name, value as Leaf]];
  if ("type" in value && "value" in value) return [[name, value.value as Leaf]];
  return flatten(value, `${name}.`);
}
