import { execFile } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { libvirt } from "@libvirt-ts/core";
import { setPassword } from "./auth/passwords.js";
import { readOptions, usage } from "./config/options.js";
import { ConfigError } from "./config/reader.js";
import type { ListenerOptions } from "./listen/address.js";
import { inheritedListeners } from "./listen/inherited.js";
import { lineLog } from "./log.js";
import { type Daemon, serve } from "./serve.js";

/**
 * The command `libvirt-tsd`: reads its options, which are those after the program's name, serves until a signal ends it, and
 * resolves to the process's status. What is wrong is one line on stderr.
 */
export async function runDaemon(argv: readonly string[]): Promise<number> {
  try {
    const wish = await readOptions(argv, defaultListeners);
    switch (wish.type) {
      case "help":
        process.stdout.write(usage);
        return 0;
      case "version":
        process.stdout.write(`${version()}\n`);
        return 0;
      case "passwd": {
        const [password = ""] = (await text(process.stdin)).split("\n");
        await setPassword(wish.file, wish.user, password);
        return 0;
      }
      case "check":
        process.stdout.write("the configuration is right\n");
        return 0;
      case "serve": {
        const { uris, listeners, limits, log: how } = wish.config;
        const log = lineLog((line) => process.stderr.write(line), how);
        const [first = "", ...others] = uris;
        const daemon = await serve(libvirt, { uris: [first, ...others], listeners, limits, log });
        log("info", "listening", { addresses: daemon.addresses.join(" "), uris: uris.join(" ") });
        tellReady();
        await untilToldToEnd(daemon);
        log("info", "ended");
        return 0;
      }
    }
  } catch (error) {
    const told = error instanceof ConfigError ? error.message : whatStops(error);
    process.stderr.write(`libvirt-tsd: ${told}\n`);
    return 1;
  }
}

/** What systemd has opened for us; else the sockets of this user, in a folder that only he can change. */
function defaultListeners(): readonly ListenerOptions[] {
  const inherited = inheritedListeners(process.env, process.pid);
  if (inherited.length > 0) return inherited;
  const isRoot = process.getuid?.() === 0;
  const { XDG_RUNTIME_DIR: own } = process.env;
  if (!isRoot && own === undefined)
    throw new ConfigError("option", "XDG_RUNTIME_DIR is not set; say where to listen by --socket");
  const folder = join(isRoot ? "/run" : own!, "libvirt-ts");
  mkdirSync(folder, { recursive: true, mode: isRoot ? 0o755 : 0o700 });
  return [
    { type: "unix", path: join(folder, "libvirt-sock") },
    { type: "unix", path: join(folder, "libvirt-sock-ro"), readOnly: true },
  ];
}

/** Resolves once a signal has said so and everything is answered; a second one does not wait. */
async function untilToldToEnd(daemon: Daemon): Promise<void> {
  const told = () =>
    new Promise<void>((resolve) => {
      for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
    });
  await told();
  await Promise.race([daemon.drain(), told().then(() => daemon.close())]);
}

/** Tells a systemd that waits for it; it alone knows how to reach its socket. */
function tellReady(): void {
  if (process.env.NOTIFY_SOCKET === undefined) return;
  execFile("systemd-notify", ["--ready"], () => {});
}

function whatStops(error: unknown): string {
  const { code, message, path, address, port } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  const where =
    path ?? (address === undefined ? undefined : `${address}${port === undefined ? "" : `:${port}`}`);
  if (where === undefined || code === undefined) return message;
  if (code === "EADDRINUSE") return `${where}: another program listens there`;
  if (code === "EACCES") return `${where}: that is not ours to listen on`;
  return `${where}: ${message}`;
}

function version(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}
