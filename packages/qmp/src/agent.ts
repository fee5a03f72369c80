import type { AgentCommands } from "./agent-commands.js";
import { agentShapes } from "./agent-shapes.js";
import type { QmpDecoderStep, QmpLimits } from "./decoder.js";
import { QmpClosedError, QmpError, QmpProtocolError } from "./errors.js";
import type { JsonValue } from "./json.js";
import { formatRequest, readMessage } from "./message.js";
import { assertShape, compileShapes } from "./shape.js";
import type { QmpCallOptions, QmpTransport } from "./transport.js";
import { Waiting } from "./waiting.js";
import { Wire } from "./wire.js";

/** How a {@link GuestAgent} is reached. */
export interface GuestAgentOptions extends QmpLimits {
  /**
   * Milliseconds to wait for an answer where a call says nothing else; 5,000 if nothing is said. An agent that is not
   * running answers nothing at all, and carries out what waits in the channel once it starts.
   */
  readonly timeout?: number;
}

/** What one command may be told. */
export interface GuestAgentCallOptions extends QmpCallOptions {
  /**
   * Whether success is silent, as that of `guest-shutdown` and the suspends: then a channel that ends, or stays silent
   * for the time-out, is success.
   */
  readonly silentSuccess?: boolean;
}

type Name = keyof AgentCommands;
type Rest<K extends Name> =
  Record<never, never> extends AgentCommands[K]["arguments"]
    ? [args?: AgentCommands[K]["arguments"], options?: GuestAgentCallOptions]
    : [args: AgentCommands[K]["arguments"], options?: GuestAgentCallOptions];

const agentChecks = compileShapes(agentShapes);

/** The byte that makes an agent forget half a command, and marks where its answer to `guest-sync-delimited` begins. */
const DELIMITER = new Uint8Array([0xff]);

interface Call {
  readonly command: string;
  readonly waiting: Waiting<JsonValue>;
  /** The number that an answer to `guest-sync-delimited` must carry, behind a delimiter. */
  readonly sync?: number;
}

/**
 * The agent in a guest, over the host's end of its channel. One command at a time; before the first one, and after
 * every one that was given up, both sides are synchronised, so that no late answer is taken for another's. What a guest
 * writes is trusted in nothing: it is bounded, and garbage ends a call, never more.
 */
export class GuestAgent {
  /** Resolves once the channel has ended, with what ended it. */
  readonly closed: Promise<unknown>;
  readonly #wire: Wire;
  readonly #timeout: number;
  #turn: Promise<unknown> = Promise.resolve();
  #current: Call | undefined;
  #inSync = false;
  #delimited = false;
  #serial = 0;
  #ended = false;

  constructor(transport: QmpTransport, { timeout = 5_000, ...limits }: GuestAgentOptions = {}) {
    this.#timeout = timeout;
    let tell!: (error: unknown) => void;
    this.closed = new Promise((resolve) => {
      tell = resolve;
    });
    this.#wire = new Wire(
      transport,
      { maxMessageBytes: 16 * 1024 * 1024, maxDepth: 64, ...limits },
      {
        step: (step) => this.#step(step),
        ended: (error) => {
          this.#ended = true;
          const { command, waiting } = this.#current ?? {};
          if (waiting?.settled === false)
            waiting.reject(new QmpClosedError(`${command}: the channel ended`, { cause: error }));
          tell(error);
        },
      },
    );
  }

  /**
   * Carries a command out, after those that were asked for before. Rejects with a {@link QmpError} where the agent refuses,
   * a `QmpTimeoutError` where nobody answers (whether it is carried out later is not known), a {@link QmpClosedError} where
   * the channel ends, a {@link QmpProtocolError} where the guest writes what is no answer, or none to this.
   */
  async execute<K extends Name>(
    command: K,
    ...[args, options]: Rest<K>
  ): Promise<AgentCommands[K]["returns"]> {
    const answer = await this.call(command, args, options);
    assertShape(answer, agentChecks.get(command)!, command);
    return answer as AgentCommands[K]["returns"];
  }

  /** As `execute`, for a command that is not in the table, and whose answer may be anything. */
  call(command: string, args?: object, options: GuestAgentCallOptions = {}): Promise<JsonValue> {
    const turn = this.#turn.then(() => this.#run(command, args, options));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #run(command: string, args: object | undefined, options: GuestAgentCallOptions): Promise<JsonValue> {
    const { silentSuccess = false, timeout = this.#timeout, signal } = options;
    signal?.throwIfAborted();
    if (this.#ended) throw new QmpClosedError(`${command}: the channel has ended`);
    const text = formatRequest({ command, arguments: args });
    if (!this.#inSync) await this.#synchronise({ timeout, ...(signal && { signal }) });
    try {
      const waiting = new Waiting<JsonValue>(`no answer of the guest's agent to ${command}`, {
        timeout,
        ...(signal && { signal }),
      });
      return await this.#ask({ command, waiting }, text);
    } catch (error) {
      if (error instanceof QmpError) throw error;
      this.#inSync = false;
      if (silentSuccess && !signal?.aborted && !(error instanceof QmpProtocolError)) return {};
      throw error;
    }
  }

  /** Throws away what still comes of earlier calls, other clients' too. */
  async #synchronise(options: QmpCallOptions): Promise<void> {
    const command = "guest-sync-delimited";
    const sync = Math.floor(Math.random() * 0x4000_0000) + this.#serial++;
    const waiting = new Waiting<JsonValue>(
      "no answer of the guest's agent, which may not be running,",
      options,
    );
    this.#delimited = false;
    this.#wire.send(DELIMITER);
    await this.#ask({ command, waiting, sync }, formatRequest({ command, arguments: { id: sync } }));
    this.#inSync = true;
  }

  async #ask(call: Call, text: string): Promise<JsonValue> {
    this.#current = call;
    try {
      if (!call.waiting.settled) this.#wire.send(text);
      return await call.waiting.promise;
    } finally {
      this.#current = undefined;
    }
  }

  #step(step: Exclude<QmpDecoderStep, { state: "need-more" | "failed" }>): void {
    if (step.state === "delimiter") {
      this.#delimited = true;
      return;
    }
    const delimited = this.#delimited;
    this.#delimited = false;
    const call = this.#current;
    if (call === undefined || call.waiting.settled) {
      // An answer to nobody: later answers cannot be told apart until both sides are synchronised again.
      this.#inSync = false;
      return;
    }
    if (call.sync !== undefined) {
      const isAnswer = step.state === "message" && delimited && step.message.return === call.sync;
      if (isAnswer) call.waiting.resolve(call.sync);
      return;
    }
    try {
      if (step.state === "garbage") {
        throw new QmpProtocolError({
          id: "agent.garbage",
          message: `${call.command}: expected an answer of the guest's agent, got ${step.text}`,
        });
      }
      const answer = readMessage(step.message);
      if (answer.kind === "return") call.waiting.resolve(answer.value);
      else if (answer.kind === "error")
        throw new QmpError(answer.errorClass, answer.description, call.command);
      else {
        throw new QmpProtocolError({
          id: "agent.shape",
          message: `${call.command}: expected a return or an error, got ${answer.kind}`,
        });
      }
    } catch (error) {
      call.waiting.reject(error);
    }
  }

  /** Leaves the channel. A command in flight rejects. */
  async close(): Promise<void> {
    this.#wire.end();
    await this.closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
