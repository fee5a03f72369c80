/** The steps that a document may cost: enough for any honest schema, and more with every element and text. */
const FIRST_STEPS = 5_000_000;
const STEPS_PER_ELEMENT = 2000;
const STEPS_PER_CHARACTER = 20;

/** A document and a schema that together ask for more work than allowed. */
export class StepLimitError extends Error {}

/** Steps that are left to spend. */
export class Budget {
  #left = FIRST_STEPS;

  readonly spend = (steps: number): void => {
    this.#left -= steps;
    if (this.#left < 0)
      throw new StepLimitError(
        "validation takes too many steps: the schema, or a pattern in it, is too ambiguous",
      );
  };

  reset(): void {
    this.#left = FIRST_STEPS;
  }

  /** Grants the share of one element. */
  earnElement(): void {
    if (this.#left < FIRST_STEPS) this.#left += STEPS_PER_ELEMENT;
  }

  /** Grants the share of a text. */
  earnText(text: string): void {
    if (this.#left < FIRST_STEPS) this.#left += STEPS_PER_CHARACTER * text.length;
  }
}
