/** What a transport tells its session. */
export interface TransportReceiver {
  /** Bytes in their order; their memory must not change afterwards. */
  data(bytes: Uint8Array): void;
  /** Everything that was written so far is on its way, after `write` had answered false. */
  drain(): void;
  /** No more bytes will come: the end, or an error that says why. Called once. */
  end(error?: Error): void;
}

/**
 * A connection's bytes in both directions: a socket, a process, a WebSocket. Nothing in it knows the protocol.
 */
export interface Transport {
  /** What it is connected to, for errors: `unix socket /run/libvirt/libvirt-sock`. */
  readonly peer: string;
  /** Whether nobody else can read or change what it carries. */
  readonly secure: boolean;
  /** Begins to deliver; called once. */
  start(receiver: TransportReceiver): void;
  /** Sends bytes in this order. False asks to wait for `drain` with more, all the same they are sent. */
  write(pieces: readonly Uint8Array[]): boolean;
  /** Delivers nothing until `resume`, so that the other side has to wait. */
  pause(): void;
  resume(): void;
  /** Sends what was written, then ends. */
  close(): void;
  /** Ends at once. */
  destroy(): void;
}
