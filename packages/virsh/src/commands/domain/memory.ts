import type { Domain } from "@libvirt-ts/core";
import { DomainMemoryModFlags, DomainNumatuneMemMode } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { askedImpact, choice, impactOf } from "../kit/args.js";
import { formatParams, givenParams, type Plain, plainParams } from "../kit/params.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";

/** What libvirt takes for no limit, in KiB. */
const unlimited = 9_007_199_254_740_991n;

async function memtune(context: Context, args: ArgsOf<"memtune">): Promise<void> {
  const wanted = givenParams(args, {
    "hard-limit": "hard_limit",
    "soft-limit": "soft_limit",
    "swap-hard-limit": "swap_hard_limit",
    "min-guarantee": "min_guarantee",
  });
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  if (Object.keys(wanted).length > 0) {
    const params = Object.fromEntries(
      Object.entries(wanted).map(([name, limit]) => [name, limit === -1n ? unlimited : limit]),
    );
    const flags = impactOf(args);
    await context.attempt(msg("Failed to set the limits of the memory of domain {domain}"), values, (call) =>
      domain.setMemoryParameters(params, flags, call),
    );
    return;
  }
  const flags = askedImpact(args);
  const params = plainParams(
    await context.attempt(
      msg("failed to get the limits of the memory of domain '{domain}'"),
      values,
      (call) => domain.memoryParameters(flags, call),
    ),
  );
  const word = (value: Plain): string =>
    (typeof value === "bigint" || typeof value === "number") && BigInt(value) >= unlimited
      ? "unlimited"
      : String(value);
  context.report(params, () => formatParams(params, word));
}

const numaModes = {
  strict: DomainNumatuneMemMode.STRICT,
  preferred: DomainNumatuneMemMode.PREFERRED,
  interleave: DomainNumatuneMemMode.INTERLEAVE,
  restrictive: DomainNumatuneMemMode.RESTRICTIVE,
};

async function numatune(context: Context, args: ArgsOf<"numatune">): Promise<void> {
  const { mode, nodeset } = args;
  const wanted = {
    ...(mode === undefined
      ? {}
      : { numa_mode: /^\d$/.test(mode) ? Number(mode) : choice("mode", mode, numaModes) }),
    ...(nodeset === undefined ? {} : { numa_nodeset: nodeset }),
  };
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  if (Object.keys(wanted).length > 0) {
    const flags = impactOf(args);
    await context.attempt(msg("Failed to set the NUMA cells of domain {domain}"), values, (call) =>
      domain.setNumaParameters(wanted, flags, call),
    );
    return;
  }
  const flags = askedImpact(args);
  const params = plainParams(
    await context.attempt(msg("failed to get the NUMA cells of domain '{domain}'"), values, (call) =>
      domain.numaParameters(flags, call),
    ),
  );
  const words = Object.keys(numaModes);
  context.report(params, () =>
    formatParams(params, (value, name) =>
      name === "numa_mode" ? (words[Number(value)] ?? String(value)) : String(value),
    ),
  );
}

/** Sets an amount of memory: by the plain call where nothing says what the change concerns. */
async function set(
  context: Context,
  args: ArgsOf<"setmem">,
  change: (domain: Domain, kib: number, flags: number, call: Context["call"]) => Promise<void>,
): Promise<void> {
  const flags = impactOf(args);
  const domain = await findDomain(context, args.domain);
  await context.attempt(msg("Failed to set the memory of domain {domain}"), { domain: args.domain }, (call) =>
    change(domain, args.size, flags, call),
  );
}

type Memory = "memtune" | "numatune" | "setmaxmem" | "setmem";

export const memoryCommands: Pick<GroupCommands<"domain">, Memory> = {
  memtune,
  numatune,
  setmaxmem: (context, args) =>
    set(context, args, (domain, kib, flags, call) =>
      args.config || args.live || args.current
        ? domain.setMemoryFlags(kib, flags | DomainMemoryModFlags.MAXIMUM, call)
        : domain.setMaxMemory(kib, call),
    ),
  setmem: (context, args) =>
    set(context, args, (domain, kib, flags, call) =>
      args.config || args.live || args.current
        ? domain.setMemoryFlags(kib, flags, call)
        : domain.setMemory(kib, call),
    ),
};
