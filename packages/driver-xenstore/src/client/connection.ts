import { PacketDecoder, type XenstorePacket } from "../protocol/decoder.js";
import { printable, XenstoreError, XenstoreProtocolError } from "../protocol/errors.js";
import { decodeLatin1 } from "../protocol/latin1.js";
import { messageName, XenstoreMessage } from "../protocol/operation.js";
import { decodeErrorName, decodeWatchEvent } from "../protocol/reply.js";
import { encodeRequest, type XenstoreRequest } from "../protocol/request.js";
import type { OpenTransport, Transport } from "../transport/transport.js";
import { type Cancellable, SignalGroups } from "./cancellation.js";
import { XenstoreConnectionError, XenstoreTimeoutError } from "./errors.js";

/** How one request is sent. */
export interface SendOptions {
  /** 0 outside of a transaction. */
  readonly txId?: number;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds, the wait in the queue included; 0 waits for ever. */
  readonly timeout: number;
  /** Told when the daemon did what nobody waits for any more. */
  readonly late?: (payload: Uint8Array) => void;
}

export interface ConnectionOptions {
  /** Requests in flight at once. */
  readonly window: number;
  /** Most bytes of a reply's payload. */
  readonly maxReply: number;
}

/** A request between the call and its reply. */
interface Pending extends Cancellable {
  readonly reqId: number;
  readonly request: XenstoreRequest;
  readonly message: Uint8Array;
  /** Absent once nobody waits any more. */
  answer: { resolve(payload: Uint8Array): void; reject(reason: unknown): void } | undefined;
  readonly options: SendOptions;
  timer: NodeJS.Timeout | undefined;
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
  readonly #window: number;
  readonly #queue = new Set<Pending>();
  readonly #inFlight = new Map<number, Pending>();
  readonly #signals = new SignalGroups();
  #transport!: Transport;
  #lastId = 0;
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
    return connection;
  }

  private constructor({ window, maxReply }: ConnectionOptions) {
    this.#window = window;
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
      const { signal, timeout, txId } = options;
      signal?.throwIfAborted();
      if (this.#closedFor) throw lost(request, this.#closedFor, false);
      const reqId = this.#nextId();
      const pending: Pending = {
        reqId,
        request,
        message: encodeRequest(request, reqId, txId, this.#transport.maxPayload),
        answer: { resolve: (payload) => resolve(decode(payload)), reject },
        options,
        timer: undefined,
        cancel: (reason) => this.#giveUp(pending, reason),
      };
      if (timeout > 0) pending.timer = setTimeout(() => this.#timeOut(pending), timeout);
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
    // Refilling a window that is only half empty costs a system call per reply.
    if (this.#inFlight.size > this.#window / 2) return;
    const messages: Uint8Array[] = [];
    for (const pending of this.#queue) {
      if (this.#inFlight.size >= this.#window) break;
      this.#queue.delete(pending);
      this.#inFlight.set(pending.reqId, pending);
      messages.push(pending.message);
    }
    this.#writable = this.#transport.write(messages);
  }

  #receive(bytes: Uint8Array): void {
    if (this.#closedFor) return;
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
      this.#dispatch(step.packet);
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
    if (!pending) throw unexpected(packet, "no request has that number");
    const failed = packet.type === XenstoreMessage.ERROR;
    if (!failed && packet.type !== XenstoreMessage[pending.request.type]) {
      throw unexpected(packet, `the request was ${pending.request.type}`);
    }
    this.#inFlight.delete(packet.reqId);
    const { answer } = pending;
    this.#settle(pending);
    if (!answer) {
      if (!failed) pending.options.late?.(packet.payload);
    } else if (failed) {
      answer.reject(daemonError(pending.request, packet.payload));
    } else {
      try {
        answer.resolve(packet.payload);
      } catch (error) {
        answer.reject(error);
      }
    }
  }

  #settle(pending: Pending): void {
    pending.answer = undefined;
    clearTimeout(pending.timer);
    const { signal } = pending.options;
    if (signal) this.#signals.remove(signal, pending);
  }

  /** Leaves a request: unsent it never will be; sent, its reply is waited for and thrown away. */
  #giveUp(pending: Pending, reason: unknown): void {
    const { answer } = pending;
    this.#queue.delete(pending);
    this.#settle(pending);
    answer?.reject(reason);
  }

  #timeOut(pending: Pending): void {
    const sent = this.#inFlight.has(pending.reqId);
    const message = `${describe(pending.request)}: no answer within ${pending.options.timeout} ms`;
    this.#giveUp(pending, new XenstoreTimeoutError(message, { sent }));
  }

  #fail(reason: Error): void {
    if (this.#closedFor) return;
    this.#closedFor = reason;
    for (const [sent, group] of [
      [true, this.#inFlight.values()],
      [false, this.#queue.values()],
    ] as const) {
      for (const pending of group) {
        const { answer } = pending;
        this.#settle(pending);
        answer?.reject(lost(pending.request, reason, sent));
      }
    }
    this.#inFlight.clear();
    this.#queue.clear();
    this.watches.clear();
    this.#transport?.close();
    this.#tellClosed(reason);
  }
}

const pathOf = (request: XenstoreRequest) => ("path" in request ? request.path : undefined);

const describe = (request: XenstoreRequest) => {
  const path = pathOf(request);
  return path === undefined ? request.type : `${request.type} ${path}`;
};

function daemonError(request: XenstoreRequest, payload: Uint8Array): Error {
  try {
    return new XenstoreError(decodeErrorName(payload), request.type, pathOf(request));
  } catch (error) {
    return error as Error;
  }
}

function lost(request: XenstoreRequest, cause: Error, sent: boolean): XenstoreConnectionError {
  const outcome = sent ? "the outcome is unknown" : "nothing was sent";
  return new XenstoreConnectionError(`${describe(request)}: connection lost, ${outcome}: ${cause.message}`, {
    sent,
    cause,
  });
}

function unexpected(packet: XenstorePacket, why: string): XenstoreProtocolError {
  const seen = printable(decodeLatin1(packet.payload, 0, Math.min(packet.payload.length, 80)));
  return new XenstoreProtocolError({
    id: "reply.unexpected",
    message: `unexpected ${messageName(packet.type)} with req_id ${packet.reqId}, "${seen}": ${why}`,
  });
}
