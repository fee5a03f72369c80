import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConnectListAllDomainsFlags, type DriverConnection } from "@libvirt-ts/driver";
import type { Log } from "./log.js";

const { INACTIVE, AUTOSTART } = ConnectListAllDomainsFlags;

/** Whether nobody else starts the guests that a URI names, since no daemon but ours is there for them. */
export const isOurs = (uri: string): boolean => /^qemu:\/\/\/embed(?:\?|$)/i.test(uri);

/** What is started once in each run of the host, however often a daemon is. */
export interface Autostart {
  readonly uri: string;
  /** Where it is noted that this was done; done at every start of a daemon when left out. */
  readonly marks?: string | undefined;
  /** Which run of the host this is; undefined where that cannot be told. */
  readonly boot?: string | undefined;
}

/** Which run of the host this is, on Linux. */
export const bootId = async (): Promise<string | undefined> =>
  (await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => undefined))?.trim();

/**
 * Starts the guests that are to start with their host, one after the other, unless that was done since the host has started:
 * a guest that somebody has turned off meanwhile stays off. What cannot be started is told, and left.
 */
export async function startGuests(
  connection: DriverConnection,
  { uri, marks, boot }: Autostart,
  log: Log,
): Promise<void> {
  const mark =
    marks && join(marks, `autostarted-${createHash("sha256").update(uri).digest("hex").slice(0, 16)}`);
  const isDone =
    boot !== undefined && mark !== undefined && (await readFile(mark, "utf8").catch(() => "")) === boot;
  if (isDone) {
    log("info", "guests were started before, since the host's start", { uri });
    return;
  }
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
  if (mark === undefined || boot === undefined) return;
  try {
    await mkdir(marks!, { recursive: true, mode: 0o700 });
    await writeFile(mark, boot, { mode: 0o600 });
  } catch (error) {
    log("warn", "the next daemon starts guests again", { uri, reason: (error as Error).message });
  }
}
