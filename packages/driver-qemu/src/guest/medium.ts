import type { QmpClient } from "@libvirt-ts/qmp";
import type { Disk } from "@libvirt-ts/xml/domain";
import { type PlugStep, undoing } from "../command-line/plugging.js";
import { findDevice, withReplaced } from "../definition/devices.js";
import type { MediumJob } from "../node/record.js";
import { cleanUp, execute, underRecord } from "./change.js";
import { driveInfos } from "./drives.js";
import type { Guest } from "./guest.js";

/** A medium: how the nodes come that it is made of, its own last. */
export type Medium = readonly PlugStep[];

const nodeOf = (medium: Medium): string | undefined =>
  medium.at(-1)?.command.arguments["node-name"] as string | undefined;

/**
 * Exchanges the medium of a drive. Who calls holds the guest's lock. What fails leaves the old one where it was; QEMU
 * refuses to open a tray that the guest has locked, unless it is forced to.
 */
export async function changeMedium(
  guest: Guest,
  disk: Disk,
  before: Medium,
  after: Medium,
  force: boolean,
): Promise<void> {
  const [nodeBefore, nodeAfter] = [nodeOf(before), nodeOf(after)];
  const job: MediumJob = {
    alias: disk.alias!.name,
    disk,
    ...(nodeBefore !== undefined && { before: nodeBefore }),
    ...(nodeAfter !== undefined && { after: nodeAfter }),
    dropBefore: undoing(before),
    dropAfter: undoing(after),
  };
  const exchange = () =>
    guest.run(async (client) => {
      try {
        for (const { command } of after) await execute(client, command);
        await client.execute("blockdev-open-tray", { id: job.alias, force });
        await client.execute("blockdev-remove-medium", { id: job.alias });
        if (nodeAfter !== undefined)
          await client.execute("blockdev-insert-medium", { id: job.alias, "node-name": nodeAfter });
      } finally {
        await finishMedium(guest, client, job);
      }
    });
  await underRecord(guest, () => ({ medium: job }), exchange);
}

/** Brings an exchange to an end: forward if the new medium is in the drive, else back. */
export async function finishMedium(guest: Guest, client: QmpClient, job: MediumJob): Promise<void> {
  const info = (await driveInfos(client)).get(job.alias);
  const inserted = info?.inserted?.["node-name"];
  const isDone = inserted === job.after;
  if (!isDone && inserted === undefined && job.before !== undefined)
    await client.execute("blockdev-insert-medium", { id: job.alias, "node-name": job.before });
  if (info?.tray_open === true) await client.execute("blockdev-close-tray", { id: job.alias });
  await cleanUp(client, isDone ? job.dropBefore : job.dropAfter);
  const { live } = guest;
  const before = findDevice(live, { element: "disk", device: job.disk });
  if (isDone && before !== undefined) await guest.setLive(withReplaced(live, "disk", before, job.disk));
}
