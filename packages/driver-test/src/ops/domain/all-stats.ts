import { DomainState, type DomainStats, VcpuState } from "@libvirt-ts/driver";
import { DomainDirtyRateStatus, DomainStatsTypes } from "@libvirt-ts/driver/flags";
import { blockInfo } from "../../state/block-info.js";
import { disksOf, sourceOf } from "../../state/disks.js";
import { type ActiveGuest, configurationOf, type TestDomain } from "../../state/domain.js";
import { interfaceName, interfacesOf } from "../../state/interfaces-of.js";
import type { TestNode } from "../../state/node.js";
import { currentMemoryOf, memoryOf, onlineVcpusOf, vcpusOf } from "../../state/sizes.js";
import { blockStats, cpuTimes, interfaceStats } from "../../state/statistics.js";
import { perfTunable } from "../../state/tunables.js";
import { ioThreadsOf } from "./threads.js";

type Group = (node: TestNode, domain: TestDomain) => DomainStats;

/** Of each group of statistics, how it is made; a domain that does not run has only some of them. */
const groups: Readonly<Record<number, Group>> = {
  [DomainStatsTypes.STATE]: (_, { guest, shutoffReason }) => ({
    state: { state: guest?.state ?? DomainState.SHUTOFF, reason: guest?.reason ?? shutoffReason },
  }),
  [DomainStatsTypes.CPU_TOTAL]: active((_, { cpuClock }) => {
    const { cpu, user, system } = cpuTimes(cpuClock.time);
    return { cpu: { time: cpu, user, system } };
  }),
  [DomainStatsTypes.BALLOON]: (_, domain) => {
    const configuration = configurationOf(domain);
    return { balloon: { current: currentMemoryOf(configuration), maximum: memoryOf(configuration) } };
  },
  [DomainStatsTypes.VCPU]: (_, domain) => {
    const configuration = configurationOf(domain);
    const { guest } = domain;
    const online = onlineVcpusOf(configuration);
    const each = (guest: ActiveGuest) => {
      const isRunning = guest.state === DomainState.RUNNING;
      const state = isRunning ? VcpuState.RUNNING : VcpuState.BLOCKED;
      const time = guest.cpuClock.time / BigInt(online);
      return Object.fromEntries(
        Array.from({ length: online }, (_, number) => [
          number,
          { state, time, wait: 0n, halted: !isRunning },
        ]),
      );
    };
    return { vcpu: { current: online, maximum: vcpusOf(configuration), ...(guest && each(guest)) } };
  },
  [DomainStatsTypes.INTERFACE]: active(({ clock }, { description }) => ({
    net: interfacesOf(description).map((card, index) => {
      const { rxBytes, rxPackets, rxErrs, rxDrop, txBytes, txPackets, txErrs, txDrop } =
        interfaceStats(clock);
      return {
        name: interfaceName(card, index),
        rx: { bytes: rxBytes, pkts: rxPackets, errs: rxErrs, drop: rxDrop },
        tx: { bytes: txBytes, pkts: txPackets, errs: txErrs, drop: txDrop },
      };
    }),
  })),
  [DomainStatsTypes.BLOCK]: active((node, { description }) => ({
    block: disksOf(description).map((disk) => {
      const path = sourceOf(disk);
      const { rdReq, rdBytes, wrReq, wrBytes, errs } = blockStats(node.clock);
      return {
        name: disk.target.dev,
        ...(path !== undefined && { path }),
        rd: { reqs: rdReq, bytes: rdBytes, times: rdBytes / 10n },
        wr: { reqs: wrReq, bytes: wrBytes, times: wrBytes / 10n },
        fl: { reqs: Math.floor(wrReq / 10), times: wrBytes / 100n },
        errors: errs,
        ...(path !== undefined && blockInfo(node, disk)),
      };
    }),
  })),
  [DomainStatsTypes.PERF]: active((_, { description, cpuClock }) => {
    const enabled = Object.entries(perfTunable.get(description)).filter(([, on]) => on);
    return enabled.length === 0
      ? {}
      : { perf: Object.fromEntries(enabled.map(([name]) => [name, cpuClock.time])) };
  }),
  [DomainStatsTypes.IOTHREAD]: active((_, { description }) => ({
    iothread: ioThreadsOf(description).map(({ poll }) => ({
      "poll-max-ns": BigInt(poll?.max ?? 32_768),
      "poll-grow": poll?.grow ?? 0,
      "poll-shrink": poll?.shrink ?? 0,
    })),
  })),
  [DomainStatsTypes.DIRTYRATE]: active(({ clock }, { dirtyRate, description }) => {
    if (dirtyRate === undefined) return {};
    const { since, seconds } = dirtyRate;
    const isDone = clock.now() - since >= BigInt(seconds) * 1_000_000_000n;
    return {
      dirtyrate: {
        calc_status: isDone ? DomainDirtyRateStatus.MEASURED : DomainDirtyRateStatus.MEASURING,
        calc_start_time: since / 1_000_000_000n,
        calc_period: seconds,
        calc_mode: "page-sampling",
        ...(isDone && { megabytes_per_second: BigInt(Math.floor(currentMemoryOf(description) / 65_536)) }),
      },
    };
  }),
};

/** The groups of statistics that are asked for, as one tree. */
export function statsOf(node: TestNode, domain: TestDomain, types: number): DomainStats {
  const parts = Object.entries(groups)
    .filter(([type]) => (types & Number(type)) !== 0)
    .map(([, group]) => group(node, domain));
  return Object.assign({}, ...parts) as DomainStats;
}

/** A group that only a domain with a guest has. */
function active(group: (node: TestNode, guest: ActiveGuest) => DomainStats): Group {
  return (node, { guest }) => (guest === undefined ? {} : group(node, guest));
}
