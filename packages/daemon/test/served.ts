import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { type Daemon, type LogFields, type ServeOptions, serve } from "../src/index.js";

/** A daemon on sockets of its own: `socket`, and `readOnlySocket` where everybody may only look. */
export interface Served extends AsyncDisposable {
  readonly daemon: Daemon;
  readonly folder: string;
  readonly socket: string;
  readonly readOnlySocket: string;
  /** What it has logged. */
  readonly logged: readonly (LogFields & { readonly level: string; readonly message: string })[];
}

export async function served(options: Partial<ServeOptions> = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "libvirt-tsd-"));
  const [socket, readOnlySocket] = [join(folder, "sock"), join(folder, "sock-ro")];
  const logged: (LogFields & { level: string; message: string })[] = [];
  const daemon = await serve(libvirt, {
    uris: ["test:///default"],
    listeners: [
      { type: "unix", path: socket },
      { type: "unix", path: readOnlySocket, readOnly: true },
    ],
    log: (level, message, fields) => logged.push({ level, message, ...fields }),
    ...options,
  });
  return {
    ...{ daemon, folder, socket, readOnlySocket, logged },
    async [Symbol.asyncDispose]() {
      await daemon.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
