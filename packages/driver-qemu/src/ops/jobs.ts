import type { DomainJobInfo, DomainOperations, DomainRef } from "@libvirt-ts/driver";
import { DomainGetJobStatsFlags, DomainJobOperation, DomainJobType } from "@libvirt-ts/driver/flags";
import type { QmpCommands } from "@libvirt-ts/qmp";
import { wrongState } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { isActive } from "../migration/mend.js";
import { statistics } from "../migration/transfer.js";
import type { QemuNode } from "../node/node.js";
import { readRecord } from "../node/record.js";

type JobOperations = Required<
  Pick<DomainOperations, "domainGetJobInfo" | "domainGetJobStats" | "domainAbortJob">
>;
type Migration = QmpCommands["query-migrate"]["returns"];

/** The job of a guest that writes its state, whoever began it: a save, or a migration. */
export function jobOperations(node: QemuNode): JobOperations {
  const current = async (ref: DomainRef): Promise<readonly [Guest, DomainJobInfo]> => {
    const guest = await node.active(ref);
    return [guest, infoOf(await guest.run((client) => client.execute("query-migrate")))];
  };

  return {
    domainGetJobInfo: async (ref) => (await current(ref))[1],

    async domainGetJobStats(ref, flags) {
      if (flags & DomainGetJobStatsFlags.COMPLETED) {
        const { uuid } = await node.find(ref);
        const params = node.lastJobs.get(uuid);
        if (!(flags & DomainGetJobStatsFlags.KEEP_COMPLETED)) node.lastJobs.delete(uuid);
        return params === undefined
          ? { type: DomainJobType.NONE, params: {} }
          : { type: DomainJobType.COMPLETED, params };
      }
      const guest = await node.active(ref);
      const migration = await guest.run((client) => client.execute("query-migrate"));
      const { type } = infoOf(migration);
      if (type === DomainJobType.NONE) return { type, params: {} };
      const { departing } = (await readRecord(guest.folder)) ?? {};
      const { SAVE, MIGRATION_OUT } = DomainJobOperation;
      return { type, params: statistics(migration, departing === undefined ? SAVE : MIGRATION_OUT) };
    },

    async domainAbortJob(ref) {
      const [guest, { type }] = await current(ref);
      if (type === DomainJobType.NONE) throw wrongState(guest.ref, "no job is active");
      await guest.run((client) => client.execute("migrate_cancel"));
    },
  };
}

function infoOf({ status, ram, "total-time": elapsed = 0 }: Migration): DomainJobInfo {
  const goesOn = isActive(status);
  const [total, remaining, processed] = goesOn
    ? [BigInt(ram?.total ?? 0), BigInt(ram?.remaining ?? 0), BigInt(ram?.transferred ?? 0)]
    : [0n, 0n, 0n];
  return {
    type: goesOn ? DomainJobType.UNBOUNDED : DomainJobType.NONE,
    timeElapsed: goesOn ? Number(elapsed) : 0,
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
