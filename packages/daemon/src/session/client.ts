import type { OperationsConnection } from "@libvirt-ts/core";
import type { Frame } from "@libvirt-ts/rpc";
import type { Login } from "../auth/login.js";
import type { Streams } from "../streams/streams.js";
import type { Registrations } from "./registrations.js";

/** What the procedures need of the session that they are called in. */
export interface Client {
  readonly login: Login;
  readonly isOpen: boolean;
  /** It has come through a WebSocket, where no descriptor can be handed over and no client of C's is. */
  readonly isInBrowser: boolean;
  /** The connection that it has opened. Throws INTERNAL_ERROR before that. */
  readonly operations: OperationsConnection;
  readonly streams: Streams;
  readonly registrations: Registrations;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  /** Opens what it names; an empty name is the daemon's choice. */
  open(name: string, readOnly: boolean): Promise<void>;
  /** Ends the session once everything is answered. */
  leave(): void;
  /** The client answers pings. */
  startKeepalive(): void;
  /** Whether the client wants to be told that the connection behind is at its end. */
  tellEnd(wanted: boolean): void;
}

/** Answers a call. What it resolves to is the reply's body. */
export type Handler = (client: Client, args: unknown, call: Frame) => Promise<unknown>;
