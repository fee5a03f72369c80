import { SchemaError, type SchemaProblem } from "../errors.js";
import { type Place, whereIs } from "./schema-tree.js";

export interface SchemaLimits {
  /** How deep the elements of a schema document may nest, and its patterns after references are followed. */
  readonly maxDepth: number;
  /** How many steps the compilation may take: a bound on time and memory for hostile schemas. */
  readonly maxSteps: number;
}

/** Where the compiler's phases put what they find; it also counts their steps. */
export class Report {
  readonly problems: SchemaProblem[] = [];
  readonly limits: SchemaLimits;
  #steps = 0;
  #depth = 0;

  constructor(limits: SchemaLimits) {
    this.limits = limits;
  }

  add(id: string, section: string, message: string, place: Place): void {
    if (this.problems.length >= 1000) this.throwIfAny();
    this.problems.push({ id, message, section, ...whereIs(place) });
  }

  /** Stops a schema that asks for too much. */
  stop(message: string, place?: Place): never {
    this.problems.push({ id: "schema.limit", message, ...(place && whereIs(place)) });
    throw new SchemaError(this.problems);
  }

  step(count = 1): void {
    this.#steps += count;
    if (this.#steps > this.limits.maxSteps) {
      this.stop(`compiling the schema takes more than ${this.limits.maxSteps} steps`);
    }
  }

  /** One level deeper into the schema, and into what it refers to. */
  enter(place: Place): void {
    if (this.#depth > this.limits.maxDepth) {
      this.stop(`patterns nest deeper than ${this.limits.maxDepth}`, place);
    }
    this.#depth++;
  }

  leave(): void {
    this.#depth--;
  }

  throwIfAny(): void {
    if (this.problems.length > 0) throw new SchemaError(this.problems);
  }
}

/** Reports a violation of a restriction of section 7. */
export function violation(
  report: Report,
  section: string,
  message: string,
  at: { readonly place: Place },
): void {
  report.add("schema.restriction", section, message, at.place);
}
