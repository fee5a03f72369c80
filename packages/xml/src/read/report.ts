import type { Problem } from "../errors.js";

/** A document with more problems than this is given up: the rest would say nothing new. */
const MAX_PROBLEMS = 100;

/** Thrown to leave the parser, or a reader, at once; what happened is in the report. */
class GiveUp extends Error {}

/** What is found wrong (errors) or doubtful (warnings) while one document is read. */
export class Report {
  readonly errors: Problem[] = [];
  readonly warnings: Problem[] = [];

  error(problem: Problem): void {
    this.errors.push(problem);
    if (this.errors.length >= MAX_PROBLEMS) throw new GiveUp();
  }

  /** Takes a function because finding the place costs time, and warnings beyond the limit are dropped. */
  warning(problem: () => Problem): void {
    if (this.warnings.length < MAX_PROBLEMS) this.warnings.push(problem());
  }

  /** An error after which nothing can be read. */
  fatal(problem: Problem): never {
    this.errors.push(problem);
    this.giveUp();
  }

  giveUp(): never {
    throw new GiveUp();
  }

  /** Runs a reader; undefined when it gave up. */
  guard<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (error instanceof GiveUp) return undefined;
      throw error;
    }
  }
}
