import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import type { OpenTransport } from "./transport.js";
import { openUnixSocket } from "./unix-socket.js";
import { openXenbusDevice } from "./xenbus-device.js";

/** Where to look for a daemon. */
export interface EndpointOptions {
  /** A socket or a device; nothing else is tried then. */
  readonly endpoint?: string;
  /** Prefer the read-only socket of Xen up to 4.14. */
  readonly readOnly?: boolean;
  /** `process.env` when left out: XENSTORED_PATH, XENSTORED_RUNDIR. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const RUN_DIRECTORIES = ["/run/xenstored", "/var/run/xenstored"];
const DEVICES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ["/dev/xen/xenbus", "/proc/xen/xenbus"],
  freebsd: ["/dev/xen/xenstore"],
  netbsd: ["/kern/xen/xenbus"],
};

/**
 * The endpoints to try, in order, as the C library has it: the one asked for, else `XENSTORED_PATH`, else the sockets
 * in `XENSTORED_RUNDIR` or the usual places, then the kernel's devices.
 */
export function endpointCandidates({
  endpoint,
  readOnly = false,
  env = process.env,
}: EndpointOptions = {}): string[] {
  const asked = endpoint ?? env.XENSTORED_PATH;
  if (asked) return [asked];
  const directories = env.XENSTORED_RUNDIR ? [env.XENSTORED_RUNDIR] : RUN_DIRECTORIES;
  const socketNames = readOnly ? ["socket_ro", "socket"] : ["socket"];
  const sockets = socketNames.flatMap((name) => directories.map((directory) => `${directory}/${name}`));
  return [...sockets, ...(DEVICES[process.platform] ?? [])];
}

interface Failure {
  readonly path: string;
  readonly error: NodeJS.ErrnoException;
  /** Of an endpoint that is there. */
  readonly stats: Stats | undefined;
}

/** No candidate could be opened. */
export class XenstoreEndpointError extends AggregateError {
  override readonly name = "XenstoreEndpointError";
  /** The system's word for it: ENOENT when nothing is there, else of the first endpoint that is there and fails. */
  readonly code: string;
  /** What was looked for, the first first; of endpoints that are there, each with what is wrong with it. */
  readonly places: readonly string[];
  constructor(failures: readonly Failure[]) {
    const present = failures.filter(({ error }) => error.code !== "ENOENT");
    const told = present.length > 0 ? withoutAliases(present) : failures;
    super(
      failures.map(({ error }) => error),
      `no xenstore could be opened: ${told.map(describe).join(", ")}`,
    );
    this.code = present[0] ? (present[0].error.code ?? "EIO") : "ENOENT";
    this.places = present[0] ? told.map(describe) : told.map(({ path }) => path);
  }
}

/** `/var/run` is `/run` on today's hosts: one socket under two names is told of once. */
function withoutAliases(failures: readonly Failure[]): Failure[] {
  const isAlias = (one: Stats, other: Stats) => one.dev === other.dev && one.ino === other.ino;
  return failures.filter(
    ({ stats }, at) =>
      stats === undefined ||
      !failures.slice(0, at).some((before) => before.stats !== undefined && isAlias(before.stats, stats)),
  );
}

/** Who may use an endpoint is a matter of its mode alone. */
function describe({ path, error, stats }: Failure): string {
  const reason = error.code ?? error.message;
  if (!stats || (reason !== "EACCES" && reason !== "EPERM")) return `${path} (${reason})`;
  return `${path} (${reason}: mode ${(stats.mode & 0o7777).toString(8).padStart(4, "0")}, owner ${stats.uid})`;
}

/** `/proc/xen/xenbus` looks like a plain file; any other plain file must not be written to. */
function isDevice(path: string, stats: Stats): boolean {
  return stats.isCharacterDevice() || (DEVICES[process.platform] ?? []).includes(path);
}

/**
 * Opens the first endpoint that takes us. One that is there but refuses does not end the search; what each said is
 * in the error.
 */
export function openEndpoint(options: EndpointOptions = {}): OpenTransport {
  return async (events, signal) => {
    const failures: Failure[] = [];
    for (const path of endpointCandidates(options)) {
      signal?.throwIfAborted();
      let stats: Stats | undefined;
      try {
        stats = await stat(path);
        if (stats.isSocket()) return await openUnixSocket(path, events, signal);
        if (isDevice(path, stats)) return await openXenbusDevice(path, events);
        throw Object.assign(new Error("neither a socket nor a device of Xen"), { code: "ENOTSOCK" });
      } catch (error) {
        signal?.throwIfAborted();
        failures.push({ path, error: error as Error, stats });
      }
    }
    throw new XenstoreEndpointError(failures);
  };
}
