import type { DriverConnection } from "../driver.js";
import type { OperationName } from "../operations/names.js";
import type { DomainRef } from "../records/domain.js";
import { check } from "./assert.js";
import {
  type ConformanceFixtures,
  type ConformanceOptions,
  type ConformanceReport,
  checkOptions,
} from "./options.js";
import { formatReport } from "./report.js";

/** A connection whose supported operations are there for certain. */
export type Subject = Required<DriverConnection>;

/** The operations and fixtures without which a test is left out. */
type Needs = readonly (OperationName | keyof ConformanceFixtures)[];

/** Registers tests that need certain operations and fixtures. */
export class Context {
  readonly fixtures: ConformanceFixtures;
  readonly #options: ConformanceOptions;
  readonly #supported: ReadonlySet<OperationName>;
  readonly #held: string[] = [];
  readonly #leftOut: ConformanceReport["leftOut"][number][] = [];
  readonly #tested = new Set<string>();

  constructor(options: ConformanceOptions) {
    checkOptions(options);
    this.#options = options;
    this.#supported = new Set(options.supports);
    this.fixtures = options.fixtures ?? {};
  }

  has(...operations: OperationName[]): boolean {
    return operations.every((operation) => this.#supported.has(operation));
  }

  /** The supported ones among `operations`. */
  supported<N extends OperationName>(operations: readonly N[]): N[] {
    return operations.filter((operation) => this.#supported.has(operation));
  }

  /** Registers a test when everything it needs is there; it gets a connection of its own. */
  test(name: string, needs: Needs, run: (connection: Subject) => Promise<void>): void {
    if (this.#register(name, needs, run)) for (const need of needs) this.#tested.add(need);
  }

  /** As `test`, of how operations fail: nothing of what they do counts as tested by it. */
  misuse(name: string, needs: Needs, run: (connection: Subject) => Promise<void>): void {
    this.#register(name, needs, run);
  }

  #register(name: string, needs: Needs, run: (connection: Subject) => Promise<void>): boolean {
    const lacks = needs.filter(
      (need) => !this.#supported.has(need as OperationName) && !(need in this.fixtures),
    );
    if (lacks.length > 0) {
      this.#leftOut.push({ test: name, lacks });
      return false;
    }
    this.#held.push(name);
    this.#options.test(name, async () => {
      const connection = await this.#options.open();
      try {
        for (const need of needs) {
          if (this.#supported.has(need as OperationName)) {
            check(
              typeof connection[need as OperationName] === "function",
              `the connection: expected a function ${need}, which 'supports' names, got ${typeof connection[need as OperationName]}`,
            );
          }
        }
        await run(connection as Subject);
      } finally {
        await connection.close();
      }
    });
    return true;
  }

  /** Registers the last test, which tells what the driver was held to. Throws where that is nothing at all. */
  end(): void {
    const untested = [...this.#supported].filter((operation) => !this.#tested.has(operation));
    const report = { held: this.#held, leftOut: this.#leftOut, untested };
    if (this.#tested.size === 0) {
      throw new TypeError(
        `there is no test for what 'supports' and 'fixtures' offer\n${formatReport(report)}`,
      );
    }
    const tell = this.#options.report ?? ((told) => console.log(formatReport(told)));
    this.#options.test(`held to ${this.#held.length} tests, ${this.#leftOut.length} left out`, async () =>
      tell(report),
    );
  }

  /** Where the disks of guests are. */
  get images(): string {
    return this.fixtures.images?.() ?? "/guest";
  }

  active(connection: Subject): Promise<DomainRef> {
    return this.fixtures.active!(connection);
  }

  inactive(connection: Subject): Promise<DomainRef> {
    return this.fixtures.inactive!(connection);
  }

  /**
   * A domain as it is after an operation: what that resolved to, else what its uuid leads to, else, for one that is gone,
   * what it was, without an id.
   */
  async after(connection: Subject, ref: DomainRef, resolved: DomainRef | undefined): Promise<DomainRef> {
    if (resolved !== undefined) return resolved;
    const { id: _, ...gone } = ref;
    return connection.domainLookupByUUID(ref.uuid).catch(() => gone);
  }

  async settle(): Promise<void> {
    await this.fixtures.settle?.();
  }
}

/** A uuid that no domain of a peer has by chance. */
export function testUuid(number: number): string {
  return `c0f04ace-5a17-4e00-8000-${number.toString(16).padStart(12, "0")}`;
}
