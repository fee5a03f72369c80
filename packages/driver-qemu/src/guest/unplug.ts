import type { QmpClient } from "@libvirt-ts/qmp";
import { listenFor } from "./telling.js";

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
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<UnplugAnswer>((resolve) => {
    timer = setTimeout(resolve, patience, "silent");
  });
  try {
    await client.execute("device_del", { id });
    return (await Promise.race([answer.told, late])) ?? "gone";
  } finally {
    clearTimeout(timer);
    answer.forget();
  }
}
