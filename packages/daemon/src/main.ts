import { execFile } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { libvirt } from "@libvirt-ts/core";
import { setPassword } from "./auth/passwords.js";
import { isOurs } from "./autostart.js";
import type { Config } from "./config/config.js";
import { usage } from "./config/manual.js";
import { readOptions, type Surroundings } from "./config/options.js";
import { ConfigError } from "./config/reader.js";
import type { ListenerOptions } from "./listen/address.js";
import { inheritedSockets } from "./listen/inherited.js";
import { type Log, lineLog } from "./log.js";
import { type Daemon, serve } from "./serve.js";

/**
 * The command `libvirt-tsd`: reads its options, which are those after the program's name, serves until a signal ends it, and
 * resolves to the process's status. What is wrong is one line on stderr.
 */
export async function runDaemon(argv: readonly string[]): Promise<number> {
  const surroundings = { inherited: inheritedSockets(process.env, process.pid), defaultListeners };
  try {
    const wish = await readOptions(argv, surroundings);
    switch (wish.type) {
      case "help":
        process.stdout.write(usage());
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
      case "serve":
        await run(wish.config, argv, surroundings);
        return 0;
    }
  } catch (error) {
    process.stderr.write(`libvirt-tsd: ${whatStops(error)}\n`);
    return 1;
  }
}

async function run(config: Config, argv: readonly string[], surroundings: Surroundings): Promise<void> {
  const logOf = (how: Config["log"]) => lineLog((line) => process.stderr.write(line), how);
  let current = logOf(config.log);
  const log: Log = (...told) => current(...told);
  const [first = "", ...others] = config.uris;
  const { listeners, limits, metrics } = config;
  const marks = runFolder();
  const daemon = await serve(libvirt, {
    uris: [first, ...others],
    ...{ listeners, limits, log },
    autostart: config.uris.filter(isOurs),
    ...(marks === undefined ? {} : { autostartMarks: marks }),
    ...(metrics === undefined ? {} : { metrics }),
  });
  const reload = async () => {
    try {
      const wish = await readOptions(argv, surroundings);
      if (wish.type !== "serve") return;
      const now = wish.config;
      current = logOf({ ...config.log, level: now.log.level });
      const left = [...daemon.reload(now), ...otherChanges(config, now)];
      log("info", "the configuration is read again");
      if (left.length > 0) log("warn", "a new start is needed for more", { what: left.join("; ") });
    } catch (error) {
      log("error", "the configuration is not taken", { reason: whatStops(error) });
    }
  };
  process.on("SIGHUP", reload);
  log("info", "listening", { addresses: daemon.addresses.join(" "), uris: config.uris.join(" ") });
  tellReady();
  await untilToldToEnd(daemon);
  process.off("SIGHUP", reload);
  log("info", "ended");
}

/** What else a file says now that a daemon does not take while it serves. */
function otherChanges(then: Config, now: Config): string[] {
  const fixed = (config: Config) => ({
    uris: config.uris,
    metrics: config.metrics,
    "the log's format": config.log.format,
  });
  const [before, after] = [fixed(then), fixed(now)];
  const names = Object.keys(before) as (keyof typeof before)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

const isRoot = (): boolean => process.getuid?.() === 0;

/** Where files of this run of the host are, in a folder that only this user can change; undefined where there is none. */
function runFolder(): string | undefined {
  const parent = isRoot() ? "/run" : process.env.XDG_RUNTIME_DIR;
  return parent === undefined ? undefined : join(parent, "libvirt-ts");
}

/** The sockets of this user. */
function defaultListeners(): readonly ListenerOptions[] {
  const folder = runFolder();
  if (folder === undefined)
    throw new ConfigError("option", "XDG_RUNTIME_DIR is not set; say where to listen by --socket");
  mkdirSync(folder, { recursive: true, mode: isRoot() ? 0o755 : 0o700 });
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
  if (error instanceof ConfigError) return message;
  const where =
    path ?? (address === undefined ? undefined : `${address}${port === undefined ? "" : `:${port}`}`);
  if (where === undefined || code === undefined) return message;
  if (code === "EADDRINUSE") return `${where}: another program listens there`;
  // A path has none, or one of -1.
  if (code === "EACCES" && port !== undefined && port > 0)
    return `${where}: ports below 1024 are not for this user, who lacks the capability CAP_NET_BIND_SERVICE`;
  if (code === "EACCES" || code === "EPERM")
    return `${where}: this user may not listen there: the socket, or its folder, is another's`;
  if (code === "ENOENT") return `${where}: there is no such folder`;
  if (code === "EADDRNOTAVAIL") return `${where}: this host has no such address`;
  return `${where}: ${message}`;
}

function version(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}
