import { cpusOf, cpuUsable } from "@libvirt-ts/core";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { formatCpuList } from "../../values/cpu-list.js";
import { reportNode } from "../kit/node-rows.js";
import type { ArgsOf } from "../table/group-commands.js";

export const nodeinfo = (context: Context): Promise<void> => reportNode(context, "KiB");

export async function nodecpumap(context: Context, { pretty }: ArgsOf<"nodecpumap">): Promise<void> {
  const { cpus, cpumap, online } = await context.attempt(
    msg("failed to get the CPUs of the host"),
    {},
    (call) => context.connection.getCPUMap(0, call),
  );
  const map = pretty
    ? formatCpuList(cpusOf(cpumap).filter((cpu) => cpu < cpus))
    : Array.from({ length: cpus }, (_, cpu) => (cpuUsable(cpumap, cpu) ? "y" : "-")).join("");
  context.report({ present: cpus, online: cpusOf(cpumap).filter((cpu) => cpu < cpus) }, () =>
    context.fields(15, [
      ["CPUs present:", String(cpus)],
      ["CPUs online:", String(online)],
      ["CPU map:", map],
    ]),
  );
}

/** The times that are shown, by their names in libvirt. */
const shownTimes: Readonly<Record<string, string>> = {
  user: "user",
  kernel: "system",
  idle: "idle",
  iowait: "iowait",
  intr: "intr",
  guest: "guest",
};

const times = (context: Context, cpu: number): Promise<Readonly<Record<string, bigint>>> =>
  context.attempt(msg("failed to get the CPU times of the host"), {}, (call) =>
    context.connection.getCPUStats(cpu, 0, call),
  );

export async function nodecpustats(context: Context, args: ArgsOf<"nodecpustats">): Promise<void> {
  const cpu = args.cpu ?? -1;
  if (cpu < -1) throw new Failure(msg("there is no CPU with a number below zero"));
  const first = await times(context, cpu);
  if (!args.percent) {
    const shown = Object.entries(shownTimes).filter(([name]) => first[name] !== undefined);
    context.report(first, () =>
      shown
        .map(([name, label]) => `${`${label}:`.padEnd(15)} ${String(first[name]).padStart(20)}\n`)
        .join(""),
    );
    return;
  }
  const shares = sharesOf(first, first.utilization === undefined ? await aSecondLater(context, cpu) : first);
  context.report(Object.fromEntries(shares), () =>
    shares.map(([name, share]) => `${`${name}:`.padEnd(15)} ${share.toFixed(1).padStart(5)}%\n`).join(""),
  );
}

async function aSecondLater(context: Context, cpu: number): Promise<Readonly<Record<string, bigint>>> {
  const { setTimeout } = await import("node:timers/promises");
  await setTimeout(1000, undefined, { signal: context.signal });
  return times(context, cpu);
}

/** How the time between two looks was spent, in percent; all idle where none has passed. */
function sharesOf(
  before: Readonly<Record<string, bigint>>,
  after: Readonly<Record<string, bigint>>,
): [name: string, share: number][] {
  if (after.utilization !== undefined) return [["usage", Number(after.utilization)]];
  const names = Object.keys(shownTimes).filter((name) => after[name] !== undefined && name !== "intr");
  const spent = (name: string): number => Number((after[name] ?? 0n) - (before[name] ?? 0n));
  const total = names.filter((name) => name !== "guest").reduce((sum, name) => sum + spent(name), 0);
  const share = (time: number): number => (total === 0 ? 0 : (100 * time) / total);
  const idle = total === 0 ? 100 : share(spent("idle"));
  return [
    ["usage", total === 0 ? 0 : 100 - idle - share(spent("iowait"))],
    ...names.map((name): [string, number] => [
      shownTimes[name]!,
      name === "idle" ? idle : share(spent(name)),
    ]),
  ];
}

export async function nodememstats(context: Context, { cell }: ArgsOf<"nodememstats">): Promise<void> {
  const stats = await context.attempt(msg("failed to get the memory statistics of the host"), {}, (call) =>
    context.connection.getMemoryStats(cell ?? -1, 0, call),
  );
  context.report(stats, () =>
    Object.entries(stats)
      .map(([name, kib]) => `${name.padEnd(7)}: ${String(kib).padStart(20)} KiB\n`)
      .join(""),
  );
}
