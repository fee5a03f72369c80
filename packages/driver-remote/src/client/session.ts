import { aborted, ErrorDomain, LibvirtError } from "@libvirt-ts/driver";
import {
  type EventMessage,
  encodeHeader,
  type Frame,
  FrameParser,
  isPing,
  Keepalive,
  type KeepaliveOptions,
  MessageStatus,
  MessageType,
  MessageWriter,
  type Procedure,
  pong,
} from "@libvirt-ts/rpc";
import { type Call, CallTable } from "./calls.js";
import { closedError, invalidArgument, lostError, noLibvirt, protocolError } from "./errors.js";
import { EventListeners } from "./event-listeners.js";
import type { Closed, RpcCallOptions, SessionOptions } from "./options.js";
import { type AnyProcedure, headerOf, readReply } from "./reply.js";
import { StreamCall } from "./stream-call.js";
import type { Transport } from "./transport.js";
import { watchCall } from "./watch-call.js";

/**
 * One connection: calls in flight, their answers in any order, streams, events, pings. It knows frames and serials, no
 * procedure.
 */
export class Session {
  readonly transport: Transport;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<Closed>;
  readonly #options: Required<Omit<SessionOptions, "maxMessage">>;
  readonly #parser: FrameParser;
  readonly #writer = new MessageWriter();
  readonly #calls: CallTable;
  readonly #streams = new Map<number, StreamCall>();
  readonly #events = new EventListeners();
  readonly #keepalive = new Keepalive();
  #end: Closed | undefined;
  #resolveClosed!: (closed: Closed) => void;
  #serial = 0;
  #flushing = false;
  #held = 0;
  #drained: (() => void)[] = [];

  constructor(transport: Transport, options: SessionOptions = {}) {
    const {
      window = 5,
      timeout = 0,
      streamQueue = 4 * 1024 * 1024,
      streamStall = 5_000,
      maxMessage,
    } = options;
    this.transport = transport;
    this.#options = { window, timeout, streamQueue, streamStall };
    this.#calls = new CallTable(window);
    this.#parser = new FrameParser({
      pieces: true,
      ...(maxMessage === undefined ? {} : { maxFrame: maxMessage }),
    });
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
    transport.start({
      data: (bytes) => this.#receive(bytes),
      drain: () => this.#drain(),
      end: (error) => this.#finish(error ? { reason: "error", error } : { reason: "eof" }),
    });
  }

  /** Whether calls can be made. */
  get isOpen(): boolean {
    return this.#end === undefined;
  }

  /** Calls a procedure and waits for its answer. */
  call<Args, Ret>(procedure: Procedure<Args, Ret>, args: Args, options?: RpcCallOptions): Promise<Ret> {
    return this.#start(procedure, args, undefined, options) as Promise<Ret>;
  }

  /** Calls a procedure that opens a stream. */
  async callStream<Args, Ret>(
    procedure: Procedure<Args, Ret>,
    args: Args,
    sparse: boolean,
    options?: RpcCallOptions,
  ): Promise<{ readonly ret: Ret; readonly stream: StreamCall }> {
    const { streamQueue, streamStall } = this.#options;
    const stream = new StreamCall(procedure.name, sparse, { queueBytes: streamQueue, stall: streamStall });
    const ret = (await this.#start(procedure, args, stream, options)) as Ret;
    return { ret, stream };
  }

  /** Hears every message of a kind until the returned function is called. One that cannot be read is left out. */
  listen<Message>(event: EventMessage<Message>, listener: (message: Message) => void): () => void {
    return this.#events.add(event, listener);
  }

  /** Begins to send pings; only once the peer has said that it knows them. */
  startKeepalive(options: KeepaliveOptions): void {
    if (!this.isOpen) return;
    this.#keepalive.start(
      options,
      (ping) => {
        this.#writer.empty(ping);
        this.#flushSoon();
      },
      () => {
        const error = new Error("the peer has answered no ping and is given up");
        this.#finish({ reason: "keepalive", error });
      },
    );
  }

  /** Ends the connection: what waits for an answer fails. */
  close(): void {
    this.#flush();
    this.#finish({ reason: "client" });
  }

  #start(
    procedure: AnyProcedure | Procedure<never, unknown>,
    args: unknown,
    stream: StreamCall | undefined,
    options: RpcCallOptions | undefined,
  ): Promise<unknown> {
    const { name } = procedure;
    if (this.#end) return Promise.reject(closedError(name, this.#end.error));
    const signal = options?.signal;
    if (signal?.aborted) return Promise.reject(aborted(ErrorDomain.RPC, signal));
    return new Promise((resolve, reject) => {
      const call: Call = {
        procedure: procedure as AnyProcedure,
        args,
        stream,
        resolve,
        reject,
        abandoned: false,
      };
      const timeout = options?.timeout ?? this.#options.timeout;
      if (signal || timeout > 0) watchCall(call, signal, timeout);
      this.#calls.add(call);
      this.#sendSome();
    });
  }

  /** Writes the calls whose turn it is. */
  #sendSome(): void {
    for (;;) {
      const serial = this.#nextSerial();
      const call = this.#calls.send(serial);
      if (!call) return;
      this.#serial = (serial + 1) >>> 0;
      if (call.abandoned) {
        this.#calls.take(serial);
        continue;
      }
      const { procedure, args, stream } = call;
      const header = headerOf(procedure, MessageType.CALL, serial, MessageStatus.OK);
      try {
        this.#writer.message(header, procedure.args, args);
      } catch (error) {
        this.#calls.take(serial);
        call.reject(
          invalidArgument(procedure.name, error instanceof Error ? error.message : String(error), error),
        );
        continue;
      }
      if (stream) this.#openStream(stream, procedure, serial);
      this.#flushSoon();
    }
  }

  #nextSerial(): number {
    let serial = this.#serial;
    while (this.#calls.has(serial) || this.#streams.has(serial)) serial = (serial + 1) >>> 0;
    return serial;
  }

  #openStream(stream: StreamCall, procedure: AnyProcedure, serial: number): void {
    this.#streams.set(serial, stream);
    stream.open({
      send: (type, status, payload) => {
        const header = headerOf(procedure, type, serial, status);
        this.#flush();
        return this.#write(
          payload ? [encodeHeader(header, payload.length), payload] : [encodeHeader(header, 0)],
        );
      },
      drained: () =>
        new Promise((resolve) => {
          if (this.#end) resolve();
          else this.#drained.push(resolve);
        }),
      hold: (held) => this.#hold(held),
      release: () => this.#streams.delete(serial),
      fail: (error) => this.#break(error),
    });
  }

  /** Everything that is written in one turn of the event loop leaves together. */
  #flushSoon(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    // Not `queueMicrotask`, which costs Node a record of who asked.
    void NOW.then(this.#flush);
  }

  readonly #flush = (): void => {
    this.#flushing = false;
    if (this.#writer.length > 0) this.#write([this.#writer.take()]);
  };

  #write(pieces: readonly Uint8Array[]): boolean {
    return this.#end ? true : this.transport.write(pieces);
  }

  #drain(): void {
    const waiting = this.#drained;
    this.#drained = [];
    for (const resolve of waiting) resolve();
  }

  #hold(held: boolean): void {
    this.#held += held ? 1 : -1;
    if (this.#end) return;
    if (held && this.#held === 1) this.transport.pause();
    if (!held && this.#held === 0) {
      this.#keepalive.heard();
      this.transport.resume();
    }
  }

  #receive(bytes: Uint8Array): void {
    this.#keepalive.heard();
    this.#parser.push(bytes);
    while (!this.#end) {
      const step = this.#parser.next();
      if (step.state === "need-more") return;
      if (step.state === "failed") this.#break(noLibvirt(this.transport.peer, step.error));
      else this.#frame(step);
    }
  }

  #frame(frame: Frame): void {
    switch (frame.type) {
      case MessageType.REPLY:
      case MessageType.REPLY_WITH_FDS:
        this.#reply(frame);
        break;
      case MessageType.MESSAGE:
        this.#message(frame);
        break;
      case MessageType.STREAM:
      case MessageType.STREAM_HOLE:
        this.#streams.get(frame.serial)?.receive(frame);
        break;
      default:
        this.#break(protocolError(`a message of type ${frame.type}, which no daemon sends`));
    }
  }

  #reply(frame: Frame): void {
    const call = this.#calls.take(frame.serial);
    if (!call) {
      this.#break(protocolError(`an answer with serial ${frame.serial}, for which no call waits`));
      return;
    }
    const { procedure, stream } = call;
    try {
      const ret = readReply(procedure, frame, (bytes) => this.#parser.skip(bytes));
      if (!call.abandoned) call.resolve(ret);
      else void stream?.abort();
    } catch (error) {
      const failure = error instanceof LibvirtError ? error : protocolError(procedure.name, error);
      stream?.lost(failure);
      if (!call.abandoned) call.reject(failure);
    }
    this.#sendSome();
  }

  #message(frame: Frame): void {
    if (isPing(frame)) {
      this.#writer.empty(pong);
      this.#flushSoon();
      return;
    }
    this.#events.tell(frame);
  }

  /** The peer broke the protocol: nothing that follows can be believed. */
  #break(error: LibvirtError): void {
    this.#finish({ reason: "error", error });
  }

  #finish(end: Closed): void {
    if (this.#end) return;
    this.#end = end;
    this.#keepalive.stop();
    if (end.reason === "client") this.transport.close();
    else this.transport.destroy();
    const cause = end.error ?? new Error(REASONS[end.reason]);
    this.#calls.drain(({ procedure, stream, reject }, sent) => {
      const error = lostError(procedure.name, sent, cause);
      stream?.lost(error);
      reject(error);
    });
    for (const stream of [...this.#streams.values()]) stream.lost(lostError(stream.name, true, cause));
    this.#drain();
    this.#resolveClosed(end);
  }
}

const NOW = Promise.resolve();

const REASONS = {
  client: "it was closed here",
  eof: "the peer has closed it",
  error: "it failed",
  keepalive: "the peer answers no pings",
} as const;
