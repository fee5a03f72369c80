import { SignalGroups } from "@libvirt-ts/driver";
import { delay } from "../delay.js";
import { XenstoreError, XenstoreRequestError } from "../protocol/errors.js";
import { REPLY_MAX } from "../protocol/limits.js";
import { decodeOk } from "../protocol/reply.js";
import type { XenstoreRequest } from "../protocol/request.js";
import { type EndpointOptions, openEndpoint } from "../transport/endpoint.js";
import type { OpenTransport } from "../transport/transport.js";
import { Connection, type ConnectionOptions } from "./connection.js";
import { XenstoreConnectionError, XenstoreTimeoutError } from "./errors.js";
import type { RequestOptions } from "./options.js";
import type { SendOptions } from "./pending.js";
import { WatchQueue } from "./watch.js";
import { unlessAborted, within } from "./within.js";

/** How a client connects and what it takes upon itself. */
export interface XenstoreClientOptions extends EndpointOptions {
  /**
   * Milliseconds until a request without a time-out of its own is given up; 30,000 when left out, 0 for never. A
   * connection on which a reply is due and nothing was heard for as long is made anew.
   */
  readonly timeout?: number;
  /** Milliseconds for connecting, and for a request to wait for a lost connection; 5,000 when left out. */
  readonly connectTimeout?: number;
  /** Requests in flight at once, the rest waits here; 128 when left out. */
  readonly window?: number;
  /** Most bytes of one reply; 16 MiB when left out. */
  readonly maxReply?: number;
  /** Whether a lost connection is made again; true when left out. */
  readonly reconnect?: boolean;
  /** Another way to a daemon than a socket or a device of this machine. */
  readonly transport?: OpenTransport;
}

/** {@link RequestOptions} of a watch. `signal` ends the watch, too. */
export interface WatchOptions extends RequestOptions {
  /** Most changed paths that are kept for a slow reader; 1,024 when left out. */
  readonly maxQueued?: number;
}

/** What a read-only client does not send. CONTROL may do anything. */
const WRITING: ReadonlySet<XenstoreRequest["type"]> = new Set([
  "WRITE",
  "MKDIR",
  "RM",
  "SET_PERMS",
  "INTRODUCE",
  "RELEASE",
  "RESUME",
  "SET_TARGET",
  "CONTROL",
]);

/** Milliseconds before a lost connection is tried again: the first time, and at most. */
const FIRST_PAUSE = 10;
const MAX_PAUSE = 250;

/**
 * A connection that comes back: opened again with back-off as long as somebody waits for it or watches, with the
 * watches set anew. Requests that were pending when it broke have failed; none is ever sent twice.
 */
export class Session {
  /** How often the connection was made again. */
  reconnects = 0;
  readonly #open: OpenTransport;
  readonly #options: Required<Pick<XenstoreClientOptions, "connectTimeout" | "reconnect" | "readOnly">>;
  readonly #connectionOptions: ConnectionOptions;
  readonly #sendOptions: SendOptions;
  readonly #closing = new AbortController();
  readonly #watches = new Map<string, WatchQueue>();
  readonly #watchSignals = new SignalGroups<WatchQueue>((watch, reason) => void watch.end(reason));
  #connection: Connection | undefined;
  #reviving: Promise<Connection> | undefined;
  /** Of the last attempt to connect, while there is no connection. */
  #lastFailure: Error | undefined;
  #waiting = 0;
  #lastToken = 0;

  constructor(options: XenstoreClientOptions) {
    const { timeout = 30_000, connectTimeout = 5_000, window = 128, maxReply = REPLY_MAX } = options;
    const { reconnect = true, readOnly = false } = options;
    if (!Number.isInteger(window) || window < 1)
      throw new RangeError("the window is a whole number from 1 on");
    this.#open = options.transport ?? openEndpoint(options);
    this.#options = { connectTimeout, reconnect, readOnly };
    this.#connectionOptions = { window, maxReply, patience: timeout };
    this.#sendOptions = { timeout };
  }

  /** The connection, if there is one right now. */
  get current(): Connection | undefined {
    return this.#connection?.isClosed ? undefined : this.#connection;
  }

  /** Connects for the first time. */
  async connect(signal: AbortSignal | undefined): Promise<void> {
    await this.#dial(signal);
  }

  /** The connection, made again if need be. */
  async connection(options: RequestOptions | undefined): Promise<Connection> {
    if (this.current) return this.current;
    if (this.#closing.signal.aborted) throw closedError();
    if (!this.#options.reconnect)
      throw new XenstoreConnectionError("the connection is lost", { sent: false });
    const { connectTimeout } = this.#options;
    const limit = Math.min(options?.timeout || this.#sendOptions.timeout || connectTimeout, connectTimeout);
    this.#waiting++;
    try {
      const late = () => this.#notReached(limit);
      return await within(limit, [options?.signal], late, (signal) => unlessAborted(this.#revive(), signal));
    } finally {
      this.#waiting--;
    }
  }

  /** Checks a request against the rules of this client, and completes its options. */
  admit(connection: Connection, request: XenstoreRequest, options: RequestOptions | undefined): SendOptions {
    if (this.#options.readOnly && WRITING.has(request.type)) {
      throw new XenstoreRequestError({
        id: "request.read-only",
        message: `${request.type} is refused: the client was opened read-only`,
      });
    }
    if ("path" in request && !connection.relativePaths && /^[^/@]/.test(request.path)) {
      throw new XenstoreRequestError({
        id: "path.relative",
        message: "a path begins with /: a socket has no home that it could be relative to",
      });
    }
    if (options === undefined) return this.#sendOptions;
    return { signal: options.signal, timeout: options.timeout ?? this.#sendOptions.timeout };
  }

  /** Sets a watch and waits until the daemon has it. */
  async watch(path: string, options: WatchOptions | undefined): Promise<WatchQueue> {
    const connection = await this.connection(options);
    const token = (++this.#lastToken).toString(36);
    const request = { type: "WATCH", path, token } as const;
    const send = this.admit(connection, request, options);
    const signal = options?.signal;
    const watch = new WatchQueue(path, options?.maxQueued ?? 1024, async () => {
      this.#watches.delete(token);
      if (signal) this.#watchSignals.remove(signal, watch);
      const { current } = this;
      if (current?.watches.delete(token)) await this.#unwatch(current, path, token);
    });
    this.#watches.set(token, watch);
    connection.watches.set(token, (changed) => watch.changed(changed));
    const late = () => void this.#unwatch(connection, path, token);
    try {
      await connection.request(request, decodeOk, { ...send, late });
    } catch (error) {
      this.#watches.delete(token);
      connection.watches.delete(token);
      throw error;
    }
    if (signal?.aborted) void watch.end(signal.reason);
    else if (signal) this.#watchSignals.add(signal, watch);
    return watch;
  }

  /** Fails what is pending, ends the watches, and stays closed. */
  async close(): Promise<void> {
    const reason = closedError();
    this.#closing.abort(reason);
    this.#connection?.close(reason);
    for (const watch of this.#watches.values()) void watch.end();
    await this.#connection?.closed;
  }

  /** Whatever goes wrong here, the watch is gone as far as its owner is concerned. */
  async #unwatch(connection: Connection, path: string, token: string): Promise<void> {
    const request = { type: "UNWATCH", path, token } as const;
    await connection.request(request, decodeOk, this.#sendOptions).catch(() => undefined);
  }

  async #dial(signal: AbortSignal | undefined): Promise<Connection> {
    const { connectTimeout } = this.#options;
    const late = () =>
      new XenstoreTimeoutError(`could not connect to the xenstore within ${connectTimeout} ms`, {
        sent: false,
      });
    return within(connectTimeout, [this.#closing.signal, signal], late, async (either) => {
      const connection = await Connection.open(this.#open, this.#connectionOptions, either);
      try {
        if (connection.relativePaths) await probe(connection, either);
        either.throwIfAborted();
      } catch (error) {
        connection.close(error as Error);
        throw error;
      }
      // Before anything else can happen: what is attached is closed with the client.
      this.#attach(connection);
      return connection;
    });
  }

  #attach(connection: Connection): void {
    if (this.#connection) this.reconnects++;
    this.#connection = connection;
    this.#lastFailure = undefined;
    for (const [token, watch] of this.#watches) this.#watchAgain(connection, token, watch);
    void connection.closed.then((reason) => {
      if (this.#closing.signal.aborted || this.#watches.size === 0) return;
      if (this.#options.reconnect) void this.#revive().catch(() => undefined);
      else this.#endWatches(reason);
    });
  }

  #watchAgain(connection: Connection, token: string, watch: WatchQueue): void {
    connection.watches.set(token, (changed) => watch.changed(changed));
    const request = { type: "WATCH", path: watch.path, token } as const;
    // Told at once, so that no event of the new connection comes before it.
    const answered = (payload: Uint8Array) => {
      decodeOk(payload);
      watch.resync();
    };
    connection.request(request, answered, this.#sendOptions).catch((error) => {
      // The next connection sets it.
      if (!connection.isClosed) void watch.end(error);
    });
  }

  #endWatches(cause: Error): void {
    const error = new XenstoreConnectionError("the connection is lost", { sent: false, cause });
    for (const watch of this.#watches.values()) void watch.end(error);
  }

  /** One loop at a time, however many wait for it. */
  #revive(): Promise<Connection> {
    this.#reviving ??= this.#redial().finally(() => {
      this.#reviving = undefined;
    });
    return this.#reviving;
  }

  async #redial(): Promise<Connection> {
    const { signal } = this.#closing;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(MAX_PAUSE, 2 * pause)) {
      try {
        return await this.#dial(undefined);
      } catch (error) {
        signal.throwIfAborted();
        this.#lastFailure = error as Error;
        if (this.#waiting === 0 && this.#watches.size === 0) throw error;
        await delay(pause * (0.5 + Math.random()), signal);
      }
    }
  }

  /** Why a request did not get a connection in its time. */
  #notReached(limit: number): XenstoreConnectionError {
    const cause = this.#lastFailure;
    const why = cause === undefined ? "" : `: ${cause.message}`;
    const message = `nothing was sent: no connection to the xenstore within ${limit} ms${why}`;
    return new XenstoreConnectionError(message, { sent: false, cause });
  }
}

const closedError = () => new XenstoreConnectionError("the client is closed", { sent: false });

/** The kernel's device opens although no daemon serves it any more: one that does not answer is no connection. */
async function probe(connection: Connection, signal: AbortSignal): Promise<void> {
  const request = { type: "GET_DOMAIN_PATH", domid: 0 } as const;
  const answered = connection.request(request, () => undefined, { timeout: 0, signal });
  await answered.catch((error) => {
    if (!(error instanceof XenstoreError)) throw error;
  });
}
