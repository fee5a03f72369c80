import type { DomainMemoryStats } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import type { Domain } from "@libvirt-ts/xml/domain";

/** What the guest's driver tells, by QEMU's names: in libvirt's, and how much of a unit one is. */
const figures: Readonly<Record<string, readonly [name: keyof DomainMemoryStats, unit: number]>> = {
  "stat-swap-in": ["swapIn", 1024],
  "stat-swap-out": ["swapOut", 1024],
  "stat-major-faults": ["majorFault", 1],
  "stat-minor-faults": ["minorFault", 1],
  "stat-free-memory": ["unused", 1024],
  "stat-total-memory": ["available", 1024],
  "stat-available-memory": ["usable", 1024],
  "stat-disk-caches": ["diskCaches", 1024],
  "stat-htlb-pgalloc": ["hugetlbPgAlloc", 1],
  "stat-htlb-pgfail": ["hugetlbPgFail", 1],
};
/** What the guest does not tell has this value. */
const untold = 2n ** 64n - 1n;

/** The name of a guest's balloon; undefined where it has none. */
export function balloonOf({ devices }: Domain): string | undefined {
  const { memballoon } = devices ?? {};
  return memballoon === undefined || memballoon.model === "none" ? undefined : memballoon.alias?.name;
}

/** What a guest has of its memory, and what its driver tells of that; nothing for one without a balloon. */
export async function readBalloon(client: QmpClient, live: Domain): Promise<DomainMemoryStats> {
  const name = balloonOf(live);
  if (name === undefined) return {};
  const [{ actual }, told] = await Promise.all([
    client.execute("query-balloon"),
    client.execute("qom-get", { path: `/machine/peripheral/${name}`, property: "guest-stats" }),
  ]);
  const { stats = {}, "last-update": lastUpdate = 0 } = told as {
    readonly stats?: Readonly<Record<string, number | bigint>>;
    readonly "last-update"?: number | bigint;
  };
  const entries = Object.entries(figures).flatMap(([from, [name, unit]]) => {
    const value = stats[from];
    if (value === undefined || BigInt(value) === untold) return [];
    return [[name, Math.floor(Number(value) / unit)] as const];
  });
  return {
    actual: Number(actual) / 1024,
    ...Object.fromEntries(entries),
    ...(lastUpdate > 0 && { lastUpdate: Number(lastUpdate) }),
  };
}
