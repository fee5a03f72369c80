import type { DriverConnection } from "../driver.js";

/** Everything that a driver's connection can be asked. */
export type Operations = Required<Omit<DriverConnection, "close" | "joined" | "peers">>;

/** The name of an operation of the contract. */
export type OperationName = keyof Operations;

/** What is known of an operation besides its types. */
export interface OperationRow {
  /** The C function that errors name. */
  readonly c: string;
  /** The file that it stands in: the kind of object that it is an operation of. */
  readonly object: string;
  /** May a read-only connection ask for it? `conditional`: not with every flag. */
  readonly readOnly: "allowed" | "conditional" | "denied";
  /** Its parameters but for the options, as its declaration has them. */
  readonly parameters: string;
}
