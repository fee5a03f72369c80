import type { QmpClient, QmpEvent } from "@libvirt-ts/qmp";
import type { Guest } from "../guest/guest.js";
import { within } from "../guest/within.js";

/** Milliseconds that a guest has to obey before its caller is told; it may still do so as long as somebody follows it. */
const patience = 10_000;

/**
 * Presses the power button and has the guest begin anew when it goes down: QEMU holds it there for a moment, instead of
 * ending. Resolves when it has begun anew, or when it does not obey in time.
 */
export async function reboot(guest: Guest, signal?: AbortSignal): Promise<void> {
  guest.follow();
  const before = guest.muted;
  let fallen!: () => void;
  const down = new Promise<void>((resolve) => {
    fallen = resolve;
  });
  // What follows from the power button is no end of the guest, and not told as one.
  let isDown = false;
  guest.muted = (event: QmpEvent) => {
    if (event.event === "SHUTDOWN" && event.data.guest) {
      isDown = true;
      fallen();
      return true;
    }
    return isDown && (event.event === "STOP" || event.event === "RESUME");
  };
  const end = (): void => {
    guest.muted = before;
    guest.unfollow();
  };
  try {
    await guest.run(async (client) => {
      await client.execute("set-action", { shutdown: "pause" });
      await client.execute("system_powerdown");
    }, signal);
  } catch (error) {
    end();
    throw error;
  }
  const outcome = await within(patience, down, "late");
  await guest
    .run(async (client) => {
      if (outcome === "late" && !isDown) await client.execute("set-action", { shutdown: "poweroff" });
      if (isDown) await beginAnew(client);
    })
    .finally(end);
}

async function beginAnew(client: QmpClient): Promise<void> {
  await client.execute("system_reset");
  await client.execute("cont");
  await client.execute("set-action", { shutdown: "poweroff" });
}
