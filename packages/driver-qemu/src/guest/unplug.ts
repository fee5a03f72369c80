import type { QmpClient } from "@libvirt-ts/qmp";

/** How a guest answered to the wish for a device. */
export type UnplugAnswer = "gone" | "refused" | "silent";

/** Milliseconds that a guest has to give a device up; it may still do so later. */
const patience = 5000;

/** Asks a guest to give a device up, and waits for its answer. */
export async function askBack(client: QmpClient, id: string): Promise<UnplugAnswer> {
  let forget!: () => void;
  let timer: NodeJS.Timeout | undefined;
  const answer = new Promise<UnplugAnswer>((resolve) => {
    forget = client.onEvent((event) => {
      if (event.event === "DEVICE_DELETED" && event.data.device === id) resolve("gone");
      if (event.event === "DEVICE_UNPLUG_GUEST_ERROR" && event.data.device === id) resolve("refused");
    });
    timer = setTimeout(resolve, patience, "silent");
    void client.closed.then(() => resolve("gone"));
  });
  try {
    await client.execute("device_del", { id });
    return await answer;
  } finally {
    clearTimeout(timer);
    forget();
  }
}
