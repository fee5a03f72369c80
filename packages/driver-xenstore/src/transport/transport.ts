/** What a transport tells the connection on it. */
export interface TransportEvents {
  /** Bytes came. The memory is the transport's again once this returns. */
  data(bytes: Uint8Array): void;
  /** More may be written after `write` returned false. */
  drain(): void;
  /** The stream ended, for which `error` is the reason; undefined when the daemon just hung up. Told once. */
  close(error: Error | undefined): void;
}

/** A byte stream to a xenstore daemon. */
export interface Transport {
  /** The file system path it was opened at. */
  readonly endpoint: string;
  /** Most bytes in the payload of a request. */
  readonly maxPayload: number;
  /** Whether a path without a leading `/` has a meaning there: below the home of the calling domain. */
  readonly relativePaths: boolean;
  /** Whether a request may only be written once the one before it was answered. */
  readonly oneAtATime: boolean;
  /** Sends whole messages; false asks to wait for `drain`. */
  write(bytes: Uint8Array): boolean;
  /** Closes at once; `close` is told to the events, too. */
  close(): void;
}

/** Opens a transport, or throws the system's error with its `code`. */
export type OpenTransport = (events: TransportEvents, signal?: AbortSignal) => Promise<Transport>;
