/** A name of a model, what is known of it, and what has followed it in the last model of its sort. */
interface Step<Field> {
  readonly key: string;
  readonly field: Field | undefined;
  next: Step<Field> | undefined;
}

/** A name as engines keep the names of properties: whether two of them are the same is then a look at where they are. */
const propertyName = (name: string): string => Object.keys({ [name]: name })[0]!;

/** What is known of the names of a sort of models, by those names, which come in the same order in nearly all of them. */
export class Fields<Field> {
  /** What comes before the first name. */
  readonly start: Step<Field> = { key: "", field: undefined, next: undefined };
  readonly #steps = new Map<string, Step<Field>>();

  constructor(fields: Iterable<readonly [name: string, field: Field]>) {
    for (const [name, field] of fields) {
      const key = propertyName(name);
      this.#steps.set(key, { key, field, next: undefined });
    }
  }

  get(name: string): Field | undefined {
    return this.#steps.get(name)?.field;
  }

  /** The step to a name from the one before it: comparing it with the last that came there is faster than a look-up. */
  after(step: Step<Field>, key: string): Step<Field> {
    let { next } = step;
    if (next?.key !== key) {
      next = this.#steps.get(key) ?? { key, field: undefined, next: undefined };
      step.next = next;
    }
    return next;
  }
}
