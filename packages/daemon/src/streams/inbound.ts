/** Data of a client on their way to a driver. Memory is bounded: with too much of them the client is not read. */
export class Inbound<T> {
  readonly readable: ReadableStream<T>;
  /** Resolves once the driver asks for data: it has accepted the call. */
  readonly wanted: Promise<void>;
  readonly #hold: (held: boolean) => void;
  readonly #maxBytes: number;
  readonly #sizeOf: (item: T) => number;
  #items: T[] = [];
  #bytes = 0;
  #ended = false;
  #error: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(parts: {
    readonly maxBytes: number;
    readonly sizeOf: (item: T) => number;
    readonly hold: (held: boolean) => void;
  }) {
    this.#maxBytes = parts.maxBytes;
    this.#sizeOf = parts.sizeOf;
    this.#hold = parts.hold;
    let tell!: () => void;
    this.wanted = new Promise((resolve) => {
      tell = resolve;
    });
    this.readable = new ReadableStream<T>(
      {
        pull: async (controller) => {
          tell();
          await this.#some();
          const item = this.#items.shift();
          if (item !== undefined) {
            this.#count(-this.#sizeOf(item));
            controller.enqueue(item);
          } else if (this.#error !== undefined) controller.error(this.#error);
          else controller.close();
        },
        cancel: () => this.#drop(),
      },
      { highWaterMark: 0 },
    );
  }

  push(item: T): void {
    if (this.#ended) return;
    this.#items.push(item);
    this.#count(this.#sizeOf(item));
    this.#wake?.();
  }

  /** No more comes; or, with an error, what has come is worth nothing either. */
  end(error?: Error): void {
    if (error !== undefined) this.#drop();
    this.#ended = true;
    this.#error = error;
    this.#wake?.();
  }

  /** Nobody reads any more. */
  #drop(): void {
    this.#ended = true;
    this.#items = [];
    this.#count(-this.#bytes);
    this.#wake?.();
  }

  async #some(): Promise<void> {
    while (this.#items.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#maxBytes) this.#hold(true);
    else if (this.#bytes <= this.#maxBytes / 2) this.#hold(false);
  }
}
