import type { QmpClient } from "@libvirt-ts/qmp";
import { type ThreadUsage, threadUsageOf } from "../node/usage.js";
import type { Guest } from "./guest.js";

/** A vcpu that is on line. */
export interface RunningVcpu {
  readonly number: number;
  readonly usage: ThreadUsage;
}

/** The vcpus that a guest has on line, in order, with what their threads have used. */
export async function runningVcpus(client: QmpClient, { process }: Guest): Promise<RunningVcpu[]> {
  const cpus = await client.execute("query-cpus-fast");
  const found = await Promise.all(
    cpus.map(async (cpu) => {
      const usage = await threadUsageOf(process, Number(cpu["thread-id"]));
      return usage === undefined ? [] : [{ number: Number(cpu["cpu-index"]), usage }];
    }),
  );
  return found.flat().sort((a, b) => a.number - b.number);
}
