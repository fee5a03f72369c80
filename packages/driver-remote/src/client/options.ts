import type { CallOptions } from "@libvirt-ts/driver";

/** How a session treats its peer. */
export interface SessionOptions {
  /** Calls under way at once; one slot is kept for reads and for what controls jobs. Default: 5, what daemons serve. */
  readonly window?: number;
  /** Milliseconds that a call waits for its answer; 0 is for ever. Default: 0. */
  readonly timeout?: number;
  /** Bytes of one stream that may wait here to be read. Default: 4 MiB. */
  readonly streamQueue?: number;
  /** Milliseconds that the connection waits for a stream's reader before the stream is aborted. Default: 5,000. */
  readonly streamStall?: number;
  /** The longest message that is taken. Default: 32 MiB and 4 bytes, the protocol's own limit. */
  readonly maxMessage?: number;
}

/** What a call can be given. */
export interface RpcCallOptions extends Pick<CallOptions, "signal"> {
  /** Milliseconds; 0 is for ever. Default: the session's. */
  readonly timeout?: number;
}

/** Why a connection is no more. C: `virConnectCloseReason`. */
export type CloseReason = "client" | "eof" | "error" | "keepalive";

/** The end of a connection. */
export interface Closed {
  readonly reason: CloseReason;
  readonly error?: Error;
}
