import type { DomainJobInfo, DomainJobStats, TypedParams } from "@libvirt-ts/driver";
import { DomainJobOperation, DomainJobType } from "@libvirt-ts/driver/flags";
import type { Clock } from "../clock.js";
import type { Configuration } from "../configuration.js";
import type { Backup } from "./backup.js";
import { currentMemoryOf } from "./sizes.js";

const millisecond = 1_000_000n;

/** What is known of a backup. */
export function backupStats(backup: Backup, clock: Clock): TypedParams & { readonly operation: number } {
  const { since, jobs, isPull } = backup;
  const total = jobs.reduce((sum, { progress }) => sum + progress.end, 0n);
  const processed = isPull ? 0n : jobs.reduce((sum, { progress }) => sum + progress.current, 0n);
  return {
    operation: DomainJobOperation.BACKUP,
    time_elapsed: Number((clock.now() - since) / millisecond),
    ...(!isPull && { time_remaining: Math.max(0, ...jobs.map(({ progress }) => progress.remaining - 1)) }),
    disk_total: total,
    disk_processed: processed,
    disk_remaining: total - processed,
    ...(isPull && { disk_temp_used: 0n, disk_temp_total: total }),
  };
}

/** The short form of a job's figures. */
export function jobInfoOf({ type, params }: DomainJobStats): DomainJobInfo {
  const bytes = (kind: string, what: string) => (params[`${kind}_${what}`] as bigint | undefined) ?? 0n;
  const both = (what: string) => bytes("disk", what) + bytes("memory", what);
  return {
    type,
    timeElapsed: (params.time_elapsed as number | undefined) ?? 0,
    timeRemaining: (params.time_remaining as number | undefined) ?? 0,
    dataTotal: both("total"),
    dataProcessed: both("processed"),
    dataRemaining: both("remaining"),
    memTotal: bytes("memory", "total"),
    memProcessed: bytes("memory", "processed"),
    memRemaining: bytes("memory", "remaining"),
    fileTotal: bytes("disk", "total"),
    fileProcessed: bytes("disk", "processed"),
    fileRemaining: bytes("disk", "remaining"),
  };
}

/** How a save or a dump of a guest went, which takes the test node no time; `operation` is a `DomainJobOperation`. */
export function memoryJob(operation: number, configuration: Configuration): DomainJobStats {
  const total = BigInt(currentMemoryOf(configuration)) * 1024n;
  const params = {
    operation,
    time_elapsed: 0,
    memory_total: total,
    memory_processed: total,
    memory_remaining: 0n,
  };
  return { type: DomainJobType.COMPLETED, params };
}
