/**
 * The two directions of a connection. In Node, `Duplex.toWeb(net.connect(path))` makes one of a socket; a WebSocket or a
 * pair of `TransformStream`s does as well.
 */
export interface QmpTransport {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
}

/** What every call may be told. */
export interface QmpCallOptions {
  /** Stops waiting. A command that was sent is carried out all the same, and its reply is dropped. */
  readonly signal?: AbortSignal;
  /** Milliseconds to wait for the reply; without it, as long as the connection lasts. */
  readonly timeout?: number;
}
