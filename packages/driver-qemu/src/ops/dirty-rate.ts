import { join } from "node:path";
import type { DomainResourceOperations, DomainStats } from "@libvirt-ts/driver";
import { DomainDirtyRateCalcFlags, DomainDirtyRateStatus } from "@libvirt-ts/driver/flags";
import type { QmpClient } from "@libvirt-ts/qmp";
import { contradiction, invalidArgument } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { replaceFile, stampOf } from "../node/files.js";
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
      await noteMeasurement(guest);
      await guest.run(
        (client) => client.execute("calc-dirty-rate", { "calc-time": seconds, mode }),
        options?.signal,
      );
    },
  };
}

/** What is there once anything was measured. */
const markOf = ({ folder }: Guest): string => join(folder, "dirty-rate");

/** Writes down that from now on QEMU has something to tell of how fast the guest changes its memory. */
export const noteMeasurement = (guest: Guest): Promise<void> => replaceFile(markOf(guest), "", false);

/** What QEMU tells where nothing was ever measured: it need not be asked. */
const unmeasured: DomainStats = {
  dirtyrate: {
    calc_status: DomainDirtyRateStatus.UNSTARTED,
    calc_start_time: 0n,
    calc_period: 0,
    calc_mode: "page-sampling",
  },
};

/** What was measured last, or is being measured, in libvirt's words. */
export async function dirtyRateStats(client: QmpClient, guest: Guest): Promise<DomainStats> {
  if (stampOf(markOf(guest)) === undefined) return unmeasured;
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
