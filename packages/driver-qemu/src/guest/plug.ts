import { ErrorNumber } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import type { Domain } from "@libvirt-ts/xml/domain";
import type { PlugStep } from "../command-line/plugging.js";
import { qemuError } from "../errors.js";
import { type PlugJob, readRecord, writeRecord } from "../node/record.js";
import { cleanUp, forgetDevice } from "./finish.js";
import type { Guest } from "./guest.js";
import { askBack } from "./unplug.js";

/** Gives a guest a device. Who calls holds its lock. What QEMU refuses leaves the guest as it was. */
export async function plug(
  guest: Guest,
  job: Omit<PlugJob, "cleanup">,
  steps: readonly PlugStep[],
  live: Domain,
): Promise<void> {
  const record = await readRecord(guest.folder);
  if (record === undefined) return;
  const { plugs = [] } = record;
  await writeRecord(guest.folder, { ...record, plugs: [...plugs, { ...job, cleanup: undoing(steps) }] });
  try {
    await guest.run((client) => takeSteps(client, steps));
    await guest.setLive(live);
  } finally {
    if (guest.isAlive) await writeRecord(guest.folder, record);
  }
}

async function takeSteps(client: QmpClient, steps: readonly PlugStep[]): Promise<void> {
  const done: PlugStep[] = [];
  try {
    for (const step of steps) {
      await client.call(step.command.execute, step.command.arguments);
      done.push(step);
    }
  } catch (error) {
    await cleanUp(client, undoing(done));
    throw error;
  }
}

/** What takes back the effects of steps, the last first. */
export const undoing = (steps: readonly PlugStep[]) =>
  steps.toReversed().flatMap(({ undo }) => (undo === undefined ? [] : [undo]));

/**
 * Asks a guest to give a device up. Who calls holds its lock. One that does not answer in time may give it up later: the
 * device leaves the document then.
 */
export async function unplug(guest: Guest, job: PlugJob): Promise<void> {
  const record = await readRecord(guest.folder);
  if (record === undefined) return;
  const { plugs: asked = [], ...rest } = record;
  const others = asked.filter(({ alias }) => alias !== job.alias);
  const settled = others.length === 0 ? rest : { ...rest, plugs: others };
  await writeRecord(guest.folder, { ...rest, plugs: [...others, job] });
  let isSettled = true;
  try {
    const answer = await guest.run(async (client) => {
      const said = await askBack(client, job.alias);
      if (said === "gone") await cleanUp(client, job.cleanup);
      return said;
    });
    if (answer === "gone") await forgetDevice(guest, job);
    if (answer === "refused")
      throw qemuError(ErrorNumber.OPERATION_FAILED, `device '${job.alias}'`, "the guest does not give it up");
    isSettled = answer !== "silent";
  } finally {
    if (isSettled && guest.isAlive) await writeRecord(guest.folder, settled);
  }
}
