import type { Transport, TransportReceiver } from "../client/transport.js";

/** The two directions of a connection that a caller brings. */
export interface ByteStreams {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
}

/** What a caller says of the streams it brings. */
export interface WebStreamsOptions {
  /** What they are connected to, for errors. Default: `a stream of the caller's`. */
  readonly peer?: string;
  /** Whether nobody else can read or change what they carry. Default: false. */
  readonly secure?: boolean;
}

/** A transport over a pair of WHATWG streams: an `ssh2` channel, a tunnel, a pair in memory. */
export function webStreamsTransport(streams: ByteStreams, options: WebStreamsOptions = {}): Transport {
  return new WebStreamsTransport(streams, options);
}

class WebStreamsTransport implements Transport {
  readonly peer: string;
  readonly secure: boolean;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  #receiver: TransportReceiver | undefined;
  #resume: (() => void) | undefined;
  #paused: Promise<void> | undefined;
  #draining = false;

  constructor(
    { readable, writable }: ByteStreams,
    { peer = "a stream of the caller's", secure = false }: WebStreamsOptions,
  ) {
    this.peer = peer;
    this.secure = secure;
    this.#reader = readable.getReader();
    this.#writer = writable.getWriter();
    this.#writer.closed.catch(() => {});
  }

  start(receiver: TransportReceiver): void {
    this.#receiver = receiver;
    void this.#read();
  }

  async #read(): Promise<void> {
    try {
      for (;;) {
        await this.#paused;
        const { done, value } = await this.#reader.read();
        if (done) return this.#end();
        this.#receiver?.data(value);
      }
    } catch (error) {
      this.#end(error instanceof Error ? error : new Error(String(error), { cause: error }));
    }
  }

  /** The end is told once, however it came. */
  #end(error?: Error): void {
    const receiver = this.#receiver;
    if (receiver === undefined) return;
    this.#receiver = undefined;
    this.#writer.abort(error).catch(() => {});
    receiver.end(error);
  }

  write(pieces: readonly Uint8Array[]): boolean {
    for (const piece of pieces) this.#writer.write(piece).catch((error: Error) => this.#end(error));
    if ((this.#writer.desiredSize ?? 0) > 0) return true;
    if (!this.#draining) {
      this.#draining = true;
      this.#writer.ready.then(
        () => {
          this.#draining = false;
          this.#receiver?.drain();
        },
        () => {},
      );
    }
    return false;
  }

  pause(): void {
    this.#paused ??= new Promise((resolve) => {
      this.#resume = resolve;
    });
  }

  resume(): void {
    this.#paused = undefined;
    this.#resume?.();
  }

  close(): void {
    this.#receiver = undefined;
    this.#writer.close().catch(() => {});
    this.#reader.cancel().catch(() => {});
  }

  destroy(): void {
    this.#receiver = undefined;
    this.#writer.abort().catch(() => {});
    this.#reader.cancel().catch(() => {});
  }
}
