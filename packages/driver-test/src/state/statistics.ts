import type { DomainBlockStats, DomainInterfaceStats } from "@libvirt-ts/driver";
import { type Clock, realtimeOf } from "../clock.js";

/** Microseconds since 1970, of which the figures of disks and cards are made. */
const microseconds = (clock: Clock): bigint => realtimeOf(clock) / 1000n;

/** What a disk has read and written: figures that follow the clock, the same for every disk. */
export function blockStats(clock: Clock): DomainBlockStats {
  const t = microseconds(clock);
  return {
    rdReq: Number(t / 10n),
    rdBytes: t / 20n,
    wrReq: Number(t / 30n),
    wrBytes: t / 40n,
    errs: Number(t / 2_000_000n),
  };
}

/** What a card has sent and received: figures that follow the clock, the same for every card. */
export function interfaceStats(clock: Clock): DomainInterfaceStats {
  const t = microseconds(clock);
  return {
    rxBytes: t / 10n,
    rxPackets: Number(t / 100n),
    rxErrs: Number(t / 1_000_000n),
    rxDrop: Number(t / 2_000_000n),
    txBytes: t / 20n,
    txPackets: Number(t / 110n),
    txErrs: Number(t / 3_000_000n),
    txDrop: Number(t / 4_000_000n),
  };
}

/** How a guest's CPU time is spent, in nanoseconds. */
export function cpuTimes(time: bigint): {
  readonly cpu: bigint;
  readonly user: bigint;
  readonly system: bigint;
} {
  const user = (time * 45n) / 100n;
  return { cpu: time, user, system: time - user };
}
