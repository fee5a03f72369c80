import type { ErrorDomain } from "../errors/domain.js";
import type { DriverOperations } from "./operations.js";

/** Everything that a driver's connection can be asked. */
export type Operations = Required<DriverOperations>;

/** The name of an operation of the contract, `domainCreate` for instance. */
export type OperationName = keyof Operations;

/** What an operation is done to: the kind of its first argument, else the connection. */
export type ObjectKind =
  | "connection"
  | "domain"
  | "domain-checkpoint"
  | "domain-snapshot"
  | "interface"
  | "network"
  | "network-port"
  | "node-device"
  | "nwfilter"
  | "nwfilter-binding"
  | "secret"
  | "storage-pool"
  | "storage-volume";

/** What is known of an operation besides its types. */
export interface OperationRow {
  /** The C function that errors name, `virDomainCreate`; of several that do the same the one with the plainest name. */
  readonly c: string;
  readonly object: ObjectKind;
  /** The domain of the errors that core itself raises. */
  readonly errors: ErrorDomain;
  /** May a read-only connection ask for it? An argument and bits: unless that argument has one of the bits. */
  readonly readOnly: "allowed" | "denied" | readonly [argument: number, bits: number];
  /** Which argument its flags are, from 0; -1 where it has none. */
  readonly flagsAt: number;
  /** Its parameters but for the options, as its declaration has them: `domain: DomainRef, flags: number`. */
  readonly parameters: string;
}
