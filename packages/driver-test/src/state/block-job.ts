import type { Clock } from "../clock.js";
import type { Configuration } from "../configuration.js";

const second = 1_000_000_000n;

/** Bytes a second of a job whose speed is not limited. */
const unlimited = 1_073_741_824n;

/** What becomes of a guest's configuration once a job has ended well. */
export type Outcome = (configuration: Configuration) => Configuration;

/** Work that comes forward with the clock, at a speed that can be changed. */
export class Progress {
  readonly #clock: Clock;
  /** Bytes that are to be done. */
  readonly end: bigint;
  #bandwidth: bigint;
  #done = 0n;
  #since: bigint;

  constructor(clock: Clock, end: bigint, bandwidth: bigint) {
    this.#clock = clock;
    this.end = end;
    this.#bandwidth = bandwidth;
    this.#since = clock.now();
  }

  /** Bytes that are done. */
  get current(): bigint {
    const rate = this.#bandwidth === 0n ? unlimited : this.#bandwidth;
    const done = this.#done + ((this.#clock.now() - this.#since) * rate) / second;
    return done < this.end ? done : this.end;
  }

  get isDone(): boolean {
    return this.current === this.end;
  }

  /** Bytes a second; 0 is unlimited. */
  get bandwidth(): bigint {
    return this.#bandwidth;
  }

  set bandwidth(bandwidth: bigint) {
    this.#done = this.current;
    this.#since = this.#clock.now();
    this.#bandwidth = bandwidth;
  }

  /** Milliseconds until it is done, rounded up. */
  get remaining(): number {
    const rate = this.#bandwidth === 0n ? unlimited : this.#bandwidth;
    return Number(((this.end - this.current) * 1000n) / rate) + 1;
  }
}

/** A job on one disk of a running guest. */
export interface BlockJob {
  /** `DomainBlockJobType` */
  readonly type: number;
  /** The disk's target. */
  readonly target: string;
  /** Where the disk's contents are. */
  readonly path: string;
  readonly progress: Progress;
  /** Whether the job goes on until somebody ends it, as a copy does. */
  readonly stays: boolean;
  /** Whether it was told that one that stays has everything. */
  isReady: boolean;
  /** What the configuration is once the job has ended well, or the disk was pivoted. */
  readonly outcome: Outcome;
  /** What the configuration is once it was given up. */
  readonly undone: Outcome;
  /** Told how it ended, by its `DomainEventBlockJobStatus`. */
  readonly ended?: (status: number) => void;
}
