import { SignalGroups } from "@libvirt-ts/driver";
import { PacketDecoder, type XenstorePacket } from "../protocol/decoder.js";
import { XenstoreMessage } from "../protocol/operation.js";
import { decodeWatchEvent } from "../protocol/reply.js";
import { prepareRequest, writeRequest, type XenstoreRequest } from "../protocol/request.js";
import type { OpenTransport, Transport } from "../transport/transport.js";
import { Deadlines } from "./deadlines.js";
import {
  daemonError,
  lostError,
  type Pending,
  type SendOptions,
  timeoutError,
  unexpectedError,
} from "./pending.js";

/** Limits of one connection. */
export interface ConnectionOptions {
  /** Requests in flight at once. */
  readonly window: number;
  /** Most bytes of a reply's payload. */
  readonly maxReply: number;
  /** Milliseconds of silence, while a reply is due, after which nothing more is expected of it; 0 for never. */
  readonly patience: number;
}

/**
 * One connection's life: requests in flight side by side, each matched to its reply by `req_id`, and watch events
 * handed to whoever owns their token. Once it is closed it stays closed.
 */
export class Connection {
  /** Who gets watch events, by token. */
  readonly watches = new Map<string, (path: string) => void>();
  /** Resolves to the reason once the connection is closed. */
  readonly closed: Promise<Error>;
  #tellClosed!: (reason: Error) => void;
  #closedFor: Error | undefined;
  readonly #decoder: PacketDecoder;
  readonly #maxWindow: number;
  readonly #patience: number;
  readonly #queue = new Set<Pending>();
  readonly #inFlight = new Map<number, Pending>();
  readonly #signals = new SignalGroups<Pending>((pending, reason) => this.#giveUp(pending, reason));
  readonly #deadlines = new Deadlines<Pending>(
    () => [...this.#inFlight.values(), ...this.#queue],
    (pending) => this.#expire(pending),
  );
  #transport!: Transport;
  #lastId = 0;
  /** When the daemon was last heard, or owed nothing; in milliseconds of `performance.now()`. */
  #lastHeard = 0;
  #writable = true;
  #flushing = false;

  /** Opens a transport and speaks on it. */
  static async open(
    open: OpenTransport,
    options: ConnectionOptions,
    signal?: AbortSignal,
  ): Promise<Connection> {
    const connection = new Connection(options);
    connection.#transport = await open(
      {
        data: (bytes) => connection.#receive(bytes),
        drain: () => {
          connection.#writable = true;
          connection.#flush();
        },
        close: (error) => connection.#fail(error ?? new Error("the daemon closed the connection")),
      },
      signal,
    );
    // It may have broken while nobody held it.
    if (connection.isClosed) connection.#transport.close();
    return connection;
  }

  private constructor({ window, maxReply, patience }: ConnectionOptions) {
    this.#maxWindow = window;
    this.#patience = patience;
    this.#decoder = new PacketDecoder(maxReply);
    this.closed = new Promise((resolve) => {
      this.#tellClosed = resolve;
    });
  }

  /** The path of the socket or device. */
  get endpoint(): string {
    return this.#transport.endpoint;
  }

  /** Whether a path without a leading `/` has a meaning here. */
  get relativePaths(): boolean {
    return this.#transport.relativePaths;
  }

  get isClosed(): boolean {
    return this.#closedFor !== undefined;
  }

  /** Sends a request. `decode` reads the payload of its reply, whose memory is gone once it returns. */
  request<T>(request: XenstoreRequest, decode: (payload: Uint8Array) => T, options: SendOptions): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const { signal, timeout } = options;
      signal?.throwIfAborted();
      if (this.#closedFor) throw lostError(request, this.#closedFor, false);
      const reqId = this.#nextId();
      const pending: Pending = {
        reqId,
        request,
        prepared: prepareRequest(request, this.#transport.maxPayload),
        options,
        deadline: timeout > 0 ? performance.now() + timeout : Number.POSITIVE_INFINITY,
        answer: (payload) => resolve(decode(payload)),
        reject,
        waits: true,
      };
      this.#deadlines.add(pending);
      if (signal) this.#signals.add(signal, pending);
      this.#queue.add(pending);
      this.#flushSoon();
    });
  }

  /** Closes the connection: every request that waits fails with `reason` as its cause. */
  close(reason: Error): void {
    this.#fail(reason);
  }

  #nextId(): number {
    do this.#lastId = (this.#lastId + 1) >>> 0;
    while (this.#lastId === 0 || this.#inFlight.has(this.#lastId));
    return this.#lastId;
  }

  /** Lets the requests of one turn of the event loop leave in one write. */
  #flushSoon(): void {
    if (this.#flushing || !this.#writable) return;
    this.#flushing = true;
    queueMicrotask(() => {
      this.#flushing = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (!this.#writable || this.#closedFor || this.#queue.size === 0) return;
    const window = this.#transport.oneAtATime ? 1 : this.#maxWindow;
    // Filling up a window that is more than half full would cost a system call for every reply.
    if (this.#inFlight.size > window / 2) return;
    if (this.#inFlight.size === 0) this.#lastHeard = performance.now();
    const batch: Pending[] = [];
    const most = window - this.#inFlight.size;
    let size = 0;
    for (const pending of this.#queue) {
      if (batch.length === most) break;
      batch.push(pending);
      size += pending.prepared.size;
    }
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const pending of batch) {
      this.#queue.delete(pending);
      this.#inFlight.set(pending.reqId, pending);
      at = writeRequest(bytes, at, pending.prepared, pending.reqId, pending.options.txId ?? 0);
    }
    try {
      this.#writable = this.#transport.write(bytes);
    } catch (error) {
      this.#fail(error as Error);
    }
  }

  #receive(bytes: Uint8Array): void {
    if (this.#closedFor) return;
    this.#lastHeard = performance.now();
    try {
      this.#decode(bytes);
    } catch (error) {
      this.#fail(error as Error);
    }
    this.#flush();
  }

  #decode(bytes: Uint8Array): void {
    this.#decoder.push(bytes);
    for (let step = this.#decoder.next(); step.state !== "need-more"; step = this.#decoder.next()) {
      if (step.state === "failed") throw step.error;
      this.#dispatch(step);
    }
  }

  /** Throws when the packet fits nothing that was asked. */
  #dispatch(packet: XenstorePacket): void {
    if (packet.type === XenstoreMessage.WATCH_EVENT) {
      const { path, token } = decodeWatchEvent(packet.payload);
      // One of a watch that was just taken back may still come.
      this.watches.get(token)?.(path);
      return;
    }
    const pending = this.#inFlight.get(packet.reqId);
    if (!pending) throw unexpectedError(packet, "no request has that number");
    const refused = packet.type === XenstoreMessage.ERROR;
    if (!refused && packet.type !== XenstoreMessage[pending.request.type]) {
      throw unexpectedError(packet, `the request was ${pending.request.type}`);
    }
    this.#inFlight.delete(packet.reqId);
    const { waits } = pending;
    this.#settle(pending);
    if (refused) pending.reject(daemonError(pending, packet.payload));
    else if (waits) this.#answer(pending, packet.payload);
    else pending.options.late?.(packet.payload);
  }

  #answer(pending: Pending, payload: Uint8Array): void {
    try {
      pending.answer(payload);
    } catch (error) {
      pending.reject(error);
    }
  }

  #settle(pending: Pending): void {
    pending.waits = false;
    const { signal } = pending.options;
    if (signal) this.#signals.remove(signal, pending);
  }

  /**
   * A daemon may be slow, and answer later what nobody waits for any more. One that was silent all that time has lost
   * its place, and would keep the window full for ever.
   */
  #expire(pending: Pending): void {
    if (!pending.waits) return;
    const error = timeoutError(pending, this.#inFlight.has(pending.reqId));
    this.#giveUp(pending, error);
    const silence = this.#inFlight.size > 0 ? performance.now() - this.#lastHeard : 0;
    if (this.#patience > 0 && silence >= this.#patience) this.#fail(error);
  }

  /** Leaves a request: unsent it never will be; sent, its reply is waited for and thrown away. */
  #giveUp(pending: Pending, reason: unknown): void {
    if (!pending.waits) return;
    this.#queue.delete(pending);
    this.#settle(pending);
    pending.reject(reason);
  }

  #fail(reason: Error): void {
    if (this.#closedFor) return;
    this.#closedFor = reason;
    for (const pending of [...this.#inFlight.values(), ...this.#queue]) {
      this.#settle(pending);
      pending.reject(lostError(pending.request, reason, this.#inFlight.has(pending.reqId)));
    }
    this.#inFlight.clear();
    this.#queue.clear();
    this.#deadlines.stop();
    this.watches.clear();
    this.#transport?.close();
    this.#tellClosed(reason);
  }
}
