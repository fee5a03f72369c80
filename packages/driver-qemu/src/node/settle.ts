import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { DomainEventStoppedDetail, DomainEventType, DomainEventUndefinedDetail } from "@libvirt-ts/driver";
import { DomainShutoffReason } from "@libvirt-ts/driver/flags";
import { loseBackup, settleBackup } from "../backups/settle.js";
import { settleBlockJobs } from "../blockjobs/settle.js";
import { forgetCheckpoints } from "../checkpoints/store.js";
import { fileError, isErrno } from "../errors.js";
import { finishBeginning } from "../guest/beginning.js";
import { finishChanges } from "../guest/finish.js";
import type { Guest } from "../guest/guest.js";
import { endHelpers } from "../guest/helpers.js";
import { hasLeft, takeBack } from "../migration/mend.js";
import { forgetSnapshots } from "../snapshots/store.js";
import { endUntold, grace, pidFile, stays } from "./end-process.js";
import { readText, removeFile, replaceFile } from "./files.js";
import { changeDefinition, type GuestKeeper } from "./keeper.js";
import { isAlive, processEnd, processesWith, signalProcess } from "./processes.js";
import { type GuestRecord, readRecord, recordPath, type SaveJob, writeRecord } from "./record.js";

const { SHUTDOWN, DESTROYED, CRASHED, MIGRATED, SAVED, FROM_SNAPSHOT } = DomainShutoffReason;

const stoppedDetails: ReadonlyMap<number, number> = new Map([
  [SHUTDOWN, DomainEventStoppedDetail.SHUTDOWN],
  [DESTROYED, DomainEventStoppedDetail.DESTROYED],
  [MIGRATED, DomainEventStoppedDetail.MIGRATED],
  [SAVED, DomainEventStoppedDetail.SAVED],
  [FROM_SNAPSHOT, DomainEventStoppedDetail.FROM_SNAPSHOT],
]);

/**
 * Sees a guest off that has ended: why is written down and told, and what is left of it is removed. Who calls holds its
 * lock. Resolves to the reason, a `DomainShutoffReason`; to nothing if that was done before.
 */
export async function settle(node: GuestKeeper, guest: Guest): Promise<number | undefined> {
  if (guest.settled) return undefined;
  guest.settled = true;
  await guest.detach();
  const record = await readRecord(guest.folder);
  const isOurs = record?.uuid === guest.uuid;
  const reason = isOurs
    ? await bury(node, guest.folder, record, guest)
    : await shutoffReason(node, guest.uuid);
  node.guests.drop(guest);
  await node.completedJobs.tell({ uuid: guest.uuid, name: guest.name }).catch(() => {});
  if (isOurs && node.definitions.get(guest.uuid) === undefined) await node.completedJobs.forget(guest.uuid);
  const panicked = guest.shutdown?.reason === "guest-panic" || record?.ending === CRASHED;
  const detail =
    stoppedDetails.get(reason) ??
    (panicked ? DomainEventStoppedDetail.CRASHED : DomainEventStoppedDetail.FAILED);
  node.tell({ uuid: guest.uuid, name: guest.name }, DomainEventType.STOPPED, detail);
  return isOurs ? reason : undefined;
}

/** Removes what is left of a guest that has ended, or that somebody was killed at starting; nothing where somebody is at it. */
export async function sweep(node: GuestKeeper, name: string): Promise<void> {
  const folder = node.guests.folderOf(name);
  const record = await readRecord(folder);
  // A folder without a record is that of somebody who holds the node's lock, or was killed with it.
  await node.ifFree(record?.uuid, async () => {
    const now = await readRecord(folder);
    if (now?.phase !== record?.phase || now?.uuid !== record?.uuid) return;
    if (now?.phase !== "running") await dropStarting(folder);
    // Who was starting when somebody looked may run by now.
    else if (!isAlive(now.process!)) await bury(node, folder, now);
  });
}

/** What somebody was killed at who held a domain's lock, which is ours now: it is finished, or undone. */
export async function mend(node: GuestKeeper, uuid: string): Promise<void> {
  for (const name of node.guests.starting) {
    const folder = node.guests.folderOf(name);
    const record = await readRecord(folder);
    if (record?.uuid === uuid && record.phase === "starting") await dropStarting(folder);
  }
  const guest = node.guests.get(uuid);
  if (guest === undefined) return;
  if (!guest.isAlive) {
    await settle(node, guest);
    return;
  }
  let found = await readRecord(guest.folder);
  if (found?.jobs !== undefined) {
    await settleBlockJobs(node, guest, found.jobs);
    found = await readRecord(guest.folder);
  }
  if (found?.backup !== undefined) {
    await settleBackup(node, guest, found.backup);
    found = await readRecord(guest.folder);
  }
  const record =
    found &&
    (await finishChanges(guest, found, (definition) => changeDefinition(node, uuid, () => definition)));
  if (record?.save !== undefined) await mendSave(node, guest, record);
  else if (record?.departing !== undefined) await mendDeparture(node, guest, record);
  else if (record?.begun !== undefined) await mendBeginning(node, guest, record);
  else if (record?.ending !== undefined) {
    const { ending: _, ...rest } = record;
    await writeRecord(guest.folder, rest);
  }
}

async function mendSave(node: GuestKeeper, guest: Guest, record: GuestRecord): Promise<void> {
  const { save, ending: _, ...rest } = record;
  if (save === undefined) return;
  const isSaved =
    save.committed &&
    (await nameSave(save).then(
      () => true,
      () => false,
    ));
  if (isSaved) {
    await endUntold(guest);
    await settle(node, guest);
    return;
  }
  await guest.run(async (client) => {
    const { status } = await client.execute("query-migrate");
    if (status !== undefined && !/^(completed|failed|cancelled|none)$/.test(status))
      await client.execute("migrate_cancel");
    if (save.resume) await client.execute("cont");
  });
  await removeFile(save.temporary);
  await writeRecord(guest.folder, rest);
}

/** A guest that somebody was moving to another node: it is there, or it stays and goes on. */
export async function mendDeparture(node: GuestKeeper, guest: Guest, record: GuestRecord): Promise<void> {
  if (!(await hasLeft(guest.folder, guest.uuid, record.departing!))) {
    await takeBack(guest, record);
    return;
  }
  await writeRecord(guest.folder, { ...record, ending: MIGRATED });
  await endUntold(guest);
  await settle(node, guest);
}

/** One that came from another node and stays there is none of ours: it has never run. */
async function mendBeginning(node: GuestKeeper, guest: Guest, record: GuestRecord): Promise<void> {
  try {
    await finishBeginning(node.definitions, guest, record);
  } catch (error) {
    if (record.begun?.arrival === undefined) throw error;
    await guest.detach();
    guest.settled = true;
    node.guests.drop(guest);
    await dropStarting(guest.folder);
  }
}

/** Whether somebody was killed at something, or is still at it, of which this guest is. */
export async function isUnfinished(guest: Guest): Promise<boolean> {
  const record = await readRecord(guest.folder);
  if (record === undefined) return false;
  const { save, begun, jobs, backup, departing, defining } = record;
  return [save, begun, jobs, backup, departing, defining].some((it) => it !== undefined);
}

/** A save whose file is whole gets its name: from then on the guest is what is in it, and ends. */
export async function nameSave({ temporary, path }: SaveJob): Promise<void> {
  await rename(temporary, path).catch((error) => {
    // Whoever was killed had done that.
    if (!isErrno(error, "ENOENT")) throw fileError(path, error);
  });
}

/** Why a domain is shut off: by what its guest has left while somebody is seeing it off, and then as it was written down. */
export async function shutoffReason(node: GuestKeeper, uuid: string): Promise<number> {
  const folder = node.guests.deadFolder(uuid);
  const unwritten = folder === undefined ? undefined : await reasonIn(folder, uuid, node.guests.get(uuid));
  if (unwritten !== undefined) return unwritten;
  const text = await readText(statePath(node, uuid)).catch(() => undefined);
  const reason = Number(/"shutoff":(\d+)/.exec(text ?? "")?.[1] ?? 0);
  return Number.isSafeInteger(reason) ? reason : 0;
}

export async function writeShutoff(node: GuestKeeper, uuid: string, reason: number): Promise<void> {
  await replaceFile(statePath(node, uuid), `${JSON.stringify({ shutoff: reason })}\n`, false);
}

export const statePath = ({ layout }: GuestKeeper, uuid: string): string =>
  join(layout.states, `${uuid}.json`);

async function bury(node: GuestKeeper, folder: string, record: GuestRecord, guest?: Guest): Promise<number> {
  const { save, begun } = record;
  if (save?.committed === false) await removeFile(save.temporary).catch(() => false);
  if (save?.committed === true) await rename(save.temporary, save.path).catch(() => {});
  // It may have run: what it was before is not what its disks are now.
  if (begun?.save !== undefined) await removeFile(begun.save).catch(() => false);
  const left = await hasMoved(folder, record);
  if (left && record.departing?.undefine === true) await undefine(node, record.uuid);
  const reason = await reasonOf(folder, record, left, guest);
  if (record.backup !== undefined) await loseBackup(node, record, record.backup);
  // They end by themselves, as soon as QEMU hangs up.
  await endHelpers(record.helpers ?? []);
  if (node.definitions.get(record.uuid) !== undefined) await writeShutoff(node, record.uuid, reason);
  else {
    await forgetSnapshots(node.layout, record.uuid);
    await forgetCheckpoints(node.layout, record.uuid);
    await forgetTpm(node, record.uuid);
  }
  // The record goes first: where it is, so is all that says why the guest has ended.
  await rm(recordPath(folder), { force: true });
  await rm(folder, { recursive: true, force: true });
  return reason;
}

/** Why a guest has ended that nobody has seen off; undefined where somebody has. */
async function reasonIn(folder: string, uuid: string, guest: Guest | undefined): Promise<number | undefined> {
  const record = await readRecord(folder);
  if (record?.uuid !== uuid || record.phase !== "running") return undefined;
  const reason = await reasonOf(folder, record, await hasMoved(folder, record), guest);
  return (await readRecord(folder)) === undefined ? undefined : reason;
}

async function reasonOf(
  folder: string,
  { ending }: GuestRecord,
  left: boolean,
  guest: Guest | undefined,
): Promise<number> {
  return left ? MIGRATED : (ending ?? (await explain(folder, guest)));
}

const hasMoved = async (folder: string, { uuid, departing }: GuestRecord): Promise<boolean> =>
  departing !== undefined && (await hasLeft(folder, uuid, departing));

/** A definition that has gone with its guest. */
async function undefine(node: GuestKeeper, uuid: string): Promise<void> {
  const name = node.definitions.get(uuid)?.name;
  if (name === undefined) return;
  await node.definitions.remove(uuid);
  await node.forget(uuid);
  node.tell({ uuid, name }, DomainEventType.UNDEFINED, DomainEventUndefinedDetail.REMOVED);
}

/** Why a guest has ended whose end nobody of ours caused: one that did in order has taken its pid file away. */
async function explain(folder: string, guest: Guest | undefined): Promise<number> {
  if (guest?.shutdown?.reason === "guest-panic") return CRASHED;
  return (await readText(pidFile(folder))) === undefined ? SHUTDOWN : CRASHED;
}

/** What a TPM keeps is nobody's without its domain. */
export async function forgetTpm({ layout }: GuestKeeper, uuid: string): Promise<void> {
  await rm(join(layout.tpm, uuid), { recursive: true, force: true });
}

/** A guest that somebody was killed at starting: it never ran. */
async function dropStarting(folder: string): Promise<void> {
  const helpers = (await readRecord(folder))?.helpers ?? [];
  for (const mark of await processesWith("-pidfile", pidFile(folder))) {
    signalProcess(mark, "SIGKILL");
    // Without its folder nobody would know of it.
    if (!(await processEnd(mark, grace))) throw stays(mark, folder);
  }
  await endHelpers(helpers);
  await rm(folder, { recursive: true, force: true });
}
