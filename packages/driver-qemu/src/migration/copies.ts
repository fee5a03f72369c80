import { ErrorNumber } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import { qemuError } from "../errors.js";
import { listenFor } from "../guest/telling.js";

/** A disk that is copied to the destination while its guest moves. */
export interface CopiedDisk {
  /** The target by which both sides know it. */
  readonly target: string;
  /** The block node of its image at the source. */
  readonly node: string;
}

/** What jobs and nodes are called that copy disks; nobody else's are. */
const prefix = "migration-";

/** Copies disks to a destination that serves them by NBD, until each copy is as its disk is and stays so. */
export async function beginCopies(
  client: QmpClient,
  socket: string,
  disks: readonly CopiedDisk[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const waiting = new Set(disks.map(({ target }) => `${prefix}${target}`));
  let settle = (_error?: unknown) => {};
  const ready = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error));
  });
  ready.catch(() => {});
  const forget = client.onEvent(({ event, data }) => {
    if (event === "BLOCK_JOB_READY" && waiting.delete(data.device) && waiting.size === 0) settle();
    if ((event === "BLOCK_JOB_COMPLETED" || event === "BLOCK_JOB_CANCELLED") && waiting.has(data.device)) {
      const why = "error" in data && data.error !== undefined ? data.error : "it was given up";
      settle(qemuError(ErrorNumber.OPERATION_FAILED, data.device, `the disk could not be copied: ${why}`));
    }
  });
  const abort = (): void => settle(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  void client.closed.then(() => settle(qemuError(ErrorNumber.OPERATION_FAILED, "migration", "QEMU ended")));
  try {
    for (const { target, node } of disks) {
      const id = `${prefix}${target}`;
      await client.execute("blockdev-add", {
        driver: "nbd",
        "node-name": id,
        server: { type: "unix", path: socket },
        export: target,
        "read-only": false,
        discard: "unmap",
      });
      await client.execute("blockdev-mirror", {
        "job-id": id,
        device: node,
        target: id,
        sync: "full",
        "auto-finalize": true,
        "auto-dismiss": true,
      });
    }
    if (disks.length > 0) await ready;
  } finally {
    forget();
    signal?.removeEventListener("abort", abort);
  }
}

/** Ends the copying once the guest stands: copies are whole then. */
export async function finishCopies(client: QmpClient): Promise<void> {
  await endJobs(client, false);
}

/** Gives up what is left of copies. */
export async function cancelCopies(client: QmpClient): Promise<void> {
  await endJobs(client, true);
}

async function endJobs(client: QmpClient, force: boolean): Promise<void> {
  const jobs = (await client.execute("query-block-jobs")).filter(({ device }) => device.startsWith(prefix));
  const left = new Set(jobs.map(({ device }) => device));
  const ended = listenFor(client, ({ event, data }) => {
    if (event !== "BLOCK_JOB_COMPLETED" && event !== "BLOCK_JOB_CANCELLED") return undefined;
    return left.delete(data.device) && left.size === 0 ? true : undefined;
  });
  try {
    for (const { device } of jobs) await client.execute("block-job-cancel", { device, force });
    if (jobs.length > 0) await ended.told;
  } finally {
    ended.forget();
  }
  const nodes = await client.execute("query-named-block-nodes", { flat: true });
  for (const { "node-name": node } of nodes)
    if (node?.startsWith(prefix) === true) await client.execute("blockdev-del", { "node-name": node });
}
