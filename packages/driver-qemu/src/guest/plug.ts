import { ErrorNumber } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import type { Domain } from "@libvirt-ts/xml/domain";
import { type PlugStep, undoing } from "../command-line/plugging.js";
import { qemuError } from "../errors.js";
import { type PlugJob, recordIn, writeRecord } from "../node/record.js";
import { cleanUp, execute, underRecord } from "./change.js";
import { forgetDevice } from "./finish.js";
import type { Guest } from "./guest.js";
import { askBack } from "./unplug.js";

/** Gives a guest a device. Who calls holds its lock. What QEMU refuses leaves the guest as it was. */
export async function plug(
  guest: Guest,
  job: Omit<PlugJob, "cleanup">,
  steps: readonly PlugStep[],
  live: Domain,
): Promise<void> {
  await underRecord(
    guest,
    ({ plugs = [] }) => ({ plugs: [...plugs, { ...job, cleanup: undoing(steps) }] }),
    async () => {
      await guest.run((client) => takeSteps(client, steps));
      await guest.setLive(live);
    },
  );
}

/** QEMU is told all of them at once: it takes one after the other, and refuses what stands on a step that it has refused. */
async function takeSteps(client: QmpClient, steps: readonly PlugStep[]): Promise<void> {
  const answers = await Promise.allSettled(steps.map(({ command }) => execute(client, command)));
  const refused = answers.find(({ status }) => status === "rejected") as PromiseRejectedResult | undefined;
  if (refused === undefined) return;
  const done = steps.filter((_, at) => answers[at]!.status === "fulfilled");
  await cleanUp(client, undoing(done));
  throw refused.reason;
}

/**
 * Asks a guest to give a device up. Who calls holds its lock. One that does not answer in time, or refuses, may give it up
 * later: the device leaves the document then.
 */
export async function unplug(guest: Guest, job: PlugJob): Promise<void> {
  const { plugs: asked = [], ...rest } = await recordIn(guest.folder);
  const others = asked.filter(({ alias }) => alias !== job.alias);
  const note = (plugs: readonly PlugJob[]) =>
    writeRecord(guest.folder, plugs.length === 0 ? rest : { ...rest, plugs });
  await note([...others, job]);
  // What QEMU refuses to ask the guest changes nothing about what it was asked before.
  let left = asked;
  try {
    const answer = await guest.run(async (client) => {
      const said = await askBack(client, job.alias);
      if (said === "gone") await cleanUp(client, job.cleanup);
      return said;
    });
    left = [...others, answer === "refused" ? { ...job, isRefused: true } : job];
    if (answer === "refused")
      throw qemuError(ErrorNumber.OPERATION_FAILED, `device '${job.alias}'`, "the guest does not give it up");
    if (answer === "gone") {
      await forgetDevice(guest, job);
      left = others;
    }
  } finally {
    if (guest.isAlive) await note(left);
  }
}
