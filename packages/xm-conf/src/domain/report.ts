import { ConfError, type Problem } from "../errors.js";

/** Collects what is wrong or doubtful while a document or a domain is converted. */
export class Report {
  readonly #errors: Problem[] = [];
  readonly #warnings: Problem[] = [];

  /** @param lineOf The line that a key of the document stands on. */
  constructor(private readonly lineOf: (key: string) => number | undefined = () => undefined) {}

  /** Notes what makes the conversion fail once everything was looked at. */
  error(id: string, message: string, path: string): void {
    this.#errors.push(this.#problem(id, message, path));
  }

  /** Notes what the other side does not have, or has in another way. */
  warn(id: string, message: string, path: string): void {
    this.#warnings.push(this.#problem(id, message, path));
  }

  /** Throws a `ConfError` of all errors if there are any. */
  throwErrors(): void {
    const [first, ...others] = this.#errors;
    if (first !== undefined) throw new ConfError([first, ...others]);
  }

  /** The warnings; throws a `ConfError` of all errors if there are any, in strict conversions also of the warnings. */
  finish(strict = false): Problem[] {
    const [first, ...others] = strict ? [...this.#errors, ...this.#warnings] : this.#errors;
    if (first !== undefined) throw new ConfError([first, ...others]);
    return this.#warnings;
  }

  #problem(id: string, message: string, path: string): Problem {
    const line = this.lineOf(/^[\w.]*/.exec(path)![0]);
    return { id, message, path, ...(line !== undefined && { line }) };
  }
}
