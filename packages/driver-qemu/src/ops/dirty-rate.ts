import type { DomainResourceOperations, DomainStats } from "@libvirt-ts/driver";
import { DomainDirtyRateCalcFlags, DomainDirtyRateStatus } from "@libvirt-ts/driver/flags";
import type { QmpClient } from "@libvirt-ts/qmp";
import { contradiction, invalidArgument } from "../errors.js";
import type { QemuNode } from "../node/node.js";

type DirtyRateOperations = Required<Pick<DomainResourceOperations, "domainStartDirtyRateCalc">>;

const { DIRTY_BITMAP, DIRTY_RING } = DomainDirtyRateCalcFlags;
/** Seconds that QEMU measures at most. */
const longest = 60;

const statuses: Readonly<Record<string, number>> = {
  unstarted: DomainDirtyRateStatus.UNSTARTED,
  measuring: DomainDirtyRateStatus.MEASURING,
  measured: DomainDirtyRateStatus.MEASURED,
};

/** How fast a guest changes its memory. */
export function dirtyRateOperations(node: QemuNode): DirtyRateOperations {
  return {
    async domainStartDirtyRateCalc(ref, seconds, flags, options) {
      if (!Number.isInteger(seconds) || seconds < 1 || seconds > longest)
        throw invalidArgument("seconds", `expected a number from 1 to ${longest}, not ${seconds}`);
      if (flags === (DIRTY_BITMAP | DIRTY_RING)) throw contradiction("DIRTY_BITMAP", "DIRTY_RING");
      const mode =
        flags === DIRTY_BITMAP ? "dirty-bitmap" : flags === DIRTY_RING ? "dirty-ring" : "page-sampling";
      const guest = await node.active(ref);
      await guest.run(
        (client) => client.execute("calc-dirty-rate", { "calc-time": seconds, mode }),
        options?.signal,
      );
    },
  };
}

/** What was measured last, or is being measured, in libvirt's words. */
export async function dirtyRateStats(client: QmpClient): Promise<DomainStats> {
  const told = await client.execute("query-dirty-rate");
  const rate = told["dirty-rate"];
  const vcpus = told["vcpu-dirty-rate"]?.map(({ id, "dirty-rate": of }) => [
    Number(id),
    { megabytes_per_second: BigInt(of) },
  ]);
  return {
    dirtyrate: {
      calc_status: statuses[told.status] ?? DomainDirtyRateStatus.UNSTARTED,
      calc_start_time: BigInt(told["start-time"]),
      calc_period: Number(told["calc-time"]),
      calc_mode: told.mode,
      ...(rate !== undefined && { megabytes_per_second: BigInt(rate) }),
      ...(vcpus !== undefined && { vcpu: Object.fromEntries(vcpus) }),
    },
  };
}
