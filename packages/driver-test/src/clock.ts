/** Tells how much time has passed; a test brings its own. */
export interface Clock {
  /** Nanoseconds since some moment in the past; never goes back. */
  now(): bigint;
}

export const systemClock: Clock = { now: () => process.hrtime.bigint() };
