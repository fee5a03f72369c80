/** The connection to the daemon is gone, or could not be had. */
export class XenstoreConnectionError extends Error {
  override readonly name = "XenstoreConnectionError";
  /**
   * Whether the request had been handed to the daemon: its outcome is unknown then. A request that was not sent had
   * no effect.
   */
  readonly sent: boolean;
  constructor(message: string, options: { readonly sent: boolean; readonly cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.sent = options.sent;
  }
}

/** The daemon did not answer in time. */
export class XenstoreTimeoutError extends Error {
  override readonly name = "XenstoreTimeoutError";
  /** As in {@link XenstoreConnectionError}. */
  readonly sent: boolean;
  constructor(message: string, options: { readonly sent: boolean }) {
    super(message);
    this.sent = options.sent;
  }
}
