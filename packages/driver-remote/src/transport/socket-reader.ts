import type { OnReadOpts } from "node:net";

/** Bytes that are read at once, at first: most connections are short, and most answers. */
const READ_MIN = 8 * 1024;
/** The same where that was not enough; what daemons put into a unix socket before they wait is a little more. */
const READ_MAX = 128 * 1024;

/**
 * Reads a socket into memory that is used again. Node alone takes 64 KiB for every read, which costs more than all else of
 * a short answer. What fills a good part of the memory is handed on as it is, and the rest is copied: so no more than
 * twice what came is ever kept.
 */
export class SocketReader {
  /** How a socket is told of it. */
  readonly onread: OnReadOpts = {
    buffer: () => this.#memory,
    callback: (length, memory) => this.#take(length, memory),
  };
  #memory = Buffer.allocUnsafeSlow(READ_MIN);
  /** What came before anybody listened; then nothing more is read. */
  #early: Uint8Array | undefined;
  #listener: ((bytes: Uint8Array) => void) | undefined;

  /** Delivers from now on. */
  listen(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
    if (this.#early) listener(this.#early);
    this.#early = undefined;
  }

  /** Tells whether more may be read. */
  #take(length: number, memory: Uint8Array): boolean {
    const bytes = this.#keep(length, memory);
    if (this.#listener) this.#listener(bytes);
    else this.#early = bytes;
    return this.#listener !== undefined;
  }

  /** The bytes in memory that is not written again. */
  #keep(length: number, memory: Uint8Array): Uint8Array {
    const bytes = memory.subarray(0, length);
    // Another runtime may bring memory of its own.
    if (length < READ_MIN || length < this.#memory.length / 2 || memory !== this.#memory) {
      const copy = Buffer.allocUnsafe(length);
      copy.set(bytes);
      return copy;
    }
    this.#memory = Buffer.allocUnsafeSlow(READ_MAX);
    return bytes;
  }
}

/** A reader where sockets can be given one; Deno's cannot. */
export function socketReader(): SocketReader | undefined {
  return "Deno" in globalThis ? undefined : new SocketReader();
}
