import { countName, stepName } from "./names.js";

/** Thrown within a reader that takes more steps than its input allows. */
export class OutOfSteps extends Error {
  override readonly name = "OutOfSteps";
}

/**
 * Takes down where instrumented code goes. There is one at a time, for the code has no other way to it than by globals: an array
 * in which it counts its places, and a function that it calls wherever it might go round for ever.
 */
export class Probe {
  /** How often each place was passed since `begin`, modulo 256. */
  readonly #counts: Uint8Array;
  /** The same, four places at a time: most were not passed, and are passed over together. */
  readonly #fours: Uint32Array;
  /** For each place, the magnitudes of counts with which it was met in whatever came before, as bits. */
  readonly #known: Uint8Array;
  #steps = 0;
  #allowed = Number.POSITIVE_INFINITY;

  constructor(places: number) {
    this.#fours = new Uint32Array(Math.ceil(places / 4));
    this.#counts = new Uint8Array(this.#fours.buffer);
    this.#known = new Uint8Array(this.#counts.length);
    Object.assign(globalThis, { [countName]: this.#counts, [stepName]: this.#step });
  }

  readonly #step = (): void => {
    this.#steps += 1;
    if (this.#steps > this.#allowed) throw new OutOfSteps();
  };

  /** How many functions were entered and loops gone round since `begin`. */
  get steps(): number {
    return this.#steps;
  }

  /** Starts a run that may take so many steps. */
  begin(allowed: number): void {
    this.#steps = 0;
    this.#allowed = allowed;
    this.#counts.fill(0);
  }

  /** Ends the run: whether it went where none before it did, or as often as none did. */
  end(): boolean {
    this.#allowed = Number.POSITIVE_INFINITY;
    let isNew = false;
    for (let four = 0; four < this.#fours.length; four++) {
      if (this.#fours[four] === 0) continue;
      for (let place = 4 * four; place < 4 * four + 4; place++) {
        const bit = magnitudes[this.#counts[place]!]!;
        if ((this.#known[place]! & bit) === bit) continue;
        this.#known[place]! |= bit;
        isNew = true;
      }
    }
    return isNew;
  }

  /** How many places were met in all runs. */
  get covered(): number {
    return this.#known.reduce((sum, bits) => sum + Number(bits !== 0), 0);
  }
}

/** How often, as one of eight bits: 1, 2, 3, 4 to 7, to 15, to 31, to 127, more; none for never. */
const magnitudes = Uint8Array.from({ length: 256 }, (_, count) => {
  if (count < 4) return (1 << count) >> 1;
  return (1 << [8, 16, 32, 128, 256].findIndex((limit) => count < limit)) << 3;
});
