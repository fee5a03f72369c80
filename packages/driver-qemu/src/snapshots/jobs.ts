import { randomUUID } from "node:crypto";
import { ErrorNumber } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import { qemuError } from "../errors.js";
import { awaitJob, bringJob, jobInfo } from "../guest/qemu-jobs.js";

/** What jobs of ours are called, so that one that was left alone is known. */
const prefix = "libvirt-ts-snapshot-";

/** What a job is in that has ended. */
const ended = ["concluded", "null"] as const;

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
  await bringJob(client, id, ended, () =>
    client.call(command, {
      "job-id": id,
      tag,
      devices: nodes,
      ...(command !== "snapshot-delete" && { vmstate }),
    }),
  );
  const error = await dismiss(client, id);
  if (error !== undefined)
    throw qemuError(ErrorNumber.OPERATION_FAILED, `snapshot '${tag}'`, `QEMU: ${error}`);
}

/** Waits for the jobs of somebody who was killed, and takes them away. */
export async function endJobs(client: QmpClient): Promise<void> {
  for (const { id } of await client.execute("query-jobs")) {
    if (!id.startsWith(prefix)) continue;
    await awaitJob(client, id, ended);
    await dismiss(client, id);
  }
}

/** Takes a job away that has ended; resolves to what was wrong with it. */
async function dismiss(client: QmpClient, id: string): Promise<string | undefined> {
  const job = await jobInfo(client, id);
  if (job !== undefined) await client.execute("job-dismiss", { id });
  return job?.error;
}
