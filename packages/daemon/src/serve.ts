import type { Libvirt } from "@libvirt-ts/core";
import { Hosts } from "./hosts.js";
import type { ListenerOptions } from "./listen/address.js";
import { listen } from "./listen/listen.js";
import type { Listener } from "./listen/listener.js";
import { type Log, silent } from "./log.js";
import { defaultLimits, type Limits } from "./session/limits.js";
import { ClientSession } from "./session/session.js";

/** What is served, and to whom. */
export interface ServeOptions {
  /** The URIs that clients may open, the first of them for who names none. */
  readonly uris: readonly [string, ...string[]];
  readonly listeners: readonly ListenerOptions[];
  /** libvirtd's own where left out. */
  readonly limits?: Partial<Limits>;
  /** Told of what an operator may want to know; nobody when left out. */
  readonly log?: Log;
}

/** A daemon that serves. */
export interface Daemon extends AsyncDisposable {
  /** Where it listens: `unix:PATH`, `tcp:HOST:PORT`, `tls:HOST:PORT`. */
  readonly addresses: readonly string[];
  /** How many clients there are. */
  readonly clients: number;
  /** Lets nobody else in, answers the calls that are under way, and ends. */
  drain(): Promise<void>;
  /** Ends at once. */
  close(): Promise<void>;
}

/**
 * Serves what a library opens, over libvirt's wire protocol. Rejects, with nothing left open, where a listener cannot be
 * had.
 */
export async function serve(
  libvirt: Pick<Libvirt, "openOperations">,
  options: ServeOptions,
): Promise<Daemon> {
  const { uris, listeners, log = silent } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const hosts = new Hosts(libvirt, uris);
  const sessions = new Set<ClientSession>();
  const doors: Listener[] = [];
  let count = 0;

  /** What there may not be more of; undefined where there is room. */
  const fullOf = (asksForLogin: boolean): string | undefined => {
    if (sessions.size >= limits.clients) return `${limits.clients} clients`;
    if (!asksForLogin) return undefined;
    const anonymous = [...sessions].filter(({ isLoggedIn }) => !isLoggedIn).length;
    return anonymous >= limits.anonymousClients ? `${anonymous} that have not logged in` : undefined;
  };

  const open = async (listener: ListenerOptions) => {
    const { readOnly = false } = listener;
    const sasl = "sasl" in listener ? listener.sasl : undefined;
    return listen(
      listener,
      (stream, peer) => {
        const full = fullOf(sasl !== undefined);
        if (full !== undefined) {
          log("warn", "a client is refused", { peer, reason: `there are ${full} already` });
          stream.destroy();
          return;
        }
        const client = ++count;
        const own: Log = (level, message, fields) => log(level, message, { client, ...fields });
        const session = new ClientSession(stream, { hosts, limits, readOnly, sasl, log: own });
        sessions.add(session);
        own("info", "a client has come", { peer, readOnly });
        void session.closed.then(() => {
          sessions.delete(session);
          own("info", "a client has gone");
        });
      },
      log,
    );
  };

  const end = async (leave: (session: ClientSession) => void) => {
    await Promise.all([
      ...doors.map((door) => door.close()),
      ...[...sessions].map((session) => {
        leave(session);
        return session.closed;
      }),
    ]);
    await hosts.close();
  };
  const close = () => end((session) => session.destroy());

  try {
    for (const listener of listeners) doors.push(await open(listener));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    addresses: doors.map(({ address }) => address),
    get clients() {
      return sessions.size;
    },
    drain: () => end((session) => session.drain()),
    close,
    [Symbol.asyncDispose]: close,
  };
}
