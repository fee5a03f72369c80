import type { QmpChecks } from "./checks.js";
import type { QmpDecoderStep, QmpLimits } from "./decoder.js";
import { printable, QmpClosedError, QmpError, QmpProtocolError } from "./errors.js";
import { EventQueue } from "./event-queue.js";
import type { JsonValue } from "./json.js";
import { formatRequest, type QmpGreeting, type QmpMessage, readMessage } from "./message.js";
import type { QmpCommands, QmpEvents } from "./schema.generated.js";
import type { QmpCallOptions, QmpTransport } from "./transport.js";
import { Waiting } from "./waiting.js";
import { Wire } from "./wire.js";

/** How a {@link QmpClient} is opened. */
export interface QmpClientOptions extends QmpLimits {
  /**
   * Milliseconds until the negotiation must be done; 10,000 if nothing is said. A QMP socket serves one client: the next
   * one is let in and then hears nothing.
   */
  readonly timeout?: number;
  /** Gives up opening. */
  readonly signal?: AbortSignal;
  /** Whether out-of-band commands are enabled where QEMU offers them; true if nothing is said. */
  readonly outOfBand?: boolean;
  /** Events that one reader may leave unread before its reading fails; 16,384 if nothing is said. */
  readonly maxUnreadEvents?: number;
  /** Called for every event from the very first one; `onEvent` and `events` of the client may begin too late for it. */
  readonly onEvent?: (event: QmpEvent) => void;
  /**
   * What answers of `execute` and events must be; without it they are taken for what QEMU's schema says. An answer of another
   * shape fails its call with a {@link QmpProtocolError} that names command and member, an event ends the connection with one.
   */
  readonly checks?: QmpChecks | undefined;
}

/** An event: one that the schema knows narrows by its name; others keep what they carry. */
export type QmpEvent = {
  [K in keyof QmpEvents]: {
    readonly event: K;
    readonly data: QmpEvents[K];
    /** When it happened by the host's clock. */
    readonly timestamp: { readonly seconds: number; readonly microseconds: number };
  };
}[keyof QmpEvents];

/** The names of the commands of the schema. */
export type QmpCommandName = keyof QmpCommands;

type Arguments<K extends QmpCommandName> = QmpCommands[K]["arguments"];
type Return<K extends QmpCommandName> = QmpCommands[K]["returns"];
/** Commands without a required argument may be called without arguments. */
type Rest<K extends QmpCommandName> =
  Record<never, never> extends Arguments<K>
    ? [args?: Arguments<K>, options?: QmpCommandOptions]
    : [args: Arguments<K>, options?: QmpCommandOptions];

/** What one command may be told. */
export interface QmpCommandOptions extends QmpCallOptions {
  /** Carried out before the commands that wait, where the command allows it. */
  readonly outOfBand?: boolean;
}

interface Call {
  readonly command: string;
  readonly waiting: Waiting<JsonValue>;
}

/**
 * One connection to a QMP socket of QEMU: commands in flight at once, events in between, one owner.
 *
 * ```ts
 * const client = await QmpClient.connect(Duplex.toWeb(connect("/run/vm/qmp.sock")));
 * const { status } = await client.execute("query-status");
 * ```
 */
export class QmpClient {
  /** What QEMU said of itself. */
  readonly greeting: QmpGreeting;
  /** Resolves once the connection has ended, with what ended it: `undefined` when either side hung up in order. */
  readonly closed: Promise<unknown>;

  readonly #wire: Wire;
  readonly #calls: Map<number, Call>;
  readonly #listeners: Set<(event: QmpEvent) => void>;
  readonly #queues = new Set<EventQueue<QmpEvent>>();
  readonly #checks: QmpChecks | undefined;
  readonly #maxUnread: number;
  #serial = 0;
  #ended = false;

  /** @internal `connect` makes clients. */
  private constructor(session: Session, greeting: QmpGreeting, maxUnread: number) {
    this.greeting = greeting;
    this.#wire = session.wire;
    this.#calls = session.calls;
    this.#listeners = session.listeners;
    this.#checks = session.checks;
    this.#maxUnread = maxUnread;
    this.closed = session.ended.then((error) => {
      this.#ended = true;
      for (const queue of this.#queues) queue.finish(error);
      return error;
    });
  }

  /**
   * Greets and negotiates. Rejects with a {@link QmpTimeoutError} where nobody answers, a {@link QmpProtocolError} where
   * somebody else than QEMU does, a {@link QmpClosedError} where the peer hangs up.
   */
  static async connect(transport: QmpTransport, options: QmpClientOptions = {}): Promise<QmpClient> {
    const {
      timeout = 10_000,
      signal,
      outOfBand = true,
      maxUnreadEvents = 16_384,
      onEvent,
      checks,
      ...limits
    } = options;
    const patience = { timeout, ...(signal && { signal }) };
    const what = "no greeting of QEMU, which serves one client on a socket,";
    const greeted = new Waiting<QmpGreeting>(what, patience);
    const session = new Session(transport, limits, greeted, checks);
    if (onEvent !== undefined) session.listeners.add(onEvent);
    try {
      const greeting = await greeted.promise;
      const client = new QmpClient(session, greeting, maxUnreadEvents);
      const enable = outOfBand && greeting.capabilities.includes("oob") ? ["oob"] : [];
      await client.call("qmp_capabilities", enable.length > 0 ? { enable } : {}, patience);
      return client;
    } catch (error) {
      session.wire.end(error);
      throw error;
    }
  }

  /**
   * Carries a command out. Rejects with a {@link QmpError} where QEMU refuses, a {@link QmpProtocolError} where its answer is
   * none of the `checks`, a {@link QmpClosedError} where the connection ends first, a {@link QmpTimeoutError} or the signal's
   * reason where the wait is given up.
   */
  async execute<K extends QmpCommandName>(command: K, ...[args, options]: Rest<K>): Promise<Return<K>> {
    const answer = await this.call(command, args, options);
    this.#checks?.assertAnswer(command, answer);
    return answer as Return<K>;
  }

  /** As `execute`, for a command that the schema does not know; the answer is not checked. */
  call(command: string, args?: object, options: QmpCommandOptions = {}): Promise<JsonValue> {
    if (this.#ended) return Promise.reject(new QmpClosedError(`${command}: the connection has ended`));
    const { outOfBand = false, ...waiting } = options;
    // A call that is given up keeps its id until the reply has come, so that no other call is taken for it.
    const call = { command, waiting: new Waiting<JsonValue>(`no reply to ${command}`, waiting) };
    if (!call.waiting.settled) {
      const id = this.#serial++;
      let text: string;
      try {
        text = formatRequest({ command, arguments: args, id, outOfBand });
      } catch (error) {
        call.waiting.reject(error);
        return call.waiting.promise;
      }
      this.#calls.set(id, call);
      this.#wire.send(text);
    }
    return call.waiting.promise;
  }

  /** Calls back for every event from now on, before anything that comes behind it; returns how to stop that. */
  onEvent(listener: (event: QmpEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The events from now on; ends with the connection, and fails when too many are left unread. */
  events(): AsyncIterableIterator<QmpEvent> {
    const forget = this.onEvent((event) => queue.push(event));
    const queue: EventQueue<QmpEvent> = new EventQueue(this.#maxUnread, () => {
      forget();
      this.#queues.delete(queue);
    });
    if (this.#ended) queue.finish();
    else this.#queues.add(queue);
    return queue;
  }

  /** Hangs up; QEMU goes on. Commands in flight reject with a {@link QmpClosedError}. */
  async close(): Promise<void> {
    this.#wire.end();
    await this.closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** What a connection is before and after the greeting. */
class Session {
  readonly calls = new Map<number, Call>();
  readonly listeners = new Set<(event: QmpEvent) => void>();
  readonly wire: Wire;
  readonly ended: Promise<unknown>;
  readonly #greeted: Waiting<QmpGreeting>;

  constructor(
    transport: QmpTransport,
    limits: QmpLimits,
    greeted: Waiting<QmpGreeting>,
    readonly checks: QmpChecks | undefined,
  ) {
    this.#greeted = greeted;
    let tell!: (error: unknown) => void;
    this.ended = new Promise((resolve) => {
      tell = resolve;
    });
    this.wire = new Wire(transport, limits, {
      step: (step) => this.#step(step),
      ended: (error) => {
        const gone = (what: string) =>
          error instanceof QmpProtocolError
            ? error
            : new QmpClosedError(`${what}: the connection ended`, { cause: error });
        if (!greeted.settled) greeted.reject(gone("no greeting of QEMU"));
        for (const { command, waiting } of this.calls.values()) {
          if (!waiting.settled) waiting.reject(gone(command));
        }
        this.calls.clear();
        tell(error);
      },
    });
  }

  #step(step: Exclude<QmpDecoderStep, { state: "need-more" | "failed" }>): void {
    if (step.state !== "message") {
      const text = step.state === "garbage" ? step.text : "\\xff";
      throw new QmpProtocolError({
        id: "stream.garbage",
        message: `expected JSON objects of QEMU, got ${text}`,
      });
    }
    this.#take(readMessage(step.message));
  }

  #take(message: QmpMessage): void {
    if (!this.#greeted.settled) {
      if (message.kind !== "greeting") {
        throw new QmpProtocolError({
          id: "greeting.missing",
          message: `expected QEMU's greeting, got ${message.kind}`,
        });
      }
      this.#greeted.resolve(message.greeting);
      return;
    }
    switch (message.kind) {
      case "greeting":
        throw new QmpProtocolError({
          id: "greeting.again",
          message: "QEMU greets in the middle of a session",
        });
      case "event": {
        const { event, data, timestamp } = message;
        this.checks?.assertEvent(event, data);
        for (const listener of this.listeners) deliver(listener, { event, data, timestamp } as QmpEvent);
        return;
      }
      default:
        this.#answer(message);
    }
  }

  #answer(message: Extract<QmpMessage, { kind: "return" | "error" }>): void {
    const { id } = message;
    const call = typeof id === "number" ? this.calls.get(id) : undefined;
    if (call === undefined) {
      const said = message.kind === "error" ? `: ${printable(message.description)}` : "";
      throw new QmpProtocolError({
        id: "reply.unknown",
        message: `a reply to no command of ours (id ${printable(String(id))})${said}`,
      });
    }
    this.calls.delete(id as number);
    if (call.waiting.settled) return;
    if (message.kind === "return") call.waiting.resolve(message.value);
    else call.waiting.reject(new QmpError(message.errorClass, message.description, call.command));
  }
}

/** What a listener throws is its own failure, not the connection's. */
function deliver(listener: (event: QmpEvent) => void, event: QmpEvent): void {
  try {
    listener(event);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
