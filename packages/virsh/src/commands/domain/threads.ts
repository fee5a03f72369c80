import type { TypedParams } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { act } from "../kit/act.js";
import { askedImpact, commaList, impactOf } from "../kit/args.js";
import { formatParams, givenParams, type Plain, plainParams } from "../kit/params.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";
import { affinityWords, hostCpuMap } from "./vcpus.js";

async function iothreadinfo(context: Context, args: ArgsOf<"iothreadinfo">): Promise<void> {
  const flags = askedImpact(args);
  const domain = await findDomain(context, args.domain);
  const threads = await context.attempt(
    msg("failed to get the I/O threads of domain '{domain}'"),
    { domain: args.domain },
    (call) => domain.ioThreadInfo(flags, call),
  );
  if (threads.length === 0 && !context.json) {
    context.tell(msg("No IOThreads found for the domain"));
    return;
  }
  const words = await affinityWords(
    context,
    threads.map(({ cpumap }) => cpumap),
  );
  const rows = threads.map(({ id }, index) => ({ id, affinity: words[index]! })).sort((a, b) => a.id - b.id);
  const table = await context.table(
    ["IOThread ID", "CPU Affinity"],
    rows.map(({ id, affinity }) => [String(id), affinity]),
  );
  context.report(rows, () => table);
}

async function iothreadset(context: Context, args: ArgsOf<"iothreadset">): Promise<void> {
  const params = givenParams(args, {
    "poll-max-ns": "poll_max_ns",
    "poll-grow": "poll_grow",
    "poll-shrink": "poll_shrink",
    "poll-weight": "poll_weight",
    "thread-pool-min": "thread_pool_min",
    "thread-pool-max": "thread_pool_max",
  });
  if (Object.keys(params).length === 0) throw new Failure(msg("nothing is given to be changed"));
  const flags = impactOf(args);
  const domain = await findDomain(context, args.domain);
  await context.attempt(
    msg("Failed to change I/O thread {id} of domain {domain}"),
    { domain: args.domain, id: args.id },
    (call) => domain.setIOThreadParams(args.id, params, flags, call),
  );
}

async function cpuStats(context: Context, args: ArgsOf<"cpu-stats">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  const failed = msg("failed to get the CPU times of domain '{domain}'");
  const { start, count } = args;
  if ((start ?? 0) < 0 || (count ?? 0) < 0)
    throw new Failure(msg("there is no CPU with a number below zero"));
  const each = !args.total || start !== undefined || count !== undefined;
  const sum = args.total || (start === undefined && count === undefined);
  const perCpu = each
    ? await context.attempt(failed, values, async (call): Promise<TypedParams[]> => {
        const last = count ?? (await context.connection.getCPUMap(0, call)).cpus - (start ?? 0);
        if (last <= 0) throw new Failure(msg("there is no CPU {cpu}"), { cpu: start ?? 0 });
        return domain.getCPUStats(start ?? 0, last, 0, call);
      })
    : [];
  const [total] = sum
    ? await context.attempt(failed, values, (call) => domain.getCPUStats(-1, 1, 0, call))
    : [];
  const data = {
    cpus: perCpu.map((params, index) => ({ cpu: (start ?? 0) + index, ...plainParams(params) })),
    ...(total === undefined ? {} : { total: plainParams(total) }),
  };
  context.report(data, () =>
    [
      ...perCpu.map((params, index) => `CPU${(start ?? 0) + index}:\n${timeLines(plainParams(params))}`),
      ...(total === undefined ? [] : [`Total:\n${timeLines(plainParams(total))}`]),
    ].join(""),
  );
}

/** Nanoseconds with all their digits, as seconds. */
const timeLines = (params: Readonly<Record<string, Plain>>): string =>
  Object.entries(params)
    .map(([name, value]) => {
      const ns = BigInt(typeof value === "bigint" || typeof value === "number" ? value : 0);
      const seconds = String(ns / 1_000_000_000n).padStart(9);
      return `\t${name.padEnd(12)} ${seconds}.${String(ns % 1_000_000_000n).padStart(9, "0")} seconds\n`;
    })
    .join("");

async function schedinfo(context: Context, args: ArgsOf<"schedinfo">): Promise<void> {
  const impact = impactOf(args);
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  const failed = msg("failed to get the scheduler of domain '{domain}'");
  const { type, parameters } = await context
    .attempt(failed, values, (call) => domain.schedulerType(call))
    .catch((error: unknown) => {
      if (!context.json) context.print(formatParams({ Scheduler: "Unknown" }));
      throw error;
    });
  const ask = async (): Promise<Readonly<Record<string, Plain>>> =>
    parameters === 0
      ? {}
      : plainParams(
          await context.attempt(failed, values, (call) =>
            impact === 0 && !args.current
              ? domain.schedulerParameters(call)
              : domain.schedulerParametersFlags(impact, call),
          ),
        );
  const before = await ask();
  // Who asks for a change that cannot be reads what the scheduler is all the same.
  if (!context.json) context.print(formatParams({ Scheduler: type === "" ? "Unknown" : type }));
  const wanted = wantedParameters(args, before);
  if (Object.keys(wanted).length > 0) {
    await context.attempt(msg("Failed to change the scheduler of domain {domain}"), values, (call) =>
      impact === 0 && !args.current
        ? domain.setSchedulerParameters(wanted, call)
        : domain.setSchedulerParametersFlags(wanted, impact, call),
    );
  }
  const params = Object.keys(wanted).length > 0 ? await ask() : before;
  context.report({ scheduler: type, ...params }, () => formatParams(params));
}

/** What is to be changed, in the types that the driver has for it. */
function wantedParameters(
  args: ArgsOf<"schedinfo">,
  known: Readonly<Record<string, Plain>>,
): Record<string, Plain> {
  const pairs = args.set.map((text): [string, string] => {
    const at = text.indexOf("=");
    if (at < 1) throw new Failure(msg("'{text}' is not parameter=value"), { text });
    return [text.slice(0, at), text.slice(at + 1)];
  });
  if (args.weight !== undefined) pairs.push(["weight", String(args.weight)]);
  if (args.cap !== undefined) pairs.push(["cap", String(args.cap)]);
  const wanted: Record<string, Plain> = {};
  for (const [name, text] of pairs) {
    const old = Object.hasOwn(known, name) ? known[name] : undefined;
    if (old === undefined) {
      throw new Failure(msg("the scheduler has no parameter '{name}': it has {names}"), {
        name,
        names: Object.keys(known).join(", ") || "none",
      });
    }
    if (typeof old !== "string" && !/^[+-]?\d{1,19}$/.test(text)) {
      throw new Failure(msg("'{text}' is no whole number, as '{name}' is"), { name, text });
    }
    wanted[name] = typeof old === "bigint" ? BigInt(text) : typeof old === "string" ? text : Number(text);
  }
  return wanted;
}

async function perf(context: Context, args: ArgsOf<"perf">): Promise<void> {
  const enable = commaList(args.enable);
  const disable = commaList(args.disable);
  const both = enable.find((name) => disable.includes(name));
  if (both !== undefined)
    throw new Failure(msg("'{name}' cannot be both enabled and disabled"), { name: both });
  const changes = [
    ...enable.map((name) => [name, true] as const),
    ...disable.map((name) => [name, false] as const),
  ];
  const flags = changes.length === 0 ? askedImpact(args) : impactOf(args);
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  const word = (value: Plain): string => (value === true || value === 1 ? "enabled" : "disabled");
  if (changes.length > 0) {
    const wanted = Object.fromEntries(changes);
    await context.attempt(msg("Failed to change the performance events of domain {domain}"), values, (call) =>
      domain.setPerfEvents(wanted, flags, call),
    );
    context.report(wanted, () => formatParams(wanted, word));
    return;
  }
  const params = plainParams(
    await context.attempt(msg("failed to get the performance events of domain '{domain}'"), values, (call) =>
      domain.perfEvents(flags, call),
    ),
  );
  context.report(params, () => formatParams(params, word));
}

type Threads =
  | "cpu-stats"
  | "iothreadadd"
  | "iothreaddel"
  | "iothreadinfo"
  | "iothreadpin"
  | "iothreadset"
  | "perf"
  | "schedinfo";

export const threadCommands: Pick<GroupCommands<"domain">, Threads> = {
  "cpu-stats": cpuStats,
  iothreadadd: act("domain", msg("Failed to add I/O thread {id} to domain {domain}"), (domain, args, call) =>
    domain.addIOThread(args.id, impactOf(args), call),
  ),
  iothreaddel: act(
    "domain",
    msg("Failed to remove I/O thread {id} of domain {domain}"),
    (domain, args, call) => domain.delIOThread(args.id, impactOf(args), call),
  ),
  iothreadinfo,
  iothreadpin: async (context, args) => {
    const flags = impactOf(args);
    const domain = await findDomain(context, args.domain);
    const map = await hostCpuMap(context, args.cpulist);
    await context.attempt(
      msg("Failed to pin I/O thread {id} of domain {domain}"),
      { domain: args.domain, id: args.iothread },
      (call) => domain.pinIOThread(args.iothread, map, flags, call),
    );
  },
  iothreadset,
  perf,
  schedinfo,
};
