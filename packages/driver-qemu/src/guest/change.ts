import type { QmpClient } from "@libvirt-ts/qmp";
import { type Domain, formatDomain } from "@libvirt-ts/xml/domain";
import { type GuestRecord, type MonitorCommand, recordIn, writeRecord } from "../node/record.js";
import type { Guest } from "./guest.js";

/** Gives a command that was written down to QEMU. */
export const execute = (client: QmpClient, { execute: name, arguments: args }: MonitorCommand) =>
  client.call(name, args);

/** Takes away what nobody needs any more; what is not there is no failure. */
export async function cleanUp(client: QmpClient, commands: readonly MonitorCommand[]): Promise<void> {
  for (const command of commands) await execute(client, command).catch(() => {});
}

/**
 * Does something to a guest that is written down meanwhile: whoever is killed has it finished by who comes next. Who calls
 * holds the guest's lock.
 */
export async function underRecord(
  guest: Guest,
  jobIn: (record: GuestRecord) => Partial<GuestRecord>,
  run: () => Promise<void>,
): Promise<void> {
  const record = await recordIn(guest.folder);
  await writeRecord(guest.folder, { ...record, ...jobIn(record) });
  try {
    await run();
  } catch (error) {
    if (guest.isAlive) await writeRecord(guest.folder, record);
    throw error;
  }
  const { defining } = record;
  if (guest.isAlive)
    await writeRecord(guest.folder, {
      ...record,
      ...(defining !== undefined && { defining: { ...defining, isDone: true } }),
    });
}

/** Changes a guest, then its definition: whoever is killed has both changed by who comes next, or neither. */
export async function changeBoth(
  guest: Guest,
  definition: Domain,
  changeGuest: () => Promise<void>,
  changeDefinition: () => Promise<void>,
): Promise<void> {
  const xml = formatDomain(definition, { secure: true, status: false });
  const defining = { xml, live: textOf(guest), isDone: false };
  await writeRecord(guest.folder, { ...(await recordIn(guest.folder)), defining });
  try {
    await changeGuest();
    await changeDefinition();
  } finally {
    if (guest.isAlive) {
      // What was asked back in vain is written down beside it meanwhile, and waits.
      const { defining: _, ...rest } = await recordIn(guest.folder);
      await writeRecord(guest.folder, rest);
    }
  }
}

/** A guest as its document has it, to see whether it was changed. */
export const textOf = ({ live, id }: Guest): string => formatDomain({ ...live, id }, { secure: true });

/**
 * Changes a guest by commands that can be given again, and its document with it. Who calls holds its lock. What QEMU
 * refuses leaves the document as it was.
 */
export async function changeLive(
  guest: Guest,
  live: Domain,
  commands: readonly MonitorCommand[],
): Promise<void> {
  const xml = formatDomain({ ...live, id: guest.id }, { secure: true });
  await underRecord(
    guest,
    () => ({ change: { xml, commands } }),
    async () => {
      await guest.run(async (client) => {
        for (const command of commands) await execute(client, command);
      });
      await guest.setLive(live);
    },
  );
}
