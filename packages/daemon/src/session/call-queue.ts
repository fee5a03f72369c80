import type { Frame } from "@libvirt-ts/rpc";
import type { Limits } from "./limits.js";

/** What a call that waits costs beside its bytes. */
const callCost = 256;

interface CallQueueParts {
  /** Answers a call; it never rejects. */
  answer(frame: Frame): Promise<void>;
  /** Too many bytes wait, or no longer: the client is not read meanwhile. */
  hold(held: boolean): void;
  /** The last call under way is answered, and none waits. */
  idle(): void;
}

/** Calls of one client: a few are worked on at once, further ones wait in the order they came. */
export class CallQueue {
  readonly #limits: Pick<Limits, "requests" | "waitingBytes">;
  readonly #parts: CallQueueParts;
  readonly #waiting: Frame[] = [];
  #waitingBytes = 0;
  #inFlight = 0;
  #isHolding = false;

  constructor(limits: Pick<Limits, "requests" | "waitingBytes">, parts: CallQueueParts) {
    this.#limits = limits;
    this.#parts = parts;
  }

  get isIdle(): boolean {
    return this.#inFlight === 0;
  }

  push(frame: Frame): void {
    if (this.#inFlight < this.#limits.requests) {
      this.#start(frame);
      return;
    }
    this.#waiting.push(frame);
    this.#waitingBytes += frame.payload.length + callCost;
    if (this.#waitingBytes > this.#limits.waitingBytes) this.#hold(true);
  }

  /** The client is gone: nobody hears what else would be answered. */
  drop(): void {
    this.#waiting.length = 0;
  }

  #start(frame: Frame): void {
    this.#inFlight++;
    void this.#parts.answer(frame).then(() => {
      this.#inFlight--;
      this.#next();
    });
  }

  #next(): void {
    const frame = this.#waiting.shift();
    if (frame !== undefined) {
      this.#waitingBytes -= frame.payload.length + callCost;
      this.#start(frame);
    }
    if (this.#waitingBytes <= this.#limits.waitingBytes / 2) this.#hold(false);
    if (this.isIdle) this.#parts.idle();
  }

  #hold(held: boolean): void {
    if (held === this.#isHolding) return;
    this.#isHolding = held;
    this.#parts.hold(held);
  }
}
