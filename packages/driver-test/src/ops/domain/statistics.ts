import {
  type ConnectionOperations,
  type DomainMemoryStats,
  type DomainOperations,
  type DomainRef,
  ErrorNumber,
  possibleCpus,
} from "@libvirt-ts/driver";
import {
  ConnectGetAllDomainStatsFlags,
  DomainDiskErrorCode,
  DomainStatsTypes,
} from "@libvirt-ts/driver/flags";
import { secondsOf } from "../../clock.js";
import { invalidArgument, testError } from "../../errors.js";
import { blockInfo } from "../../state/block-info.js";
import { disksOf, findDisk } from "../../state/disks.js";
import { type ActiveGuest, configurationOf, refOf } from "../../state/domain.js";
import { domainPasses } from "../../state/domain-filter.js";
import { findInterface } from "../../state/interfaces-of.js";
import type { TestNode } from "../../state/node.js";
import { currentMemoryOf } from "../../state/sizes.js";
import { blockStats, cpuTimes, interfaceStats } from "../../state/statistics.js";
import { statsOf } from "./all-stats.js";

type StatisticsOperations = Required<
  Pick<
    DomainOperations,
    | "domainGetCPUStats"
    | "domainBlockStats"
    | "domainBlockStatsFlags"
    | "domainInterfaceStats"
    | "domainMemoryStats"
    | "domainGetBlockInfo"
    | "domainGetDiskErrors"
  > &
    Pick<ConnectionOperations, "getAllDomainStats">
>;

/** The flags of `getAllDomainStats` that choose domains; those of `listAllDomains` have the same numbers. */
const filters = 0xff;

/** What domains have used and done, by the clock. */
export function statisticsOperations(node: TestNode): StatisticsOperations {
  const { clock } = node;
  const guestOf = (ref: DomainRef): ActiveGuest => node.guestOf(node.find(ref));

  return {
    async domainGetCPUStats(ref, startCpu, count) {
      const { cpuClock } = guestOf(ref);
      const times = cpuTimes(cpuClock.time);
      if (startCpu === -1) {
        return [{ cpu_time: times.cpu, user_time: times.user, system_time: times.system }];
      }
      const cpus = possibleCpus(node.info);
      if (startCpu < 0 || startCpu >= cpus || count < 0) {
        throw invalidArgument("virDomainGetCPUStats", `the node has CPUs 0 to ${cpus - 1}, not ${startCpu}`);
      }
      return Array.from({ length: Math.min(count, cpus - startCpu) }, (_, index) => {
        const isFirst = startCpu + index === 0;
        const share = times.cpu / BigInt(cpus) + (isFirst ? times.cpu % BigInt(cpus) : 0n);
        return { cpu_time: share, vcpu_time: (share * 9n) / 10n };
      });
    },

    async domainBlockStats(ref, disk) {
      const { description } = guestOf(ref);
      if (disk !== "") findDisk(description, disk);
      const one = blockStats(clock);
      const disks = disk === "" ? disksOf(description).length : 1;
      return {
        rdReq: one.rdReq * disks,
        rdBytes: one.rdBytes * BigInt(disks),
        wrReq: one.wrReq * disks,
        wrBytes: one.wrBytes * BigInt(disks),
        errs: one.errs * disks,
      };
    },

    async domainBlockStatsFlags(ref, disk) {
      const { description } = guestOf(ref);
      if (disk !== "") findDisk(description, disk);
      const { rdReq, rdBytes, wrReq, wrBytes, errs } = blockStats(clock);
      return {
        rd_operations: rdReq,
        rd_bytes: rdBytes,
        rd_total_times: rdBytes / 10n,
        wr_operations: wrReq,
        wr_bytes: wrBytes,
        wr_total_times: wrBytes / 10n,
        flush_operations: Math.floor(wrReq / 10),
        flush_total_times: wrBytes / 100n,
        errs,
      };
    },

    async domainInterfaceStats(ref, device) {
      findInterface(guestOf(ref).description, device);
      return interfaceStats(clock);
    },

    async domainMemoryStats(ref): Promise<DomainMemoryStats> {
      const { description } = guestOf(ref);
      if ((description.devices?.memballoon?.model ?? "none") === "none") return {};
      const actual = currentMemoryOf(description);
      const half = Math.floor(actual / 2);
      return {
        actual,
        available: actual,
        unused: half,
        usable: half,
        rss: half,
        diskCaches: Math.floor(actual / 8),
        swapIn: 0,
        swapOut: 0,
        majorFault: 0,
        minorFault: 0,
        hugetlbPgAlloc: 0,
        hugetlbPgFail: 0,
        lastUpdate: secondsOf(clock),
      };
    },

    async domainGetBlockInfo(ref, disk) {
      return blockInfo(node, findDisk(configurationOf(node.find(ref)), disk));
    },

    async domainGetDiskErrors(ref) {
      const [first] = disksOf(guestOf(ref).description);
      return first === undefined ? [] : [{ disk: first.target.dev, error: DomainDiskErrorCode.UNSPEC }];
    },

    async getAllDomainStats(refs, types, flags) {
      const { ENFORCE_STATS } = ConnectGetAllDomainStatsFlags;
      const known = Object.values(DomainStatsTypes).reduce((sum, type) => sum | type, 0);
      const rest = types & ~known;
      if (rest !== 0 && flags & ENFORCE_STATS) {
        const detail = `the test node has no statistics of types 0x${(rest >>> 0).toString(16)}`;
        throw testError(ErrorNumber.ARGUMENT_UNSUPPORTED, "virConnectGetAllDomainStats", detail);
      }
      const domains =
        refs === undefined ? [...node.active(), ...node.inactive()] : refs.map((ref) => node.find(ref));
      return domains
        .filter((domain) => domainPasses(domain, flags & filters))
        .map((domain) => ({
          domain: refOf(domain),
          stats: statsOf(node, domain, types === 0 ? known : types),
        }));
    },
  };
}
