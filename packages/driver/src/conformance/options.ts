import type { DriverConnection } from "../driver.js";
import type { OperationName } from "../operations/names.js";
import { isOperationName } from "../operations/table.js";
import type { DomainRef } from "../records/domain.js";

/** What the driver was held to, and what was left out and why. */
export interface ConformanceReport {
  /** The names of the tests that were registered. */
  readonly held: readonly string[];
  /** The names of those that were not, and which operations and fixtures they lack. */
  readonly leftOut: readonly { readonly test: string; readonly lacks: readonly string[] }[];
  /** Operations that `supports` names and that no test needs. */
  readonly untested: readonly OperationName[];
}

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
  /** As `domainXML`, with a disk `vda`, a card of the MAC address 52:54:00:00:00:01 and a console. */
  guestXML?(name: string, uuid: string): string;
  /** A network document that can be defined and started, under this name and uuid. */
  networkXML?(name: string, uuid: string): string;
  /** A document of a network's port with this uuid. */
  networkPortXML?(uuid: string): string;
  /** A storage pool document that can be defined and started, under this name and uuid. */
  poolXML?(name: string, uuid: string): string;
  /** A volume document for such a pool, raw, of which nothing is allocated; `capacity` in bytes. */
  volumeXML?(name: string, capacity: number): string;
  /** A document of a host's interface of this name, with this hardware address; nothing is up because of it. */
  interfaceXML?(name: string, mac: string): string;
  /** A document of a device that the host can make; each number is another one. */
  nodeDeviceXML?(number: number): string;
  /** A document of a mediated device that the host can define and make; each number is another one. */
  mediatedDeviceXML?(number: number): string;
  /**
   * The folder of the disks of `guestXML`, as the host sees it, with the files `vda`, `vdq`, `vdr` and `vdz` besides; the
   * first disk of a test is called `image`. Left out, it is `/guest`, of which nothing need be there.
   */
  images?(): string;
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
  /** Told by the last test what the driver was held to; left out, that test prints it. */
  readonly report?: (report: ConformanceReport) => void;
}

const options: Readonly<Record<keyof ConformanceOptions, true>> = {
  test: true,
  open: true,
  supports: true,
  fixtures: true,
  report: true,
};

const fixtures: Readonly<Record<keyof ConformanceFixtures, true>> = {
  active: true,
  inactive: true,
  crashed: true,
  preserved: true,
  domainXML: true,
  guestXML: true,
  networkXML: true,
  networkPortXML: true,
  poolXML: true,
  volumeXML: true,
  interfaceXML: true,
  nodeDeviceXML: true,
  mediatedDeviceXML: true,
  images: true,
  path: true,
  settle: true,
  stall: true,
  vanish: true,
};

/** Throws a TypeError that says what was expected, where a name is unknown: what it was to test would be left out. */
export function checkOptions(given: ConformanceOptions): void {
  refuseUnknown("options", Object.keys(given), (name) => Object.hasOwn(options, name));
  if (typeof given.test !== "function")
    throw new TypeError("conformance: test is a function that registers a test");
  if (typeof given.open !== "function")
    throw new TypeError("conformance: open is a function that opens a connection");
  if (typeof given.supports?.[Symbol.iterator] !== "function") {
    throw new TypeError("conformance: supports is a list of the names of operations");
  }
  refuseUnknown("supports", [...given.supports], isOperationName);
  refuseUnknown("fixtures", Object.keys(given.fixtures ?? {}), (name) => Object.hasOwn(fixtures, name));
}

function refuseUnknown(what: string, names: readonly string[], isKnown: (name: string) => boolean): void {
  const unknown = names.filter((name) => !isKnown(name));
  if (unknown.length === 0) return;
  throw new TypeError(`conformance: ${what} has no ${unknown.map((name) => `'${name}'`).join(", ")}`);
}
