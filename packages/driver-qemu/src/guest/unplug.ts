import type { QmpClient } from "@libvirt-ts/qmp";
import { listenFor } from "./telling.js";
import { within } from "./within.js";

/** How a guest answered to the wish for a device. */
export type UnplugAnswer = "gone" | "refused" | "silent";

/** Milliseconds that a guest has to give a device up; it may still do so later. */
const patience = 5000;

/** Asks a guest to give a device up, and waits for its answer. */
export async function askBack(client: QmpClient, id: string): Promise<UnplugAnswer> {
  const answer = listenFor(client, (event): UnplugAnswer | undefined => {
    if (event.event === "DEVICE_DELETED" && event.data.device === id) return "gone";
    if (event.event === "DEVICE_UNPLUG_GUEST_ERROR" && event.data.device === id) return "refused";
    return undefined;
  });
  try {
    await client.execute("device_del", { id });
    return (await within(patience, answer.told, "silent")) ?? "gone";
  } finally {
    answer.forget();
  }
}
