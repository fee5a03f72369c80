import { QmpDecoder, type QmpDecoderStep, type QmpLimits } from "./decoder.js";
import type { QmpTransport } from "./transport.js";

type Step = Exclude<QmpDecoderStep, { state: "need-more" | "failed" }>;

/** What a client does with what comes. */
interface WireHandler {
  /** A throw ends the connection with what was thrown. */
  step(step: Step): void;
  /** Once: the peer hung up (no error), the connection failed or was closed. */
  ended(error: unknown): void;
}

/** A transport with the decoder behind it; texts that are sent in one turn leave as one piece. */
export class Wire {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #decoder: QmpDecoder;
  readonly #handler: WireHandler;
  readonly #encoder = new TextEncoder();
  #outgoing: (string | Uint8Array<ArrayBuffer>)[] = [];
  #flushing = false;
  #ended = false;

  constructor(transport: QmpTransport, limits: QmpLimits, handler: WireHandler) {
    this.#reader = transport.readable.getReader();
    this.#writer = transport.writable.getWriter();
    this.#decoder = new QmpDecoder(limits);
    this.#handler = handler;
    // A peer that hung up in order breaks our direction, too: what ended the connection is for reading and writing to say.
    this.#writer.closed.catch(() => {});
    void this.#read();
  }

  /** Sends text; what cannot be sent ends the connection. */
  send(text: string | Uint8Array<ArrayBuffer>): void {
    this.#outgoing.push(text);
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => void this.#flush());
  }

  /** Ends the connection; whoever waits is told why. */
  end(error?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#reader.cancel(error).catch(() => {});
    this.#writer.close().catch(() => {});
    this.#handler.ended(error);
  }

  async #flush(): Promise<void> {
    try {
      while (this.#outgoing.length > 0 && !this.#ended) {
        const parts = this.#outgoing;
        this.#outgoing = [];
        await this.#writer.ready;
        for (const part of joined(parts)) {
          await this.#writer.write(typeof part === "string" ? this.#encoder.encode(part) : part);
        }
      }
    } catch (error) {
      this.end(error);
    } finally {
      this.#flushing = false;
    }
  }

  async #read(): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await this.#reader.read();
        if (done) return this.end();
        this.#decoder.push(value);
        for (let step = this.#decoder.next(); step.state !== "need-more"; step = this.#decoder.next()) {
          if (step.state === "failed") throw step.error;
          this.#handler.step(step);
          if (this.#ended) return;
        }
      }
    } catch (error) {
      this.end(error);
    }
  }
}

/** Texts that follow each other become one. */
function joined(parts: readonly (string | Uint8Array<ArrayBuffer>)[]): (string | Uint8Array<ArrayBuffer>)[] {
  return parts.every((part) => typeof part === "string") ? [parts.join("")] : [...parts];
}
