import { createReadStream } from "node:fs";
import { type FileHandle, rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ErrorNumber } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import { qemuError } from "../errors.js";
import { listenFor } from "./telling.js";

/** Without it QEMU tells nobody how a migration ends. */
const telling = { capabilities: [{ capability: "events", state: true }] } as const;

/** Writes down the state of a guest that stands, behind what the file has. What fails leaves the guest as it is. */
export async function writeState(
  client: QmpClient,
  folder: string,
  handle: FileHandle,
  signal?: AbortSignal,
): Promise<void> {
  const path = join(folder, "outgoing.sock");
  await rm(path, { force: true });
  const { server, socket } = await listenOnce(path);
  const finished = migrationEnd(client);
  try {
    await client.execute("migrate-set-capabilities", telling);
    // Nobody is disturbed: the guest stands, and the file is this host's.
    await client.execute("migrate-set-parameters", { "max-bandwidth": Number.MAX_SAFE_INTEGER });
    await client.execute("migrate", { uri: `unix:${path}` });
    const stream = await socket;
    await pipeline(
      stream,
      async (chunks) => {
        for await (const chunk of chunks) await handle.write(chunk as Uint8Array);
      },
      { ...(signal && { signal }) },
    );
    const status = await finished.told;
    if (status !== "completed") {
      const { "error-desc": reason } = await client.execute("query-migrate");
      throw qemuError(
        ErrorNumber.OPERATION_FAILED,
        "save",
        `QEMU could not write the state: ${reason ?? status}`,
      );
    }
  } catch (error) {
    (await Promise.race([socket, Promise.resolve(undefined)]))?.destroy();
    await client.execute("migrate_cancel").catch(() => {});
    throw error;
  } finally {
    finished.forget();
    server.close();
    await rm(path, { force: true });
  }
}

/** Gives a guest, which was started for that, the state that a file has from an offset on. */
export async function readState(
  client: QmpClient,
  folder: string,
  file: string,
  offset: number,
): Promise<void> {
  const path = join(folder, "incoming.sock");
  const finished = migrationEnd(client);
  try {
    await client.execute("migrate-set-capabilities", telling);
    await client.execute("migrate-incoming", { uri: `unix:${path}` });
    const socket = connect(path);
    // A reset after the last byte is nobody's error: how the migration ends is what QEMU tells.
    socket.on("error", () => {});
    const sent = pipeline(createReadStream(file, { start: offset }), socket);
    // QEMU hangs up as soon as it has all that it wants; whether that was enough is for it to say.
    sent.catch(() => {});
    if ((await finished.told) !== "completed")
      throw qemuError(ErrorNumber.OPERATION_FAILED, file, "QEMU could not read the state of the guest");
    await sent.catch(() => {});
  } finally {
    finished.forget();
    await rm(path, { force: true });
  }
}

/** How a migration ends that is begun after this. */
export const migrationEnd = (client: QmpClient) =>
  listenFor(client, ({ event, data }) =>
    event === "MIGRATION" && /^(completed|failed|cancelled)$/.test(data.status) ? data.status : undefined,
  );

/** A socket to which one peer may connect. */
async function listenOnce(
  path: string,
): Promise<{ readonly server: Server; readonly socket: Promise<Socket> }> {
  const server = createServer();
  const socket = new Promise<Socket>((resolve) => {
    server.once("connection", (it: Socket) => {
      server.close();
      // Whoever reads it hears of an error; one that comes later is nobody's.
      it.on("error", () => {});
      resolve(it);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(path, () => resolve());
  });
  return { server, socket };
}
