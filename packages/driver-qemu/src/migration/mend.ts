import { DomainRunningReason } from "@libvirt-ts/driver/flags";
import type { QmpClient } from "@libvirt-ts/qmp";
import { finishBeginning } from "../guest/beginning.js";
import { Guest, type GuestListener } from "../guest/guest.js";
import { readLive } from "../guest/live-file.js";
import { listenFor } from "../guest/telling.js";
import { Definitions, domainCodec } from "../node/definitions.js";
import { grace } from "../node/end-process.js";
import { identityOf } from "../node/identity.js";
import { layoutOf } from "../node/layout.js";
import { Lock } from "../node/lock.js";
import { isAlive, processEnd, signalProcess } from "../node/processes.js";
import { type DepartureJob, type GuestRecord, readRecord, writeRecord } from "../node/record.js";
import { cancelCopies } from "./copies.js";
import { decide, forgetVerdict } from "./verdict.js";

/** Milliseconds that the other node is waited for. */
const patience = 30_000;

/**
 * Whether a guest that somebody was moving has left, decided now if it was not: then the destination is made to run it first.
 * Who calls holds its lock at the source.
 */
export async function hasLeft(folder: string, uuid: string, departure: DepartureJob): Promise<boolean> {
  const verdict = await decide(folder, departure.token, "stays");
  if (verdict === "arrived") return true;
  return verdict === "departed" && (await makeArrive(uuid, departure));
}

/** Has the destination run a guest that is its own by now; whether there is one to run. */
async function makeArrive(uuid: string, { root, arrival }: DepartureJob): Promise<boolean> {
  if (arrival === undefined || !isAlive(arrival.process)) return false;
  const what = `domain ${uuid} at ${root}`;
  const lock = await Lock.take(`${await identityOf(root)}/${uuid}`, { timeout: patience, what });
  try {
    const record = await readRecord(arrival.folder);
    if (!isAlive(arrival.process) || record?.process?.pid !== arrival.process.pid) return false;
    if (record.begun?.arrival === undefined) return record.phase === "running";
    const found = await readLive(arrival.folder, undefined);
    if (found === undefined) return false;
    const { name } = record;
    const guest = new Guest(
      { id: 0, uuid, name, process: arrival.process, folder: arrival.folder, ...found },
      nobody,
    );
    const definitions = new Definitions(layoutOf(root).definitions, domainCodec, () => {});
    await finishBeginning(definitions, guest, record);
    await guest.detach();
    return true;
  } finally {
    lock.release();
  }
}

const nobody: GuestListener = {
  event: () => {},
  monitorEvent: () => {},
  jobWaits: () => {},
  jobEnded: async () => {},
  lost: () => {},
};

/** Takes back a guest that stays: what was to be it at the destination ends, and it goes on as before. */
export async function takeBack(guest: Guest, record: GuestRecord): Promise<void> {
  const { departing, ending: _, ...rest } = record;
  if (departing === undefined) return;
  if (departing.arrival !== undefined) {
    // It has never run, and holds the images.
    signalProcess(departing.arrival.process, "SIGKILL");
    await processEnd(departing.arrival.process, grace);
  }
  await guest.run(async (client) => {
    await cancelMigration(client);
    await cancelCopies(client);
    const { status } = await client.execute("query-status");
    if (departing.resume && /^(paused|postmigrate|finish-migrate)$/.test(status)) {
      await guest.because({ running: DomainRunningReason.MIGRATION_CANCELED, paused: 0 });
      await client.execute("cont");
    }
  });
  await writeRecord(guest.folder, rest);
  await forgetVerdict(guest.folder, departing.token);
}

/** Ends a migration that goes on, and waits until it has. */
async function cancelMigration(client: QmpClient): Promise<void> {
  const { status } = await client.execute("query-migrate");
  if (!isActive(status)) return;
  const ended = listenFor(client, ({ event, data }) =>
    event === "MIGRATION" && !isActive(data.status) ? data.status : undefined,
  );
  try {
    await client.execute("migrate_cancel");
    if (isActive((await client.execute("query-migrate")).status)) await ended.told;
  } finally {
    ended.forget();
  }
}

/** Whether a migration goes on, by the word that QEMU has for what it does. */
export const isActive = (status: string | undefined): boolean =>
  /^(setup|active|device|pre-switchover|wait-unplug|cancelling)$/.test(status ?? "");
