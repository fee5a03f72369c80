/** Something that must be over at some time. */
export interface Limited {
  /** In milliseconds of `performance.now()`; Infinity for never. */
  readonly deadline: number;
}

/** The longest that a timer can be set to; what is further away is looked at again then. */
const LONGEST = 2 ** 31 - 1;

/** Milliseconds by which a timer may be late without our having been held up. */
export const PUNCTUAL = 50;

/**
 * Watches over the deadlines of many with one timer: a timer for each would cost more than the request that it
 * belongs to. The timer keeps no process alive.
 */
export class Deadlines<T extends Limited> {
  #timer: NodeJS.Timeout | undefined;
  #due = Number.POSITIVE_INFINITY;

  /**
   * @param all all that may expire
   * @param expire told for each whose time has come
   */
  constructor(
    readonly all: () => readonly T[],
    readonly expire: (member: T) => void,
  ) {}

  /** Makes sure that one is looked at in time. */
  add({ deadline }: T): void {
    if (deadline < this.#due) this.#arm(deadline);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #arm(deadline: number): void {
    clearTimeout(this.#timer);
    this.#due = deadline;
    this.#timer = setTimeout(
      () => this.#look(),
      Math.min(LONGEST, Math.max(1, deadline - performance.now())),
    ).unref();
  }

  #look(): void {
    const now = performance.now();
    const heldUp = now - this.#due;
    // What came while we could not listen is heard first.
    if (heldUp > PUNCTUAL) {
      this.#arm(now + heldUp);
      return;
    }
    this.#due = Number.POSITIVE_INFINITY;
    let next = Number.POSITIVE_INFINITY;
    for (const member of this.all()) {
      if (member.deadline <= now) this.expire(member);
      else next = Math.min(next, member.deadline);
    }
    if (next < this.#due) this.#arm(next);
  }
}
