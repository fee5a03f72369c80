import type { LibvirtError } from "./errors/libvirt-error.js";
import type { DriverNumber } from "./flags/driver-number.js";
import type { OpenSettings } from "./open-settings.js";
import type { OperationName } from "./operations/names.js";
import type { DriverOperations } from "./operations/operations.js";
import type { CallOptions } from "./operations/options.js";
import type { PeerLookup, PeerName, Peers } from "./peers.js";
import type { ConnectionEvent } from "./records/events/connection.js";
import type { EventStream } from "./records/events/stream.js";

/** What a driver is told when a connection opens. */
export interface OpenRequest extends OpenSettings {
  /** As the user gave it; undefined means the local hypervisor. */
  readonly uri: string | undefined;
  /** Core refuses writing operations itself; a driver only chooses a read-only path where its peer has one. */
  readonly readOnly: boolean;
  readonly signal?: AbortSignal;
  /** The peers that the driver `wants`. */
  readonly peers: PeerLookup;
  /** Tells the user of something that is wrong but does not stop the connection. */
  warn(warning: LibvirtError): void;
}

/** An open connection of one driver. */
export interface DriverConnection extends DriverOperations {
  /** What this connection offers the other drivers. */
  readonly peers?: Partial<Peers>;
  /** Why it lacks operations that others have, by name: half a sentence, which NO_SUPPORT quotes. */
  readonly refusals?: Readonly<Partial<Record<OperationName, string>>>;
  /**
   * Called once on a read-write connection, when all of its drivers are open and can be asked as peers: the place to
   * finish what an earlier process has left half done. What it throws is a warning, and what takes longer than ten
   * seconds goes on meanwhile; the connection opens all the same.
   */
  joined?(options?: CallOptions): Promise<void>;
  /** Resolves with a `ConnectCloseReason` once the peer is gone, or `close` was called. C: `virConnectRegisterCloseCallback`. */
  readonly closed?: Promise<number>;
  /** What becomes of the connection to the peer; only where a lost one is made again. */
  connectionEvents?(options?: CallOptions): EventStream<ConnectionEvent>;
  /** Releases everything; called once. */
  close(): Promise<void>;
}

/** What is known of a driver before it is loaded. */
export interface DriverMetadata {
  /** `Xen`, `XenDaemon`, `XenStore`, `XenXM`, `Test`, or a stranger's own; unique in a library. */
  readonly name: string;
  /** Absent for strangers. */
  readonly number?: DriverNumber;
  /** major × 1,000,000 + minor × 1,000 + release */
  readonly version: number;
  readonly wants?: readonly PeerName[];
  readonly provides?: readonly PeerName[];
  /** Whether a connection of this URI is this driver's business; cheap, and loads nothing. */
  accepts(uri: string | undefined): boolean;
}

/** A driver: opens connections to one kind of peer. */
export interface Driver extends DriverMetadata {
  /**
   * Opens a connection to a URI that it accepts. Throws a `LibvirtError` when it cannot; one whose endpoint is absent
   * (no such file or socket) says so with an `Error` of code ENOENT or ECONNREFUSED as `cause`.
   */
  open(request: OpenRequest): Promise<DriverConnection>;
}

/** A driver that is loaded when it accepts a URI for the first time. */
export interface LazyDriver extends DriverMetadata {
  load(): Promise<Driver>;
}
