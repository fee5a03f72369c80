import type { TlsOptions } from "node:tls";
import type { AllowList } from "../access/access.js";
import type { SaslOptions } from "../auth/login.js";

/** Through which door clients come. Who a client is, is the door that he came through, and what he says there. */
export type ListenerOptions =
  | UnixListener
  | TcpListener
  | TlsListener
  | WebSocketListener
  | InheritedListener;

/** Who has a connection behind: all, or each his own. */
export type ConnectionUse = "shared" | "own";

interface Door {
  /** Clients may only look. Default: false. */
  readonly readOnly?: boolean;
  /**
   * Whether the clients of this door share one connection of each URI with those of all doors that do, or each has his own,
   * which ends with him. Default: shared.
   */
  readonly connection?: ConnectionUse;
  /** Clients log in by SCRAM-SHA-256; nobody is asked when left out. */
  readonly sasl?: SaslOptions;
  /**
   * Who may come and do what, by the name of a login, else of a certificate. Whoever no rule is for is not let in. Default:
   * everybody everything.
   */
  readonly allow?: AllowList;
}

/** A port by its address, or one that somebody else has opened by its descriptor. */
export interface PortAddress {
  /** What it listens on, unless there is a `descriptor`. */
  readonly host?: string;
  /** 0 for any that is free. */
  readonly port?: number;
  readonly descriptor?: number;
}

/** Certificates as PEM. */
type Certificates = Pick<TlsOptions, "cert" | "key" | "ca" | "crl">;

/** A unix socket. */
export interface UnixListener extends Door {
  readonly type: "unix";
  readonly path: string;
  /** Who may connect, as a file's mode. Default: 0o600, and 0o666 for one that is read-only. */
  readonly mode?: number;
  /** The group that it belongs to, as a number. */
  readonly group?: number;
}

/** A port without encryption, 16509 by default. */
export interface TcpListener extends Door, PortAddress {
  readonly type: "tcp";
  /** Beyond the host itself, whoever is in between can read and change everything; that must be wanted. */
  readonly insecure?: boolean;
}

/** A port for clients with a certificate, 16514 by default. */
export interface TlsListener extends Door, PortAddress {
  readonly type: "tls";
  /** Our certificate and key, and the authorities whose clients may come. */
  readonly tls: Certificates;
}

/** A port for WebSockets, whose binary messages are cut at will; 16515 by default. */
export interface WebSocketListener extends Door, PortAddress {
  readonly type: "websocket";
  /** With it the port speaks TLS alone, and with `ca` it asks for certificates of these authorities. */
  readonly tls?: Certificates;
  /** Web pages that may connect, as `https://host:port`. Browsers say where a page comes from; others are not limited. */
  readonly origins?: readonly string[];
  /**
   * A folder with an `index.html`, whose files are served to browsers and may connect from there; `pageFolder` is our own. Where
   * neither TLS nor `sasl` is asked for, browsers have to name this host by `localhost` or an address of loopback.
   */
  readonly page?: string;
  /** Without TLS as of a `tcp` port; with TLS, whoever reaches it may come in without a certificate and without a login. */
  readonly insecure?: boolean;
}

/** A socket that is open already, a unix socket or a port of the host itself: whoever opened it has decided who may come. */
export interface InheritedListener extends Door {
  readonly type: "inherited";
  readonly descriptor: number;
}
