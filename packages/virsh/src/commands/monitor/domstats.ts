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
  if (context.json) {
    const data = records.map(({ domain, stats: tree }) => ({
      name: domain.name(),
      uuid: domain.UUIDString(),
      stats: Object.fromEntries(flatten(tree)),
    }));
    return context.report(data, () => "");
  }
  const texts = records.map(({ domain, stats: tree }) => {
    let text = `Domain: '${printable(domain.name())}'\n`;
    visitLeaves(tree, "", (name, value) => {
      text += `  ${name}=${typeof value === "string" ? printable(value) : value}\n`;
    });
    return text;
  });
  context.print(texts.join("\n"));
}

type Leaf = boolean | number | bigint | string;
type Visit = (name: string, value: Leaf) => void;

/** A tree of statistics by libvirt's names with dots: what is counted goes behind its count, as libvirt lists it. */
export function flatten(tree: object): [name: string, value: Leaf][] {
  const leaves: [string, Leaf][] = [];
  visitLeaves(tree, "", (name, value) => leaves.push([name, value]));
  return leaves;
}

function visitLeaves(tree: object, prefix: string, visit: Visit): void {
  if (Array.isArray(tree)) {
    // What is counted may be numbered by ids: I/O threads 1 and 4 are two.
    visit(`${prefix}count`, tree.filter((item) => Object.keys(item ?? {}).length > 0).length);
    for (const [index, item] of tree.entries()) visitBelow(item, `${prefix}${index}`, visit);
    return;
  }
  const numbered: [string, unknown][] = [];
  for (const [name, value] of Object.entries(tree)) {
    if (/^\d+$/.test(name)) numbered.push([name, value]);
    else visitBelow(value, name === "" ? prefix.slice(0, -1) : `${prefix}${name}`, visit);
  }
  for (const [name, value] of numbered) visitBelow(value, `${prefix}${name}`, visit);
}

function visitBelow(value: unknown, name: string, visit: Visit): void {
  if (typeof value !== "object" || value === null) visit(name, value as Leaf);
  else if ("type" in value && "value" in value) visit(name, value.value as Leaf);
  else visitLeaves(value, `${name}.`, visit);
}
