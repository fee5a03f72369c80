import type { QmpClient } from "@libvirt-ts/qmp";
import { type Domain, formatDomain } from "@libvirt-ts/xml/domain";
import { type MonitorCommand, readRecord, writeRecord } from "../node/record.js";
import type { Guest } from "./guest.js";

/** Gives a command that was written down to QEMU. */
export const execute = (client: QmpClient, { execute: name, arguments: args }: MonitorCommand) =>
  client.call(name, args);

/**
 * Changes a guest by commands that can be given again, and its document with it. Who calls holds its lock. What QEMU
 * refuses leaves the document as it was; whoever is killed has it finished by who comes next.
 */
export async function changeLive(
  guest: Guest,
  live: Domain,
  commands: readonly MonitorCommand[],
): Promise<void> {
  const record = await readRecord(guest.folder);
  if (record === undefined) return;
  const xml = formatDomain({ ...live, id: guest.id }, { secure: true });
  await writeRecord(guest.folder, { ...record, change: { xml, commands } });
  try {
    await guest.run(async (client) => {
      for (const command of commands) await execute(client, command);
    });
    await guest.setLive(live);
  } finally {
    if (guest.isAlive) await writeRecord(guest.folder, record);
  }
}
