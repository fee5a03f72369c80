import { ConnectListAllDomainsFlags, type DriverConnection } from "@libvirt-ts/driver";
import type { Log } from "./log.js";

const { INACTIVE, AUTOSTART } = ConnectListAllDomainsFlags;

/** Whether nobody else starts the guests that a URI names, since no daemon but ours is there for them. */
export const isOurs = (uri: string): boolean => /^qemu:\/\/\/embed(?:\?|$)/i.test(uri);

/** Starts the guests that are to start with their host, one after the other. What cannot be started is told, and left. */
export async function startGuests(connection: DriverConnection, log: Log): Promise<void> {
  const found = (await connection.listAllDomains?.(INACTIVE | AUTOSTART)) ?? [];
  for (const { ref } of found) {
    const guest = ref.name ?? ref.uuid;
    try {
      await connection.domainCreate?.(ref, 0);
      log("info", "a guest is started", { guest });
    } catch (error) {
      log("error", "a guest cannot be started", { guest, reason: (error as Error).message });
    }
  }
}
