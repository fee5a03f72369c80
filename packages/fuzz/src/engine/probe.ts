import { countName } from "./count-name.js";

/** Thrown within a reader that takes more steps than its input allows. */
export class OutOfSteps extends Error {
  override readonly name = "OutOfSteps";
}

/** Takes down where instrumented code goes. There is one at a time, for the code's calls are to a global function. */
export class Probe {
  readonly #counts: Uint32Array;
  /** The places that were met, each once; of use up to `met`. */
  readonly #places: Uint32Array;
  #met = 0;
  #steps = 0;
  #allowed = Number.POSITIVE_INFINITY;
  /** For each place, the magnitudes of counts with which it was met in whatever came before, as bits. */
  readonly #known: Uint8Array;

  constructor(places: number) {
    this.#counts = new Uint32Array(places);
    this.#places = new Uint32Array(places);
    this.#known = new Uint8Array(places);
    Object.assign(globalThis, { [countName]: this.#count });
  }

  readonly #count = (place: number): void => {
    this.#steps += 1;
    if (this.#steps > this.#allowed) throw new OutOfSteps();
    const before = this.#counts[place]!;
    this.#counts[place] = before + 1;
    if (before === 0) {
      this.#places[this.#met] = place;
      this.#met += 1;
    }
  };

  /** How many places were passed since `begin`, each as often as it was. */
  get steps(): number {
    return this.#steps;
  }

  /** Starts a run that may take so many steps. */
  begin(allowed: number): void {
    this.#steps = 0;
    this.#allowed = allowed;
  }

  /** Ends the run: whether it went where none before it did, or as often as none did. */
  end(): boolean {
    this.#allowed = Number.POSITIVE_INFINITY;
    let isNew = false;
    for (let at = 0; at < this.#met; at++) {
      const place = this.#places[at]!;
      const bit = magnitude(this.#counts[place]!);
      this.#counts[place] = 0;
      if ((this.#known[place]! & bit) === 0) {
        this.#known[place]! |= bit;
        isNew = true;
      }
    }
    this.#met = 0;
    return isNew;
  }

  /** How many places were met in all runs. */
  get covered(): number {
    return this.#known.reduce((sum, bits) => sum + Number(bits !== 0), 0);
  }
}

/** How often, as one of eight bits: 1, 2, 3, 4 to 7, to 15, to 31, to 127, more. */
function magnitude(count: number): number {
  if (count < 4) return 1 << (count - 1);
  if (count < 8) return 8;
  if (count < 16) return 16;
  if (count < 32) return 32;
  return count < 128 ? 64 : 128;
}
