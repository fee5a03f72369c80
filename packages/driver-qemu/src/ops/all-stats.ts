import { type DomainMemoryStats, DomainState, type DomainStats } from "@libvirt-ts/driver";
import { DomainStatsTypes } from "@libvirt-ts/driver/flags";
import type { QmpClient } from "@libvirt-ts/qmp";
import { sourcePath } from "../definition/images.js";
import { readBalloon } from "../guest/balloon.js";
import { drivesOf, sizesOf } from "../guest/drives.js";
import type { Guest } from "../guest/guest.js";
import { runningVcpus } from "../guest/vcpus.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { shutoffReason } from "../node/settle.js";
import { type ProcessUsage, usageOf } from "../node/usage.js";
import { currentMemory, maximumMemory, onlineVcpus } from "./configuration.js";
import { dirtyRateStats } from "./dirty-rate.js";
import { inForce } from "./domains.js";

/** What a part of the statistics is made from. */
interface Asked {
  readonly guest: Guest;
  readonly client: QmpClient;
  readonly usage: ProcessUsage | undefined;
}

const { STATE, CPU_TOTAL, BALLOON, VCPU, INTERFACE, BLOCK, IOTHREAD, DIRTYRATE } = DomainStatsTypes;

/** The parts of what a running guest's statistics are, each asked of QEMU by itself. */
const parts: readonly (readonly [type: number, read: (asked: Asked) => Promise<DomainStats>])[] = [
  [STATE, async ({ guest }) => ({ state: await guest.state() })],
  [CPU_TOTAL, async ({ usage }) => (usage === undefined ? {} : { cpu: cpuOf(usage) })],
  [BALLOON, balloonStats],
  [VCPU, vcpuStats],
  [INTERFACE, async ({ guest }) => ({ net: (guest.live.devices?.interface ?? []).map(cardName) })],
  [BLOCK, blockStats],
  [IOTHREAD, ioThreadStats],
  [DIRTYRATE, ({ client, guest }) => dirtyRateStats(client, guest)],
];

/** The statistics of a domain: for one that runs, all that QEMU is asked goes to it at once. */
export async function statsOf(node: QemuNode, domain: QemuDomain, types: number): Promise<DomainStats> {
  const { guest } = domain;
  if (guest === undefined) return inactiveStats(node, domain, types);
  const [usage] = await Promise.all([usageOf(guest.process), guest.reload()]);
  return guest.run(async (client) => {
    const wanted = parts.filter(([type]) => types & type);
    const found = await Promise.all(wanted.map(([, read]) => read({ guest, client, usage })));
    return Object.assign({}, ...found) as DomainStats;
  });
}

async function inactiveStats(node: QemuNode, domain: QemuDomain, types: number): Promise<DomainStats> {
  const configuration = inForce(domain);
  return {
    ...(types & STATE && {
      state: { state: DomainState.SHUTOFF, reason: await shutoffReason(node, domain.uuid) },
    }),
    ...(types & BALLOON && {
      balloon: { current: currentMemory(configuration), maximum: maximumMemory(configuration) },
    }),
    ...(types & VCPU && {
      vcpu: { current: onlineVcpus(configuration), maximum: configuration.vcpu?.value ?? 1 },
    }),
  };
}

const cpuOf = ({ user, system }: ProcessUsage): NonNullable<DomainStats["cpu"]> => ({
  time: user + system,
  user,
  system,
});

/** The names of what the balloon tells, in these statistics. */
const balloonNames: Readonly<Record<string, string>> = {
  swapIn: "swap_in",
  swapOut: "swap_out",
  majorFault: "major_fault",
  minorFault: "minor_fault",
  unused: "unused",
  available: "available",
  usable: "usable",
  lastUpdate: "last-update",
  diskCaches: "disk_caches",
  hugetlbPgAlloc: "hugetlb_pgalloc",
  hugetlbPgFail: "hugetlb_pgfail",
};

async function balloonStats({ guest, client, usage }: Asked): Promise<DomainStats> {
  const { actual = currentMemory(guest.live), ...told }: DomainMemoryStats = await readBalloon(
    client,
    guest.live,
  );
  const named = Object.entries(told).map(([name, value]) => [balloonNames[name] ?? name, value]);
  return {
    balloon: {
      current: actual,
      maximum: maximumMemory(guest.live),
      ...Object.fromEntries(named),
      ...(usage && { rss: usage.rss }),
    },
  };
}

async function vcpuStats({ guest, client }: Asked): Promise<DomainStats> {
  const running = await runningVcpus(client, guest);
  const each = running.map(({ number, usage: { time, delay } }) => [number, { state: 1, time, delay }]);
  return {
    vcpu: { current: running.length, maximum: guest.live.vcpu?.value ?? 1, ...Object.fromEntries(each) },
  };
}

const cardName = ({ target, alias }: { target?: { dev?: string }; alias?: { name: string } }) => {
  const name = target?.dev ?? alias?.name;
  return name === undefined ? {} : { name };
};

async function blockStats({ guest, client }: Asked): Promise<DomainStats> {
  const drives = await drivesOf(client);
  const block = (guest.live.devices?.disk ?? []).map(async (disk) => {
    const drive = drives.get(disk.alias?.name ?? "") ?? {};
    const { counters } = drive;
    const path = sourcePath(disk);
    return {
      name: disk.target.dev,
      ...(path !== undefined && { path }),
      ...(counters && {
        rd: {
          reqs: Number(counters.rd_operations),
          bytes: BigInt(counters.rd_bytes),
          times: BigInt(counters.rd_total_time_ns),
        },
        wr: {
          reqs: Number(counters.wr_operations),
          bytes: BigInt(counters.wr_bytes),
          times: BigInt(counters.wr_total_time_ns),
        },
        fl: { reqs: Number(counters.flush_operations), times: BigInt(counters.flush_total_time_ns) },
      }),
      ...(drive.info?.inserted && (await sizesOf(drive, path))),
    };
  });
  return { block: await Promise.all(block) };
}

async function ioThreadStats({ client }: Asked): Promise<DomainStats> {
  const threads = await client.execute("query-iothreads");
  return {
    iothread: threads.map((thread) => ({
      "poll-max-ns": BigInt(thread["poll-max-ns"]),
      "poll-grow": Number(thread["poll-grow"]),
      "poll-shrink": Number(thread["poll-shrink"]),
    })),
  };
}
