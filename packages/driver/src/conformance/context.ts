import type { DriverConnection } from "../driver.js";
import { DomainState } from "../enums/domain-state.js";
import type { DomainRef } from "../records.js";
import { check } from "./assert.js";
import type { ConformanceFixtures, ConformanceOptions, OperationName } from "./options.js";

/** A connection whose supported operations are there for certain. */
export type Subject = Required<DriverConnection>;

/** Registers tests that need certain operations and fixtures. */
export class Context {
  readonly fixtures: ConformanceFixtures;
  readonly #options: ConformanceOptions;
  readonly #supported: ReadonlySet<OperationName>;

  constructor(options: ConformanceOptions) {
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
  test(
    name: string,
    needs: readonly (OperationName | keyof ConformanceFixtures)[],
    run: (connection: Subject) => Promise<void>,
  ): void {
    const missing = needs.some(
      (need) => !this.#supported.has(need as OperationName) && !(need in this.fixtures),
    );
    if (missing) return;
    this.#options.test(name, async () => {
      const connection = await this.#options.open();
      try {
        for (const need of needs) {
          if (this.#supported.has(need as OperationName)) {
            check(typeof connection[need as OperationName] === "function", `${need} is not implemented`);
          }
        }
        await run(connection as Subject);
      } finally {
        await connection.close();
      }
    });
  }

  active(connection: Subject): Promise<DomainRef> {
    return this.fixtures.active!(connection);
  }

  inactive(connection: Subject): Promise<DomainRef> {
    return this.fixtures.inactive!(connection);
  }

  async settle(): Promise<void> {
    await this.fixtures.settle?.();
  }
}

/** Whether a state is that of a guest that runs: RUNNING, BLOCKED, or NOSTATE of peers that do not tell the two apart. */
export function isRunning(state: DomainState): boolean {
  return state === DomainState.RUNNING || state === DomainState.BLOCKED || state === DomainState.NOSTATE;
}

/** A uuid that no domain of a peer has by chance. */
export function testUuid(number: number): string {
  return `c0f04ace-5a17-4e00-8000-${number.toString(16).padStart(12, "0")}`;
}
