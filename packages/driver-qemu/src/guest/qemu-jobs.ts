import type { QmpClient, QmpCommands } from "@libvirt-ts/qmp";
import { listenFor, type Telling } from "./telling.js";

export type JobInfo = QmpCommands["query-jobs"]["returns"][number];
type Status = JobInfo["status"];

/** What QEMU says of a job; undefined where it has none of that name. */
export const jobInfo = async (client: QmpClient, id: string): Promise<JobInfo | undefined> =>
  (await client.execute("query-jobs")).find((job) => job.id === id);

const reaching = (client: QmpClient, id: string, statuses: readonly Status[]): Telling<Status> =>
  listenFor(client, ({ event, data }) =>
    event === "JOB_STATUS_CHANGE" && data.id === id && statuses.includes(data.status)
      ? data.status
      : undefined,
  );

/**
 * Does what brings a job to one of these states, and waits until it is there. Where QEMU ends first it answers nothing any
 * more, not even whether the job was done.
 */
export async function bringJob(
  client: QmpClient,
  id: string,
  statuses: readonly Status[],
  ask: () => Promise<unknown>,
): Promise<void> {
  const there = reaching(client, id, statuses);
  try {
    await ask();
    await there.told;
  } finally {
    there.forget();
  }
}

/** Waits until a job is in one of these states, or is no more. */
export async function awaitJob(client: QmpClient, id: string, statuses: readonly Status[]): Promise<void> {
  const there = reaching(client, id, statuses);
  try {
    // What came about before we listened is told no more.
    const now = await jobInfo(client, id);
    if (now !== undefined && !statuses.includes(now.status)) await there.told;
  } finally {
    there.forget();
  }
}
