import type { Clock } from "../clock.js";

/** CPU time that runs while the guest does, and stands while it does not. */
export class CpuClock {
  readonly #clock: Clock;
  #used = 0n;
  #since: bigint | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.run();
  }

  run(): void {
    this.#since ??= this.#clock.now();
  }

  stand(): void {
    this.#used = this.time;
    this.#since = undefined;
  }

  /** Nanoseconds */
  get time(): bigint {
    return this.#since === undefined ? this.#used : this.#used + this.#clock.now() - this.#since;
  }
}
