import { type DomainJobStats, type DomainOperations, type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import { DomainEventBlockJobStatus, DomainGetJobStatsFlags, DomainJobType } from "@libvirt-ts/driver/flags";
import { testError } from "../../errors.js";
import type { BlockJobs } from "../../state/block-jobs.js";
import type { TestDomain } from "../../state/domain.js";
import { backupStats, jobInfoOf } from "../../state/job.js";
import type { NodeDomains } from "../../state/node-domains.js";

type JobOperations = Required<
  Pick<DomainOperations, "domainGetJobInfo" | "domainGetJobStats" | "domainAbortJob">
>;

const none: DomainJobStats = { type: DomainJobType.NONE, params: {} };

/** Jobs of whole domains. Saves and dumps take the test node no time: only how they ended is to be seen. */
export function jobOperations(node: NodeDomains, blockJobs: BlockJobs): JobOperations {
  function current(domain: TestDomain): DomainJobStats {
    const { backup } = node.guestOf(domain);
    if (backup === undefined) return none;
    const type = backup.isPull ? DomainJobType.UNBOUNDED : DomainJobType.BOUNDED;
    return { type, params: backupStats(backup, node.clock) };
  }

  function find(ref: DomainRef): TestDomain {
    const domain = node.find(ref);
    blockJobs.settle(domain);
    return domain;
  }

  return {
    domainGetJobInfo: async (ref) => jobInfoOf(current(find(ref))),

    async domainGetJobStats(ref, flags) {
      const { COMPLETED, KEEP_COMPLETED } = DomainGetJobStatsFlags;
      const domain = find(ref);
      if (!(flags & COMPLETED)) return current(domain);
      const completed = domain.completedJob ?? none;
      if (!(flags & KEEP_COMPLETED)) domain.completedJob = undefined;
      return completed;
    },

    async domainAbortJob(ref) {
      const domain = find(ref);
      const { backup, blockJobs: jobs } = node.guestOf(domain);
      if (backup === undefined) {
        throw testError(ErrorNumber.OPERATION_INVALID, `domain '${domain.name}'`, "it has no job");
      }
      for (const job of backup.jobs) {
        if (jobs.get(job.target) !== job) continue;
        blockJobs.finish(domain, job, job.undone, DomainEventBlockJobStatus.CANCELED);
      }
    },
  };
}
