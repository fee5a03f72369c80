import { Access } from "./access/access.js";
import type { SaslOptions } from "./auth/login.js";
import type { ConnectionUse, ListenerOptions } from "./listen/address.js";

/** A door as those see it who came through it. What may change while they are in is asked for each time. */
export class Entrance {
  readonly type: ListenerOptions["type"];
  readonly readOnly: boolean;
  readonly connection: ConnectionUse;
  #sasl: SaslOptions | undefined;
  #access: Access;

  constructor({ type, readOnly = false, connection = "shared", sasl, allow }: ListenerOptions) {
    this.type = type;
    this.readOnly = readOnly;
    this.connection = connection;
    this.#sasl = sasl;
    this.#access = new Access(allow);
  }

  get sasl(): SaslOptions | undefined {
    return this.#sasl;
  }

  get access(): Access {
    return this.#access;
  }

  update({ sasl, allow }: ListenerOptions): void {
    this.#sasl = sasl;
    this.#access = new Access(allow);
  }

  /** Whether somebody who is in may stay: by the list, and by the passwords where he has logged in. */
  keeps(user: string | undefined, login: string | undefined): boolean {
    return this.#access.admits(user) && (login === undefined || this.#sasl?.passwords.has(login) === true);
  }
}

/** What of a listener needs a new one when it changes. */
export function fixedPart({ sasl, allow: _, ...listener }: ListenerOptions): string {
  const fixed = "tls" in listener ? { ...listener, tls: listener.tls?.ca !== undefined } : listener;
  return JSON.stringify({ ...fixed, asks: sasl !== undefined });
}
