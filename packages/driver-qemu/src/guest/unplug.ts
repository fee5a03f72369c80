import type { QmpClient, QmpEvent } from "@libvirt-ts/qmp";
import { listenFor } from "./telling.js";
import { within } from "./within.js";

/** How a guest answered to the wish for a device. */
export type UnplugAnswer = "gone" | "refused" | "silent";

/** Milliseconds that a guest has to give a device up; it may still do so later. */
const patience = 5000;

/** As ACPI numbers what a guest's `_OST` tells: an ejection that the host wished for, or the guest itself. */
const ejections: ReadonlySet<number> = new Set([0x03, 0x103]);
/** It is done, or under way, which a guest tells before it tries; all others refuse, 0x83 because of what depends on it. */
const goingWell: ReadonlySet<number> = new Set([0x00, 0x84]);

/** The device that a guest says it does not give up; undefined for other events. */
export function refusedDevice(event: QmpEvent): string | undefined {
  if (event.event === "DEVICE_UNPLUG_GUEST_ERROR") return event.data.device;
  if (event.event !== "ACPI_DEVICE_OST") return undefined;
  const { device, source, status } = event.data.info;
  return ejections.has(Number(source)) && !goingWell.has(Number(status)) ? device : undefined;
}

/** Asks a guest to give a device up, and waits for its answer. */
export async function askBack(client: QmpClient, id: string): Promise<UnplugAnswer> {
  const answer = listenFor(client, (event): UnplugAnswer | undefined => {
    if (event.event === "DEVICE_DELETED" && event.data.device === id) return "gone";
    return refusedDevice(event) === id ? "refused" : undefined;
  });
  try {
    await client.execute("device_del", { id });
    return (await within(patience, answer.told, "silent")) ?? "gone";
  } finally {
    answer.forget();
  }
}
