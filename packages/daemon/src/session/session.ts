import type { Duplex } from "node:stream";
import type { OperationsConnection } from "@libvirt-ts/core";
import {
  decodePayload,
  FRAME_MAX,
  type Frame,
  FrameParser,
  isPing,
  Keepalive,
  type MessageHeader,
  MessageStatus,
  MessageType,
  type MessageWriter,
  pong,
  RpcError,
} from "@libvirt-ts/rpc";
import { connectEventConnectionClosed } from "@libvirt-ts/rpc/protocol";
import { guarded } from "../access/guarded.js";
import { Login } from "../auth/login.js";
import type { Entrance } from "../entrance.js";
import type { Hosts } from "../hosts.js";
import type { Log } from "../log.js";
import type { Metrics } from "../metrics/metrics.js";
import { Streams } from "../streams/streams.js";
import { CallQueue } from "./call-queue.js";
import type { Client } from "./client.js";
import { authRequired, errorRecordOf, internalError, mishap, rpcError } from "./errors.js";
import type { Limits } from "./limits.js";
import { Output } from "./output.js";
import { beforeLogin } from "./own-procedures.js";
import { servedBy } from "./procedures.js";
import { Registrations } from "./registrations.js";

/** What a client may have so much of that it is not read. */
type Holding = "waitingBytes" | "streamBytes" | typeof unread;
const unread = "answers that it does not read";

export interface SessionParts {
  readonly hosts: Hosts;
  /** Writes what all clients are sent. */
  readonly writer: MessageWriter;
  readonly limits: Limits;
  readonly log: Log;
  readonly metrics: Metrics;
  /** The door that it came through. */
  readonly entrance: Entrance;
  /** What its certificate calls it. */
  readonly user: string | undefined;
}

/**
 * One client: calls in the order they came, a few of them at once, answers in any order, streams, events, pings. What is
 * read is bounded: a client that does not read its answers, sends more calls than it may or more data than a driver takes
 * is not read for as long.
 */
export class ClientSession {
  /** Resolves when the client is gone. */
  readonly closed: Promise<void>;
  readonly #stream: Duplex;
  readonly #parts: SessionParts;
  readonly #parser: FrameParser;
  readonly #output: Output;
  readonly #keepalive = new Keepalive();
  readonly #gone = new AbortController();
  readonly #client: Client;
  readonly #calls: CallQueue;
  /** Reasons not to read the client. */
  #held = 0;
  #heldForOutput = false;
  #reached: Set<Holding> | undefined;
  #opened: OperationsConnection | undefined;
  #leaveHost: (() => void) | undefined;
  #tellsEnd = false;
  #leaving = false;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(stream: Duplex, parts: SessionParts) {
    this.#stream = stream;
    this.#parts = parts;
    this.#output = new Output(stream, parts.writer);
    this.#parser = new FrameParser({
      pieces: true,
      maxFrame: parts.entrance.sasl === undefined ? FRAME_MAX : loginFrame,
    });
    this.#calls = new CallQueue(parts.limits, {
      answer: (frame) => this.#answer(frame),
      hold: (held) => this.#hold(held, "waitingBytes"),
      idle: () => {
        if (this.#leaving) this.#goodbye();
      },
    });
    this.#client = this.#clientOf();
    this.closed = new Promise((resolve) => stream.once("close", resolve));
    stream.on("data", (bytes: Buffer) => this.#receive(bytes));
    // It comes with "close"; a client that goes without a word is no fault of ours.
    stream.on("error", (error) => parts.log("debug", "the connection failed", { reason: error.message }));
    stream.on("end", () => this.#leave());
    stream.once("close", () => this.#end());
  }

  get isLoggedIn(): boolean {
    return this.#client.login.isIn;
  }

  /** Who it is: as what it has logged in, else what its certificate calls it. */
  get user(): string | undefined {
    return this.#client.login.user ?? this.#parts.user;
  }

  /** The rules are others: whoever may not come any more has to go. */
  reviewed(): void {
    const { login } = this.#client;
    if (login.isIn && !this.#parts.entrance.keeps(this.user, login.user))
      this.#giveUp("no rule lets it in any more");
  }

  /** Takes no more calls; ends once those under way are answered. */
  drain(): void {
    this.#leave();
  }

  /** Ends at once. */
  destroy(): void {
    this.#stream.destroy();
  }

  #clientOf(): Client {
    const { limits, entrance, log } = this.#parts;
    const violated = (what: string) => this.#giveUp(what);
    const session = this;
    const login = new Login(entrance, {
      in: (user) => {
        clearTimeout(this.#patience);
        this.#parser.allow(FRAME_MAX);
        log("info", "a client has logged in", { user });
      },
      tooMany: () => {
        log("warn", "a client is closed", { reason: "its logins are wrong" });
        this.#leave();
      },
    });
    if (!login.isIn)
      this.#patience = setTimeout(() => this.#giveUp("it has not logged in", "loginTime"), limits.loginTime);
    return {
      login,
      signal: this.#gone.signal,
      streams: new Streams(this.#output, limits, {
        hold: (held) => this.#hold(held, "streamBytes"),
        violated,
      }),
      registrations: new Registrations(this.#output, limits.registrations, violated),
      isInBrowser: entrance.type === "websocket",
      get isOpen() {
        return session.#opened !== undefined;
      },
      get operations() {
        if (session.#opened === undefined)
          throw internalError("internal error: hypervisor connection not open");
        return session.#opened;
      },
      open: (name, readOnly) => this.#open(name, readOnly),
      leave: () => this.#leave(),
      startKeepalive: () => this.#startKeepalive(),
      tellEnd: (wanted) => {
        this.#tellsEnd = wanted;
      },
    };
  }

  async #open(name: string, readOnly: boolean): Promise<void> {
    const { hosts, entrance } = this.#parts;
    const host = await (entrance.connection === "own" ? hosts.own(name) : hosts.get(name));
    // Looked at afterwards: two calls may have waited, and who is gone is told of nothing any more.
    if (this.#opened !== undefined || this.#gone.signal.aborted) {
      hosts.release(host);
      throw internalError("internal error: the connection is open already");
    }
    const onlyLooks = readOnly || entrance.readOnly;
    this.#opened = guarded(onlyLooks ? host.view : host.connection, () => ({
      access: entrance.access,
      user: this.user,
    }));
    const unwatch = host.watch((reason) => this.#hostEnded(reason));
    this.#leaveHost = () => {
      unwatch();
      hosts.release(host);
    };
  }

  /** The connection behind is at its end: whoever asked for it is told, and may go on with nothing but errors. */
  #hostEnded(reason: number): void {
    if (!this.#tellsEnd || this.#gone.signal.aborted) return;
    this.#output.event(connectEventConnectionClosed, { reason });
  }

  #startKeepalive(): void {
    const { keepaliveInterval: interval, keepaliveCount: count } = this.#parts.limits;
    this.#keepalive.start(
      { interval, count },
      (ping) => this.#output.empty(ping),
      () => this.#giveUp("it answers no pings", "keepaliveCount"),
    );
  }

  #receive(bytes: Uint8Array): void {
    this.#keepalive.heard();
    this.#parser.push(bytes);
    while (!this.#stream.destroyed) {
      const step = this.#parser.next();
      if (step.state === "need-more") return;
      if (step.state === "failed") this.#giveUp(step.error.message);
      else this.#frame(step);
    }
  }

  #frame(frame: Frame): void {
    switch (frame.type) {
      case MessageType.CALL:
        if (!this.#leaving) this.#calls.push(frame);
        return;
      case MessageType.CALL_WITH_FDS:
        this.#giveUp("it sends file descriptors, which are not taken");
        return;
      case MessageType.MESSAGE:
        if (isPing(frame)) this.#output.empty(pong);
        return;
      case MessageType.STREAM:
      case MessageType.STREAM_HOLE:
        this.#data(frame);
        return;
      // Answers to calls that nobody made, and what has no name.
      default:
    }
  }

  #data(frame: Frame): void {
    try {
      this.#client.streams.receive(frame);
    } catch (error) {
      this.#giveUp(error instanceof RpcError ? error.message : "its stream failed");
    }
  }

  async #answer(frame: Frame): Promise<void> {
    const { program, version, procedure: number, serial } = frame;
    const header: MessageHeader = {
      ...{ program, version, procedure: number, serial },
      type: MessageType.REPLY,
      status: MessageStatus.OK,
    };
    const begun = performance.now();
    let name: string | undefined;
    try {
      if (frame.status !== MessageStatus.OK) throw rpcError(`Unexpected message status ${frame.status}`);
      const { procedure, answer } = servedBy(program, version, number);
      name = procedure.name;
      if (!this.isLoggedIn && !beforeLogin.has(procedure)) throw authRequired();
      const args = decoded(() => decodePayload(procedure.args, frame.payload));
      const ret = await answer(this.#client, args, frame);
      this.#output.message(header, procedure.ret, ret);
    } catch (error) {
      this.#refuse(header, name, error);
    }
    this.#parts.metrics.called(name, performance.now() - begun);
    await this.#untilRead();
  }

  #refuse(header: MessageHeader, name: string | undefined, thrown: unknown): void {
    const { log, metrics } = this.#parts;
    const told =
      thrown instanceof RpcError ? rpcError(`the answer cannot be sent: ${thrown.message}`, thrown) : thrown;
    const { level, message } = mishap(thrown);
    if (level !== undefined) {
      const reason = thrown instanceof Error ? thrown.message : `${thrown}`;
      log(level, message, { procedure: name ?? header.procedure, user: this.user, reason });
    }
    metrics.failed(errorRecordOf(told).code);
    this.#output.error(header, told);
  }

  /** A client that takes no answers is not read. */
  async #untilRead(): Promise<void> {
    this.#output.flush();
    if (!this.#output.isFull) return;
    if (!this.#heldForOutput) {
      this.#heldForOutput = true;
      this.#hold(true, unread);
    }
    await this.#output.drained();
    if (!this.#heldForOutput) return;
    this.#heldForOutput = false;
    this.#hold(false, unread);
  }

  /** Reads no more of a client, or again. Why is told once. */
  #hold(held: boolean, limit: Holding): void {
    if (held && !this.#reached?.has(limit)) {
      this.#reached ??= new Set();
      this.#reached.add(limit);
      this.#parts.log("info", "a client is not read for a while", { limit });
    }
    this.#held += held ? 1 : -1;
    if (held && this.#held === 1) this.#stream.pause();
    if (!held && this.#held === 0) {
      // The silence was ours.
      this.#keepalive.heard();
      this.#stream.resume();
    }
  }

  #leave(): void {
    this.#leaving = true;
    if (this.#calls.isIdle) setImmediate(() => this.#goodbye());
  }

  #goodbye(): void {
    if (!this.#calls.isIdle) return;
    this.#output.flush();
    // What it still says is heard by nobody; it closes, or the socket does.
    this.#stream.end(() => this.#stream.destroy());
  }

  #giveUp(reason: string, limit?: keyof Limits): void {
    this.#parts.metrics.refused("given-up");
    this.#parts.log("warn", "a client is given up", { reason, ...(limit && { limit }) });
    this.#stream.destroy();
  }

  #end(): void {
    clearTimeout(this.#patience);
    this.#gone.abort();
    this.#keepalive.stop();
    this.#client.streams.lost();
    this.#client.registrations.end();
    this.#calls.drop();
    this.#leaveHost?.();
  }
}

/** The longest frame of a client that has not logged in: SASL data, four bytes each, and a mechanism's name. */
const loginFrame = 300 * 1024;

function decoded<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw rpcError("Unable to decode message payload", error);
  }
}
