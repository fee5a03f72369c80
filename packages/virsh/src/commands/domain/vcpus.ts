import { cpuMapLength, cpuMapOf, type Domain, possibleCpus } from "@libvirt-ts/core";
import { DomainSetVcpuFlags, DomainVcpuFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { affinityOf, formatCpuList, readCpuList } from "../../values/cpu-list.js";
import { findDomain } from "../../values/domain.js";
import { askedImpact, exclusive, flagsOf, impactOf } from "../kit/args.js";
import { orElse } from "../kit/or-else.js";
import { formatParams, plainParams } from "../kit/params.js";
import { reportVcpus } from "../kit/vcpu-rows.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";

const V = DomainVcpuFlags;
const noCount = msg("failed to get the virtual CPUs of domain '{domain}'");

async function vcpucount(context: Context, args: ArgsOf<"vcpucount">): Promise<void> {
  exclusive(args, "maximum", "active");
  exclusive(args, "live", "config");
  exclusive(args, "guest", "config");
  exclusive(args, "guest", "maximum");
  exclusive(args, "current", "live");
  exclusive(args, "current", "config");
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  const impact = impactOf(args);
  if (args.maximum || args.active || args.live || args.config || args.current || args.guest) {
    const flags = impact | (args.maximum ? V.MAXIMUM : 0) | (args.guest ? V.GUEST : 0);
    const count = await context.attempt(noCount, values, (call) => domain.vcpusFlags(flags, call));
    context.report({ count }, () => `${count}\n`);
    return;
  }
  const rows: { which: string; scope: string; count: number }[] = [];
  for (const [which, scope, flags] of [
    ["maximum", "config", V.MAXIMUM | V.CONFIG],
    ["maximum", "live", V.MAXIMUM | V.LIVE],
    ["current", "config", V.CONFIG],
    ["current", "live", V.LIVE],
  ] as const) {
    const isThere = scope === "live" ? domain.ID() !== -1 : await isDefined(context, domain, args.domain);
    if (!isThere) continue;
    rows.push({
      which,
      scope,
      count: await context.attempt(noCount, values, (call) =>
        orElse(
          context,
          () => domain.vcpusFlags(flags, call),
          async () => (await domain.info(call)).nrVirtCpu,
        ),
      ),
    });
  }
  context.report(rows, () =>
    rows
      .map(
        ({ which, scope, count }) => `${which.padEnd(12)} ${scope.padEnd(12)} ${String(count).padStart(3)}\n`,
      )
      .join(""),
  );
}

const isDefined = (context: Context, domain: Domain, word: string): Promise<boolean> =>
  context.attempt(noCount, { domain: word }, (call) => domain.isPersistent(call));

async function setvcpus(context: Context, args: ArgsOf<"setvcpus">): Promise<void> {
  exclusive(args, "guest", "maximum");
  exclusive(args, "guest", "config");
  if (args.count < 1) throw new Failure(msg("a domain has one virtual CPU or more"));
  const impact = impactOf(args);
  const domain = await findDomain(context, args.domain);
  const flags =
    impact |
    flagsOf(args, {
      maximum: V.MAXIMUM,
      guest: V.GUEST,
      hotpluggable: V.HOTPLUGGABLE,
      async: V.ASYNC_UNPLUG,
    });
  await context.attempt(
    msg("Failed to set the virtual CPUs of domain {domain}"),
    { domain: args.domain },
    (call) =>
      flags === 0 && !args.current
        ? domain.setVcpus(args.count, call)
        : domain.setVcpusFlags(args.count, flags, call),
  );
}

/** How many CPUs the host can have, and so how long a map of them is: by its own map, or else by its topology. */
async function hostCpus(context: Context): Promise<number> {
  return context.attempt(msg("failed to get node information"), {}, (call) =>
    orElse(
      context,
      async () => (await context.connection.getCPUMap(0, call)).cpus,
      async () => possibleCpus(await context.connection.getInfo(call)),
    ),
  );
}

const mapOf = (list: string, possible: number): Uint8Array =>
  cpuMapOf(
    list === "r" ? Array.from({ length: possible }, (_, cpu) => cpu) : readCpuList(list, possible),
    cpuMapLength(possible),
  );

const noPins = msg("failed to get the affinity of domain '{domain}'");
const pinFailed = msg("Failed to pin virtual CPU {vcpu} of domain {domain}");

async function vcpupin(context: Context, args: ArgsOf<"vcpupin">): Promise<void> {
  const { vcpu, cpulist } = args;
  if (vcpu !== undefined && vcpu < 0) throw new Failure(msg("there is no CPU with a number below zero"));
  if (cpulist !== undefined && vcpu === undefined) throw new Failure(msg("--cpulist needs --vcpu"));
  const flags = cpulist === undefined ? askedImpact(args) : impactOf(args);
  const domain = await findDomain(context, args.domain);
  const possible = await hostCpus(context);
  if (cpulist !== undefined) {
    const map = mapOf(cpulist, possible);
    await context.attempt(pinFailed, { domain: args.domain, vcpu: vcpu! }, (call) =>
      flags === 0 && !args.current
        ? domain.pinVcpu(vcpu!, map, call)
        : domain.pinVcpuFlags(vcpu!, map, flags, call),
    );
    return;
  }
  const maps = await context.attempt(noPins, { domain: args.domain }, (call) =>
    orElse(
      context,
      () => domain.vcpuPinInfo(flags, call),
      async () => (await domain.vcpus(call)).map(({ cpumap }) => cpumap),
    ),
  );
  if (vcpu !== undefined && vcpu >= maps.length) {
    throw new Failure(msg("domain '{domain}' has no virtual CPU {vcpu}"), { domain: args.domain, vcpu });
  }
  const rows = maps
    .map((map, index) => ({ vcpu: index, affinity: affinityOf(map, possible) }))
    .filter((row) => vcpu === undefined || row.vcpu === vcpu);
  const table = await context.table(
    ["VCPU", "CPU Affinity"],
    rows.map((row) => [String(row.vcpu), formatCpuList(row.affinity)]),
  );
  context.report(rows, () => table);
}

async function emulatorpin(context: Context, args: ArgsOf<"emulatorpin">): Promise<void> {
  const { cpulist } = args;
  const flags = cpulist === undefined ? askedImpact(args) : impactOf(args);
  const domain = await findDomain(context, args.domain);
  const possible = await hostCpus(context);
  const values = { domain: args.domain };
  if (cpulist !== undefined) {
    const map = mapOf(cpulist, possible);
    await context.attempt(msg("Failed to pin the emulator of domain {domain}"), values, (call) =>
      domain.pinEmulator(map, flags, call),
    );
    return;
  }
  const map = await context.attempt(noPins, values, (call) => domain.emulatorPinInfo(flags, call));
  const affinity = affinityOf(map, possible);
  context.report({ affinity }, () =>
    [
      ...(context.app.options.quiet ? [] : [`emulator: CPU Affinity\n${"-".repeat(34)}\n`]),
      `       *: ${formatCpuList(affinity)}\n`,
    ].join(""),
  );
}

async function vcpuinfo(context: Context, args: ArgsOf<"vcpuinfo">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  const active = domain.ID() !== -1;
  const possible = await hostCpus(context);
  const vcpus = active
    ? await context.attempt(noCount, values, async (call) => {
        const [all, { nrVirtCpu }] = await Promise.all([domain.vcpus(call), domain.info(call)]);
        return all.slice(0, nrVirtCpu);
      })
    : (await context.attempt(noPins, values, (call) => domain.vcpuPinInfo(V.CONFIG, call))).map(
        (cpumap, number) => ({ number, cpumap, cpu: undefined, state: undefined, cpuTime: undefined }),
      );
  reportVcpus(context, vcpus, possible, args.pretty);
}

async function setvcpu(context: Context, args: ArgsOf<"setvcpu">): Promise<void> {
  exclusive(args, "enable", "disable");
  if (!args.enable && !args.disable) throw new Failure(msg("either --enable or --disable is required"));
  const flags = impactOf(args) | (args.async ? DomainSetVcpuFlags.ASYNC_UNPLUG : 0);
  const domain = await findDomain(context, args.domain);
  await context.attempt(
    msg("Failed to switch virtual CPUs of domain {domain}"),
    { domain: args.domain },
    (call) => domain.setVcpu(args.vcpulist, args.enable, flags, call),
  );
}

async function guestvcpus(context: Context, args: ArgsOf<"guestvcpus">): Promise<void> {
  exclusive(args, "enable", "disable");
  const { cpulist } = args;
  if (cpulist !== undefined && !args.enable && !args.disable) {
    throw new Failure(msg("either --enable or --disable is required"));
  }
  if (cpulist === undefined && (args.enable || args.disable)) throw new Failure(msg("--cpulist is missing"));
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  if (cpulist !== undefined) {
    await context.attempt(msg("Failed to switch virtual CPUs of domain {domain}"), values, (call) =>
      domain.setGuestVcpus(cpulist, args.enable, 0, call),
    );
    return;
  }
  const params = plainParams(await context.attempt(noCount, values, (call) => domain.guestVcpus(0, call)));
  context.report(params, () => formatParams(params));
}

type Vcpus = "emulatorpin" | "guestvcpus" | "setvcpu" | "setvcpus" | "vcpucount" | "vcpuinfo" | "vcpupin";

export const vcpuCommands: Pick<GroupCommands<"domain">, Vcpus> = {
  emulatorpin,
  guestvcpus,
  setvcpu,
  setvcpus,
  vcpucount,
  vcpuinfo,
  vcpupin,
};

/** The CPUs of the host that a word means, for threads of other kinds. */
export async function hostCpuMap(context: Context, list: string): Promise<Uint8Array> {
  return mapOf(list, await hostCpus(context));
}

/** The same as words, for tables. */
export async function affinityWords(context: Context, maps: readonly Uint8Array[]): Promise<string[]> {
  const possible = await hostCpus(context);
  return maps.map((map) => formatCpuList(affinityOf(map, possible)));
}
