import { randomUUID } from "node:crypto";
import { ErrorNumber } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import { qemuError } from "../errors.js";
import { listenFor } from "../guest/telling.js";

/** What jobs of ours are called, so that one that was left alone is known. */
const prefix = "libvirt-ts-snapshot-";

/** Something about snapshots that QEMU does inside of images. */
export interface InsideJob {
  readonly command: "snapshot-save" | "snapshot-load" | "snapshot-delete";
  readonly tag: string;
  /** Names of block nodes; the first one has the memory. */
  readonly nodes: readonly string[];
}

/** Has QEMU do a job, and waits for its end. Throws OPERATION_FAILED with QEMU's words. */
export async function runInside(client: QmpClient, { command, tag, nodes }: InsideJob): Promise<void> {
  const id = `${prefix}${randomUUID().slice(0, 8)}`;
  const [vmstate] = nodes;
  const ended = concluded(client, id);
  try {
    await client.call(command, {
      "job-id": id,
      tag,
      devices: nodes,
      ...(command !== "snapshot-delete" && { vmstate }),
    });
    await ended.told;
  } finally {
    ended.forget();
  }
  const error = await dismiss(client, id);
  if (error !== undefined)
    throw qemuError(ErrorNumber.OPERATION_FAILED, `snapshot '${tag}'`, `QEMU: ${error}`);
}

/** Waits for the jobs of somebody who was killed, and takes them away. */
export async function endJobs(client: QmpClient): Promise<void> {
  for (const { id } of await client.execute("query-jobs")) {
    if (!id.startsWith(prefix)) continue;
    const ended = concluded(client, id);
    try {
      // What has ended before we listened says nothing any more.
      const now = (await client.execute("query-jobs")).find((job) => job.id === id);
      if (now !== undefined && now.status !== "concluded") await ended.told;
    } finally {
      ended.forget();
    }
    await dismiss(client, id);
  }
}

/** Takes a job away that has ended; resolves to what was wrong with it. */
async function dismiss(client: QmpClient, id: string): Promise<string | undefined> {
  const job = (await client.execute("query-jobs")).find((one) => one.id === id);
  if (job !== undefined) await client.execute("job-dismiss", { id });
  return job?.error;
}

/** The end of a job. Where QEMU ends first it answers nothing any more, not even whether the job was done. */
const concluded = (client: QmpClient, id: string) =>
  listenFor(client, ({ event, data }) => {
    if (event !== "JOB_STATUS_CHANGE" || data.id !== id) return undefined;
    return data.status === "concluded" || data.status === "null" ? data.status : undefined;
  });
