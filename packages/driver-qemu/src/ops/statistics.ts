import {
  type ConnectionOperations,
  type DomainBlockStats,
  type DomainInterfaceStats,
  type DomainOperations,
  ErrorNumber,
  type VcpuInfo,
  VcpuState,
} from "@libvirt-ts/driver";
import {
  ConnectGetAllDomainStatsFlags,
  DomainDiskErrorCode,
  DomainStatsTypes,
} from "@libvirt-ts/driver/flags";
import { sourcePath } from "../definition/images.js";
import { invalidArgument, notRunning, qemuError, wrongState } from "../errors.js";
import { readBalloon } from "../guest/balloon.js";
import { type Drive, drivesOf, findDisk, sizesOf } from "../guest/drives.js";
import { imageSizes } from "../guest/image-size.js";
import { runningVcpus } from "../guest/vcpus.js";
import type { QemuNode } from "../node/node.js";
import { usageOf } from "../node/usage.js";
import { statsOf } from "./all-stats.js";
import { currentMemory } from "./configuration.js";
import { passes, refOf } from "./domains.js";

type StatisticsOperations = Required<
  Pick<
    DomainOperations,
    | "domainGetBlockInfo"
    | "domainBlockStats"
    | "domainBlockStatsFlags"
    | "domainGetDiskErrors"
    | "domainInterfaceStats"
    | "domainMemoryStats"
    | "domainGetVcpus"
    | "domainGetCPUStats"
  > &
    Pick<ConnectionOperations, "getAllDomainStats">
>;

/** The flags of `getAllDomainStats` that choose domains; those of `listAllDomains` have the same numbers. */
const filters = 0xff;
const knownTypes = Object.values(DomainStatsTypes).reduce((sum, type) => sum | type, 0);

/** What guests have used and done. */
export function statisticsOperations(node: QemuNode): StatisticsOperations {
  /** The drives that a name means, all of them for an empty one. */
  async function drives(
    ref: Parameters<StatisticsOperations["domainBlockStats"]>[0],
    name: string,
  ): Promise<Drive[]> {
    const guest = await node.active(ref);
    const disks = name === "" ? (guest.live.devices?.disk ?? []) : [findDisk(guest.live, name)];
    const found = await guest.run(drivesOf);
    return disks.map(({ alias }) => found.get(alias?.name ?? "") ?? {});
  }

  return {
    async domainGetBlockInfo(ref, name) {
      const { guest, definition } = await node.find(ref);
      const disk = findDisk((guest?.live ?? definition)!, name);
      const path = sourcePath(disk);
      if (guest !== undefined) {
        const found = await guest.run(drivesOf);
        return sizesOf(found.get(disk.alias?.name ?? "") ?? {}, path);
      }
      if (path === undefined)
        throw qemuError(ErrorNumber.OPERATION_UNSUPPORTED, `disk '${name}'`, "it is in no file of the host");
      return imageSizes(path, disk.driver?.type ?? "raw");
    },

    domainBlockStats: async (ref, name) => sumOf(await drives(ref, name)),

    async domainBlockStatsFlags(ref, name) {
      const found = await drives(ref, name);
      const { rdReq, rdBytes, wrReq, wrBytes } = sumOf(found);
      const sum = (key: Figure): bigint => total(found, key);
      return {
        rd_operations: rdReq,
        rd_bytes: rdBytes,
        rd_total_times: sum("rd_total_time_ns"),
        wr_operations: wrReq,
        wr_bytes: wrBytes,
        wr_total_times: sum("wr_total_time_ns"),
        flush_operations: Number(sum("flush_operations")),
        flush_total_times: sum("flush_total_time_ns"),
      };
    },

    async domainGetDiskErrors(ref) {
      const guest = await node.active(ref);
      const found = await guest.run(drivesOf);
      return (guest.live.devices?.disk ?? []).flatMap(({ alias, target }) => {
        const error = errorCodes[found.get(alias?.name ?? "")?.info?.["io-status"] ?? "ok"];
        return error === undefined ? [] : [{ disk: target.dev, error }];
      });
    },

    async domainInterfaceStats(ref, device) {
      const guest = await node.active(ref);
      const wanted = device.toLowerCase();
      const card = guest.live.devices?.interface?.find(
        ({ mac, target }) => mac?.address.toLowerCase() === wanted || target?.dev === device,
      );
      if (card === undefined)
        throw invalidArgument(
          `interface ${JSON.stringify(device)}`,
          "the domain has no card of that target or address",
        );
      return uncounted;
    },

    async domainMemoryStats(ref) {
      const guest = await node.active(ref);
      const [told, usage] = await Promise.all([
        guest.run((client) => readBalloon(client, guest.live)),
        usageOf(guest.process),
      ]);
      const { actual = currentMemory(guest.live), ...rest } = told;
      return { actual, ...rest, ...(usage && { rss: usage.rss }) };
    },

    async domainGetVcpus(ref): Promise<VcpuInfo[]> {
      const { guest, uuid, name } = await node.find(ref);
      if (guest === undefined) throw wrongState({ uuid, name }, "vcpus of an inactive domain do nothing");
      const running = new Map(
        (await guest.run((client) => runningVcpus(client, guest))).map(({ number, usage }) => [
          number,
          usage,
        ]),
      );
      const [first] = running.values();
      return Array.from({ length: guest.live.vcpu?.value ?? 1 }, (_, number) => {
        const usage = running.get(number);
        return {
          number,
          state: usage === undefined ? VcpuState.OFFLINE : VcpuState.RUNNING,
          cpuTime: usage?.time ?? 0n,
          cpu: usage?.cpu ?? -1,
          cpumap: usage?.cpumap ?? first?.cpumap ?? Uint8Array.of(1),
        };
      });
    },

    async domainGetCPUStats(ref, startCpu) {
      const guest = await node.active(ref);
      if (startCpu !== -1)
        throw wrongState(guest.ref, "the time on each CPU of the host is known to control groups only");
      const usage = await usageOf(guest.process);
      if (usage === undefined) throw notRunning(guest.ref);
      const { user, system } = usage;
      return [{ cpu_time: user + system, user_time: user, system_time: system }];
    },

    async getAllDomainStats(refs, types, flags) {
      const { ENFORCE_STATS } = ConnectGetAllDomainStatsFlags;
      const rest = types & ~knownTypes;
      if (rest !== 0 && flags & ENFORCE_STATS)
        throw qemuError(
          ErrorNumber.ARGUMENT_UNSUPPORTED,
          "virConnectGetAllDomainStats",
          `there are no statistics of types 0x${(rest >>> 0).toString(16)}`,
        );
      await node.refresh();
      const domains =
        refs === undefined ? node.domains() : await Promise.all(refs.map((ref) => node.find(ref)));
      const wanted = types === 0 ? knownTypes : types;
      const filter = flags & filters;
      return node.lookingAtAll(domains, async (domain) => {
        if (filter !== 0 && !(await passes(node, domain, filter))) return [];
        return [{ domain: refOf(domain), stats: await statsOf(node, domain, wanted) }];
      });
    },
  };
}

/** QEMU's own networks count nothing, and the host's are not ours. */
const uncounted: DomainInterfaceStats = {
  rxBytes: -1n,
  rxPackets: -1,
  rxErrs: -1,
  rxDrop: -1,
  txBytes: -1n,
  txPackets: -1,
  txErrs: -1,
  txDrop: -1,
};

const errorCodes: Readonly<Record<string, number>> = {
  nospace: DomainDiskErrorCode.NO_SPACE,
  failed: DomainDiskErrorCode.UNSPEC,
};

type Figure = "rd_total_time_ns" | "wr_total_time_ns" | "flush_operations" | "flush_total_time_ns" | Basic;
type Basic = "rd_operations" | "rd_bytes" | "wr_operations" | "wr_bytes";

const total = (drives: readonly Drive[], key: Figure): bigint =>
  drives.reduce((sum, { counters }) => sum + BigInt(counters?.[key] ?? 0), 0n);

function sumOf(drives: readonly Drive[]): DomainBlockStats {
  return {
    rdReq: Number(total(drives, "rd_operations")),
    rdBytes: total(drives, "rd_bytes"),
    wrReq: Number(total(drives, "wr_operations")),
    wrBytes: total(drives, "wr_bytes"),
    errs: -1,
  };
}
