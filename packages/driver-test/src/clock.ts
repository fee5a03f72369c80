/** Tells how much time has passed; a test brings its own. */
export interface Clock {
  /** Nanoseconds since some moment in the past; never goes back. */
  now(): bigint;
  /** Nanoseconds since 1970, in UTC; a clock without it counts from there. */
  realtime?(): bigint;
}

export const systemClock: Clock = {
  now: () => process.hrtime.bigint(),
  realtime: () => BigInt(Date.now()) * 1_000_000n,
};

/** Nanoseconds since 1970. */
export const realtimeOf = (clock: Clock): bigint => clock.realtime?.() ?? clock.now();

/** Seconds since 1970. */
export const secondsOf = (clock: Clock): number => Number(realtimeOf(clock) / 1_000_000_000n);
