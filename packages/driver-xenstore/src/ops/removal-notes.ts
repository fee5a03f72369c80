/** Notes of removals under way, in nodes of ours that only Domain-0 can see: `DOMID = "UUID PID"`. */
import type { CallOptions, GuestIdentity } from "@libvirt-ts/driver";
import { isXenstoreError, type XenstoreTransaction } from "../client/index.js";
import { DOMID_MAX } from "../protocol/index.js";
import { childrenOf, type Reader, type Store, textAt, wholeNumber } from "../store.js";

const ours = "/tool/libvirt-ts";
const notes = `${ours}/destroy`;

interface Note extends GuestIdentity {
  /** The process that destroys the guest. */
  readonly pid: number;
}

export async function beginRemoval({ client }: Store, { id, uuid }: GuestIdentity, options?: CallOptions) {
  await client.write(`${notes}/${id}`, `${uuid} ${process.pid}`, options);
}

/** Leaves a note that another process wrote, and still stands by. */
export async function cancelRemoval({ client }: Store, guest: GuestIdentity, options?: CallOptions) {
  await client.transaction(async (transaction) => {
    const note = await noteOf(transaction, guest.id, options);
    if (note?.uuid !== guest.uuid) return;
    if (note.pid === process.pid || !isRunning(note.pid)) await removeNote(transaction, guest.id, options);
  }, options);
}

export async function abandonedRemovals(
  { client }: Store,
  options?: CallOptions,
): Promise<readonly GuestIdentity[]> {
  const ids = (await childrenOf(client, notes, options)).map(wholeNumber).filter((id) => id !== undefined);
  const found = await Promise.all(ids.map((id) => noteOf(client, id, options)));
  return found.flatMap((note) => (note && !isRunning(note.pid) ? { id: note.id, uuid: note.uuid } : []));
}

/** Removes the note of a guest's removal, if there is one; an id's new owner may have one of its own. */
export async function removeNoteOf(
  transaction: XenstoreTransaction,
  { id, uuid }: GuestIdentity,
  options?: CallOptions,
): Promise<void> {
  if ((await noteOf(transaction, id, options))?.uuid === uuid) await removeNote(transaction, id, options);
}

/** What does not read like one of our notes is none. */
async function noteOf(reader: Reader, id: number, options?: CallOptions): Promise<Note | undefined> {
  const text = await textAt(reader, `${notes}/${id}`, options);
  const [, uuid, pid] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\d{1,9})$/.exec(text ?? "") ?? [];
  if (uuid === undefined || id < 1 || id > DOMID_MAX) return undefined;
  return { id, uuid, pid: Number(pid) };
}

/** The last note takes the nodes above it along. */
async function removeNote(transaction: XenstoreTransaction, id: number, options?: CallOptions) {
  await removeNode(transaction, `${notes}/${id}`, options);
  for (const path of [notes, ours]) {
    if ((await childrenOf(transaction, path, options)).length > 0) return;
    await removeNode(transaction, path, options);
  }
}

async function removeNode(transaction: XenstoreTransaction, path: string, options?: CallOptions) {
  await transaction.rm(path, options).catch((error: unknown) => {
    if (!isXenstoreError(error, "ENOENT")) throw error;
  });
}

/** Whether a process is there: its number may have come to another one, whose end then has to be waited for. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
