import type { DomainJobInfo, DomainOperations, DomainRef } from "@libvirt-ts/driver";
import { DomainJobOperation, DomainJobType } from "@libvirt-ts/driver/flags";
import type { QmpCommands } from "@libvirt-ts/qmp";
import { wrongState } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import type { QemuNode } from "../node/node.js";

type JobOperations = Required<
  Pick<DomainOperations, "domainGetJobInfo" | "domainGetJobStats" | "domainAbortJob">
>;
type Migration = QmpCommands["query-migrate"]["returns"];

/** The job of a guest that writes its state: a save, whoever began it. */
export function jobOperations(node: QemuNode): JobOperations {
  const current = async (ref: DomainRef): Promise<readonly [Guest, DomainJobInfo]> => {
    const guest = await node.active(ref);
    return [guest, infoOf(await guest.run((client) => client.execute("query-migrate")))];
  };

  return {
    domainGetJobInfo: async (ref) => (await current(ref))[1],

    async domainGetJobStats(ref) {
      const [, info] = await current(ref);
      if (info.type === DomainJobType.NONE) return { type: info.type, params: {} };
      return {
        type: info.type,
        params: {
          operation: DomainJobOperation.SAVE,
          time_elapsed: info.timeElapsed,
          data_total: info.dataTotal,
          data_processed: info.dataProcessed,
          data_remaining: info.dataRemaining,
          memory_total: info.memTotal,
          memory_processed: info.memProcessed,
          memory_remaining: info.memRemaining,
        },
      };
    },

    async domainAbortJob(ref) {
      const [guest, { type }] = await current(ref);
      if (type === DomainJobType.NONE) throw wrongState(guest.ref, "no job is active");
      await guest.run((client) => client.execute("migrate_cancel"));
    },
  };
}

function infoOf({ status, ram, "total-time": elapsed = 0 }: Migration): DomainJobInfo {
  const isActive = /^(setup|active|device|pre-switchover|cancelling)$/.test(status ?? "");
  const [total, remaining, processed] = isActive
    ? [BigInt(ram?.total ?? 0), BigInt(ram?.remaining ?? 0), BigInt(ram?.transferred ?? 0)]
    : [0n, 0n, 0n];
  return {
    type: isActive ? DomainJobType.UNBOUNDED : DomainJobType.NONE,
    timeElapsed: isActive ? Number(elapsed) : 0,
    timeRemaining: 0,
    dataTotal: total,
    dataProcessed: processed,
    dataRemaining: remaining,
    memTotal: total,
    memProcessed: processed,
    memRemaining: remaining,
    fileTotal: 0n,
    fileProcessed: 0n,
    fileRemaining: 0n,
  };
}
