import type { TlsOptions } from "node:tls";
import type { SaslOptions } from "../auth/login.js";

/** Through which door clients come. Who a client is, is the door that he came through. */
export type ListenerOptions = UnixListener | TcpListener | TlsListener | InheritedListener;

interface Door {
  /** Clients may only look. Default: false. */
  readonly readOnly?: boolean;
}

interface DoorWithLogin extends Door {
  /** Clients log in by SCRAM-SHA-256; nobody is asked when left out. */
  readonly sasl?: SaslOptions;
}

/** A unix socket. */
export interface UnixListener extends DoorWithLogin {
  readonly type: "unix";
  readonly path: string;
  /** Who may connect, as a file's mode. Default: 0o600, and 0o666 for one that is read-only. */
  readonly mode?: number;
  /** The group that it belongs to, as a number. */
  readonly group?: number;
}

/** A port without encryption and without a login. */
export interface TcpListener extends Door {
  readonly type: "tcp";
  readonly host: string;
  /** Default: 16509; 0 for any that is free. */
  readonly port?: number;
  /** Beyond the host itself, nobody who comes is who he says; that must be wanted. */
  readonly insecure?: boolean;
}

/** A port for clients with a certificate. */
export interface TlsListener extends DoorWithLogin {
  readonly type: "tls";
  readonly host: string;
  /** Default: 16514; 0 for any that is free. */
  readonly port?: number;
  /** PEM: our certificate and key, and the authorities whose clients may come. */
  readonly tls: Pick<TlsOptions, "cert" | "key" | "ca" | "crl">;
  /** Common names of the certificates that may come; all of the authorities' when left out. */
  readonly allow?: readonly string[];
}

/** A socket that is open already, a unix socket or a port: whoever opened it has decided who may come. */
export interface InheritedListener extends DoorWithLogin {
  readonly type: "inherited";
  readonly descriptor: number;
}
