import type { Libvirt } from "@libvirt-ts/core";
import { MessageWriter } from "@libvirt-ts/rpc";
import { bootId, startGuests } from "./autostart.js";
import { Entrance, fixedPart } from "./entrance.js";
import { Hosts } from "./hosts.js";
import type { ListenerOptions } from "./listen/address.js";
import { checkListener, listen } from "./listen/listen.js";
import type { Doorkeeper, Guest, Listener } from "./listen/listener.js";
import { type Log, silent } from "./log.js";
import { domainLines } from "./metrics/domains.js";
import { checkMetrics, type MetricsListener, serveMetrics } from "./metrics/endpoint.js";
import { Metrics, type Refusal } from "./metrics/metrics.js";
import { defaultLimits, type Limits } from "./session/limits.js";
import { ClientSession } from "./session/session.js";

/** What is served, and to whom. */
export interface ServeOptions {
  /** The URIs that clients may open, the first of them for who names none. */
  readonly uris: readonly [string, ...string[]];
  readonly listeners: readonly ListenerOptions[];
  /** libvirtd's own where left out. */
  readonly limits?: Partial<Limits>;
  /** Where `/metrics` is answered; nowhere when left out. */
  readonly metrics?: MetricsListener;
  /** Those of the URIs whose guests are started that are to start with their host; none when left out. */
  readonly autostart?: readonly string[];
  /**
   * The folder where it is noted that they were, so that it is done once in each run of the host; at every start of a daemon
   * when left out.
   */
  readonly autostartMarks?: string;
  /** Told of what an operator may want to know; nobody when left out. */
  readonly log?: Log;
}

/** What can be changed of a daemon that serves. */
export type ReloadOptions = Pick<ServeOptions, "listeners" | "limits">;

/** A daemon that serves. */
export interface Daemon extends AsyncDisposable {
  /** Where it listens: `unix:PATH`, `tcp:HOST:PORT`, `tls:HOST:PORT`, `ws:HOST:PORT`, `wss:HOST:PORT`, `metrics:URL`. */
  readonly addresses: readonly string[];
  /** How many clients there are. */
  readonly clients: number;
  /**
   * Takes passwords, `allow` lists, certificates and limits as they are now. Clients that may not come any more are put
   * out; limits are those of clients to come. Tells what else has changed, which a new daemon would take.
   */
  reload(options: ReloadOptions): readonly string[];
  /** Lets nobody else in, answers the calls that are under way, and ends. */
  drain(): Promise<void>;
  /** Ends at once. */
  close(): Promise<void>;
}

interface Door {
  readonly options: ListenerOptions;
  readonly entrance: Entrance;
  readonly listener: Listener;
}

/**
 * Serves what a library opens, over libvirt's wire protocol. Rejects before anything listens where a listener is not as it
 * must be, and with nothing left open where it cannot be had.
 */
export async function serve(
  libvirt: Pick<Libvirt, "openOperations">,
  options: ServeOptions,
): Promise<Daemon> {
  const { uris, listeners, log = silent } = options;
  for (const listener of listeners) checkListener(listener);
  if (options.metrics !== undefined) checkMetrics(options.metrics);
  let limits = { ...defaultLimits, ...options.limits };
  const hosts = new Hosts(libvirt, uris);
  const metrics = new Metrics();
  const writer = new MessageWriter();
  const sessions = new Set<ClientSession>();
  const doors: Door[] = [];
  const listening: Listener[] = [];
  let count = 0;

  /** Why somebody is not let in; undefined for who is. */
  const refusalOf = ({ sasl, access }: Entrance, user: string | undefined): [Refusal, string] | undefined => {
    if (sessions.size >= limits.clients) return ["clients", `there are ${limits.clients} clients already`];
    if (sasl === undefined) return access.admits(user) ? undefined : ["allow", "no rule lets it in"];
    const anonymous = [...sessions].filter(({ isLoggedIn }) => !isLoggedIn).length;
    if (anonymous < limits.anonymousClients) return undefined;
    return ["anonymousClients", `there are ${anonymous} that have not logged in already`];
  };

  const welcome = (entrance: Entrance, { stream, peer, user, accept }: Guest) => {
    const refusal = refusalOf(entrance, user);
    if (refusal !== undefined) {
      const [kind, reason] = refusal;
      log("warn", "a client is refused", { peer, reason, ...(kind !== "allow" && { limit: kind }) });
      metrics.refused(kind);
      stream.on("error", () => {}).destroy();
      return;
    }
    accept?.();
    const client = ++count;
    const { type, readOnly } = entrance;
    const own: Log = (level, message, fields) => log(level, message, { client, ...fields });
    const session = new ClientSession(stream, { hosts, writer, limits, entrance, user, metrics, log: own });
    sessions.add(session);
    metrics.come(type);
    own("info", "a client has come", { peer, readOnly });
    void session.closed.then(() => {
      sessions.delete(session);
      metrics.gone(type);
      own("info", "a client has gone");
    });
  };

  const open = async (listener: ListenerOptions): Promise<Door> => {
    const entrance = new Entrance(listener);
    const keeper: Doorkeeper = {
      welcome: (guest) => welcome(entrance, guest),
      log,
      maxConnections: limits.clients,
      uris,
    };
    return { options: listener, entrance, listener: await listen(listener, keeper) };
  };

  const reload = (now: ReloadOptions): readonly string[] => {
    for (const listener of now.listeners) checkListener(listener);
    limits = { ...defaultLimits, ...now.limits };
    const left = new Set(now.listeners);
    const missing: string[] = [];
    for (const { options: then, entrance, listener } of doors) {
      const same = [...left].find((one) => fixedPart(one) === fixedPart(then));
      if (same === undefined) {
        missing.push(listener.address);
        continue;
      }
      left.delete(same);
      listener.update?.(same);
      entrance.update(same);
    }
    for (const session of sessions) session.reviewed();
    const added = [...left].map(({ type }) => `a new or another listener (${type})`);
    return [...missing.map((address) => `${address} as it is`), ...added];
  };

  const end = async (leave: (session: ClientSession) => void) => {
    await Promise.all([
      ...listening.map((listener) => listener.close()),
      ...[...sessions].map((session) => {
        leave(session);
        return session.closed;
      }),
    ]);
    await hosts.close();
  };
  const close = () => end((session) => session.destroy());

  try {
    for (const listener of listeners) {
      const door = await open(listener);
      doors.push(door);
      listening.push(door.listener);
    }
    if (options.metrics !== undefined) {
      const lines = async () => [...metrics.lines(), ...(await domainLines(hosts.opened))];
      listening.push(await serveMetrics(options.metrics, lines));
    }
  } catch (error) {
    await close();
    throw error;
  }
  for (const uri of options.autostart ?? [])
    void hosts
      .get(uri)
      .then(async ({ connection }) => {
        const once = { uri, marks: options.autostartMarks, boot: await bootId() };
        await startGuests(connection, once, log);
      })
      .catch((error) => log("error", "guests cannot be started", { uri, reason: (error as Error).message }));
  return {
    addresses: listening.map(({ address }) => address),
    get clients() {
      return sessions.size;
    },
    reload,
    drain: () => end((session) => session.drain()),
    close,
    [Symbol.asyncDispose]: close,
  };
}
