import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { QmpClient } from "@libvirt-ts/qmp";
import { fileError } from "../errors.js";
import type { Guest } from "./guest.js";

/** What QEMU writes to a file, by way of one in the guest's folder that nobody else sees. */
export async function readWritten(
  guest: Guest,
  write: (client: QmpClient, filename: string) => Promise<unknown>,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const filename = join(guest.folder, `written.${randomUUID()}`);
  try {
    await guest.run((client) => write(client, filename), signal);
    return await readFile(filename).catch((error) => Promise.reject(fileError(filename, error)));
  } finally {
    await rm(filename, { force: true });
  }
}
