/**
 * How an exchange failed below the level of HTTP statuses: `connect` nothing was sent, since there is no connection
 * · `dropped` the connection ended before the reply did · `protocol` the reply is not HTTP, or not as xend speaks it
 * · `timeout` · `aborted` by the caller · `closed` by us before.
 */
export type FailureKind = "connect" | "dropped" | "protocol" | "timeout" | "aborted" | "closed";

/** An exchange that brought no reply. */
export class HttpFailure extends Error {
  override readonly name = "HttpFailure";

  constructor(
    readonly kind: FailureKind,
    message: string,
    /** Whether the daemon may have seen, and acted upon, the request. */
    readonly sent: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The failure that an error of undici, or of the socket below it, stands for. */
export function failureOf(error: unknown, sent: boolean): HttpFailure {
  const { code = "", name } = error as { readonly code?: string; readonly name?: string };
  // A parser's error carries the bytes it stumbled over, and those may hold a password.
  const cause = name === "HTTPParserError" ? new Error((error as Error).message) : error;
  const failure = (kind: FailureKind, message: string) => new HttpFailure(kind, message, sent, { cause });
  if (code === "UND_ERR_DESTROYED" || code === "UND_ERR_CLOSED") {
    return failure("closed", "the connection to xend was closed");
  }
  if (code === "UND_ERR_CONNECT_TIMEOUT") return failure("timeout", "no connection was made in time");
  if (!sent) return failure("connect", `cannot connect (${code})`);
  if (name === "HTTPParserError" || code === "UND_ERR_HEADERS_OVERFLOW") {
    return failure("protocol", "the reply is not HTTP");
  }
  if (code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") {
    return failure("dropped", "the reply has not the length that it announces");
  }
  return failure("dropped", "the connection broke before the reply was complete");
}
