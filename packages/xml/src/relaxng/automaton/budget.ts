/** The steps that a document may cost: enough for any honest schema, and more with every event. */
const FIRST_STEPS = 5_000_000;
const STEPS_PER_EVENT = 2000;

/** A document and a schema that together ask for more work than allowed. */
export class StepLimitError extends Error {}

/** Steps that are left to spend. */
export class Budget {
  #left = FIRST_STEPS;

  readonly spend = (steps: number): void => {
    this.#left -= steps;
    if (this.#left < 0)
      throw new StepLimitError("validation takes too many steps: the schema is too ambiguous");
  };

  reset(): void {
    this.#left = FIRST_STEPS;
  }

  /** Grants the share of one event. */
  earn(): void {
    if (this.#left < FIRST_STEPS) this.#left += STEPS_PER_EVENT;
  }
}
