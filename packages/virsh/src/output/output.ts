import { writeSync } from "node:fs";

/** Where text ends up. */
export interface Sink {
  write(text: string): void;
}

/** Collects what is printed and passes it on in few pieces. */
export class Output {
  readonly #sink: Sink;
  #pending: string[] = [];
  #length = 0;
  #isDue = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  write(text: string): void {
    this.#pending.push(text);
    this.#length += text.length;
    if (this.#length > 65_536) this.flush();
  }

  line(text: string): void {
    this.write(`${text}\n`);
  }

  /** Passes on what there is as soon as anything is waited for: commands that wait for nothing share one write. */
  flushSoon(): void {
    if (this.#isDue || this.#length === 0) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.flush();
    });
  }

  flush(): void {
    if (this.#length === 0) return;
    const text = this.#pending.join("");
    this.#pending = [];
    this.#length = 0;
    this.#sink.write(text);
  }
}

/**
 * Writes to a file descriptor before it returns. Where nothing more can be written, the rest of the output is dropped,
 * `onClosed` is told once, and the commands go on, as their effects do not depend on who reads. A reader that went away
 * is no failure; a full disk is one.
 */
export class DescriptorSink implements Sink {
  readonly #fd: number;
  readonly #onClosed: () => void;
  #closed = false;
  #failure: unknown;

  constructor(fd: number, onClosed: () => void = () => {}) {
    this.#fd = fd;
    this.#onClosed = onClosed;
  }

  get failure(): unknown {
    return this.#failure;
  }

  write(text: string): void {
    if (this.#closed) return;
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) {
      try {
        at += writeSync(this.#fd, bytes, at);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "EAGAIN") {
          waitABit();
        } else {
          if (!readerIsGone.has(code)) this.#failure = error;
          this.#closed = true;
          this.#onClosed();
          return;
        }
      }
    }
  }
}

const readerIsGone: ReadonlySet<string | undefined> = new Set(["EPIPE", "EIO", "EBADF"]);

/** A pipe that its other end made non-blocking is full: there is nothing to wait on but time. */
function waitABit(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}
