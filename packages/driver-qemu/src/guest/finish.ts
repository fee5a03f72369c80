import type { QmpClient } from "@libvirt-ts/qmp";
import { type Domain, parseDomain } from "@libvirt-ts/xml/domain";
import { type AnyDevice, devicesOf, withDevice, withoutDevice } from "../definition/devices.js";
import { type GuestRecord, type MonitorCommand, type PlugJob, writeRecord } from "../node/record.js";
import { cleanUp, execute, textOf } from "./change.js";
import type { Guest } from "./guest.js";
import { finishMedium } from "./medium.js";

/**
 * Brings to an end what somebody was killed at, or what the guest has been asked for and did not answer: QEMU says what
 * there is, and the guest's document follows, and the definition where it was to be changed, too. Who calls holds its lock. Resolves to what is written down then.
 */
export async function finishChanges(
  guest: Guest,
  record: GuestRecord,
  define: (definition: Domain) => Promise<void>,
): Promise<GuestRecord> {
  const { change, plugs, medium, defining, ...rest } = record;
  if (change === undefined && plugs === undefined && medium === undefined && defining === undefined)
    return record;
  await guest.reload();
  let isDone = defining?.isDone === true;
  let waiting: readonly PlugJob[] = [];
  await guest.run(async (client) => {
    if (change !== undefined && (await givenAgain(client, change.commands))) {
      await guest.setLive(parseDomain(change.xml).domain);
      isDone = true;
    }
    if (medium !== undefined) await finishMedium(guest, client, medium);
    if (plugs !== undefined) waiting = await finishPlugs(guest, client, plugs);
  });
  // Who asked for a device back has done what can be done at once.
  const isAsked = waiting.some((job) => !job.isRefused) && plugs?.length === waiting.length;
  if (defining !== undefined && (isDone || isAsked || textOf(guest) !== defining.live))
    await define(parseDomain(defining.xml).domain);
  const left = waiting.length === 0 ? rest : { ...rest, plugs: waiting };
  await writeRecord(guest.folder, left);
  return left;
}

/** Whether QEMU takes all of these. */
async function givenAgain(client: QmpClient, commands: readonly MonitorCommand[]): Promise<boolean> {
  try {
    for (const command of commands) await execute(client, command);
    return true;
  } catch {
    return false;
  }
}

/** The jobs whose devices the guest still has, and was asked to give up. */
async function finishPlugs(guest: Guest, client: QmpClient, jobs: readonly PlugJob[]): Promise<PlugJob[]> {
  const listed = await client.execute("qom-list", { path: "/machine/peripheral" });
  const present = new Set(listed.map(({ name }) => name));
  const waiting: PlugJob[] = [];
  for (const job of jobs) {
    if (present.has(job.alias)) {
      if (job.device === undefined) waiting.push(job);
      else if (deviceNamed(guest, job) === undefined)
        await guest.setLive(withDevice(guest.live, job.element, job.device));
    } else {
      await cleanUp(client, job.cleanup);
      await forgetDevice(guest, job);
    }
  }
  return waiting;
}

/** Takes a device that is gone out of its guest's document. */
export async function forgetDevice(guest: Guest, job: PlugJob): Promise<void> {
  const device = deviceNamed(guest, job);
  if (device !== undefined) await guest.setLive(withoutDevice(guest.live, job.element, device));
}

const deviceNamed = ({ live }: Guest, { element, alias }: PlugJob): AnyDevice | undefined =>
  devicesOf(live.devices, element).find((it) => it.alias?.name === alias);
