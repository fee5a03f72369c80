import type { DriverConnection } from "../driver.js";
import type { ConnectionOperations } from "../operations/connection.js";
import type { DomainOperations } from "../operations/domain.js";
import type { DomainRef } from "../records.js";

/** The name of an operation of the contract. */
export type OperationName = keyof ConnectionOperations | keyof DomainOperations;

/** What the suite is given to work with. A test whose fixtures are missing is not registered. */
export interface ConformanceFixtures {
  /** An active domain, running or blocked, that the test may do anything to. */
  active?(connection: DriverConnection): Promise<DomainRef>;
  /** A defined, inactive domain that the test may do anything to. */
  inactive?(connection: DriverConnection): Promise<DomainRef>;
  /** A domain that crashed and was kept: its id stays, its state is CRASHED. */
  crashed?(connection: DriverConnection): Promise<DomainRef>;
  /** A domain that ended and was kept: its id stays, its state is SHUTOFF. */
  preserved?(connection: DriverConnection): Promise<DomainRef>;
  /** A domain document that can be defined and started, under this name and uuid. */
  domainXML?(name: string, uuid: string): string;
  /** A path of this file name that the host can write to and that does not exist yet. */
  path?(name: string): string;
  /** Resolves when guests have had the time to obey what they were asked; for peers that act later. */
  settle?(): Promise<void>;
  /** From now on the peer answers nothing. */
  stall?(connection: DriverConnection): Promise<void>;
  /** From now on the peer cannot be reached: nobody listens, or its command is gone. */
  vanish?(connection: DriverConnection): Promise<void>;
}

export interface ConformanceOptions {
  /** Registers a test: `test` of vitest or of `node:test`, for instance. */
  readonly test: (name: string, run: () => Promise<void>) => void;
  /** Opens a connection to a peer in its initial state; the suite closes it. */
  readonly open: () => Promise<DriverConnection>;
  /** The operations that the driver is to be held to. */
  readonly supports: Iterable<OperationName>;
  readonly fixtures?: ConformanceFixtures;
}
