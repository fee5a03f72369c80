import { type DomainJobInfo, type DomainOperations, ErrorNumber } from "@libvirt-ts/driver";
import { DomainJobType } from "@libvirt-ts/driver/flags";
import { testError } from "../../errors.js";
import type { NodeDomains } from "../../state/node-domains.js";

type JobOperations = Required<
  Pick<DomainOperations, "domainGetJobInfo" | "domainGetJobStats" | "domainAbortJob">
>;

const none: DomainJobInfo = {
  type: DomainJobType.NONE,
  timeElapsed: 0,
  timeRemaining: 0,
  dataTotal: 0n,
  dataProcessed: 0n,
  dataRemaining: 0n,
  memTotal: 0n,
  memProcessed: 0n,
  memRemaining: 0n,
  fileTotal: 0n,
  fileProcessed: 0n,
  fileRemaining: 0n,
};

/** Jobs of whole domains: saves and dumps of the test node take no time, so that there never is one to be seen. */
export function jobOperations(node: NodeDomains): JobOperations {
  return {
    async domainGetJobInfo(ref) {
      node.guestOf(node.find(ref));
      return none;
    },

    async domainGetJobStats(ref) {
      node.guestOf(node.find(ref));
      return { type: DomainJobType.NONE, params: {} };
    },

    async domainAbortJob(ref) {
      const { name } = node.find(ref);
      throw testError(ErrorNumber.OPERATION_INVALID, `domain '${name}'`, "it has no job");
    },
  };
}
