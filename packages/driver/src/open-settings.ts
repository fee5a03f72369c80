/** Who somebody is. None of it ever stands in an error. */
export interface Credentials {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** How a lost connection is made again. */
export interface ReconnectPolicy {
  /** Milliseconds before the second attempt; each further one waits twice as long. The first one is made at once. Default: 100. */
  readonly delay?: number;
  /** Milliseconds between attempts at most. Default: 30,000. */
  readonly maxDelay?: number;
  /** Attempts before the connection is given up. Default: no end. */
  readonly attempts?: number;
  /** Milliseconds that a call waits for the peer; 0 is for ever. Default: 0. */
  readonly timeout?: number;
}

/** How a peer that went silent is found out: dead after `interval` × (`count` + 1). */
export interface KeepaliveSettings {
  /** Milliseconds of silence before a ping; 0 is never. Default: 5,000. */
  readonly interval?: number;
  /** Pings without an answer before the peer is given up. Default: 5. */
  readonly count?: number;
}

/** What who opens a connection can say beside its URI. A driver that has no use for it leaves it. */
export interface OpenSettings {
  /**
   * Asked who we are where the peer wants to know and no file of credentials says it. `mechanism` is SASL's name of how that
   * is proved, `test` for the users of the test driver's node file.
   */
  readonly credentials?: (wanted: { readonly mechanism: string }) => Credentials | Promise<Credentials>;
  /** Makes a lost connection again, and sets registrations for events again, as `connectionEvents` tells; off if left out. */
  readonly reconnect?: true | ReconnectPolicy;
  /** How often a silent peer is asked whether it is there. C: `virConnectSetKeepAlive`. */
  readonly keepalive?: KeepaliveSettings;
  /** The URI is the user's own and may name programs to run: `command=`, `netcat=`. Never for one of somebody else's. */
  readonly programs?: boolean;
}
