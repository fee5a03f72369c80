import { ErrorNumber } from "@libvirt-ts/driver";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { qemuError } from "../errors.js";
import { decide, hasArrived } from "../migration/verdict.js";
import type { Definitions } from "../node/definitions.js";
import { removeFile } from "../node/files.js";
import { type ArrivalJob, type GuestRecord, writeRecord } from "../node/record.js";
import type { Guest } from "./guest.js";

/**
 * A guest that has all that it needs to run: it does, and what it came from is no more. Who calls holds its lock. Throws
 * OPERATION_FAILED for one whose source has it still: then it has not run, and is to end.
 */
export async function finishBeginning(
  definitions: Definitions,
  guest: Guest,
  record: GuestRecord,
): Promise<void> {
  const { begun, ...rest } = record;
  const arrival = begun?.arrival;
  if (arrival !== undefined && !(await isHere(guest, arrival)))
    throw qemuError(ErrorNumber.OPERATION_FAILED, `domain '${guest.name}'`, "it stays at the source");
  if (begun?.resume === true)
    await guest.run(async (client) => {
      const { status } = await client.execute("query-status");
      if (/^(prelaunch|paused|inmigrate|restore-vm)$/.test(status)) await client.execute("cont");
    });
  if (arrival !== undefined) {
    await hasArrived(arrival.source, arrival.token);
    if (arrival.definition !== undefined) {
      const { domain } = parseDomain(arrival.definition);
      await definitions.put({ ...domain, uuid: guest.uuid });
    }
  }
  if (begun?.save !== undefined) await removeFile(begun.save);
  await writeRecord(guest.folder, rest);
}

/** Whether a guest that has come is this node's: as was decided, or as is now. */
async function isHere(guest: Guest, { source, token }: ArrivalJob): Promise<boolean> {
  const verdict = await decide(source, token, "departed");
  // A source that is no more has seen it run, or has died before it had decided anything.
  return verdict === undefined ? (await guest.status()) === "running" : verdict !== "stays";
}
