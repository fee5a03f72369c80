/** What every call can be given. */
export interface RequestOptions {
  /** Rejects with the signal's reason. A request that was sent by then may still take effect. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until a `XenstoreTimeoutError`; 0 waits for ever. The client's own when left out. */
  readonly timeout?: number | undefined;
}

/** How bytes become text: `latin1` keeps every byte as one character, `utf8` is what people write names in. */
export type XenstoreEncoding = "latin1" | "utf8";

/** {@link RequestOptions} of what reads text. */
export interface ReadTextOptions extends RequestOptions {
  /** `latin1` when left out. Invalid UTF-8 is read as latin1. */
  readonly encoding?: XenstoreEncoding;
}
