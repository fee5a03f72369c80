// Made from the facts by scripts/generate.mjs; do not edit.

/** Argument of the close callback and of event procedure 362. C: `virConnectCloseReason`, `VIR_CONNECT_CLOSE_REASON_*`. */
export const ConnectCloseReason = {
  /** I/O or protocol error */
  ERROR: 0,
  /** the peer hung up */
  EOF: 1,
  /** no answer to keepalive pings */
  KEEPALIVE: 2,
  /** this side asked for it */
  CLIENT: 3,
} as const;
export type ConnectCloseReason = (typeof ConnectCloseReason)[keyof typeof ConnectCloseReason];
