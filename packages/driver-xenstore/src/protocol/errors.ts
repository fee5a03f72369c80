/** One thing that is wrong, in the shape that every codec of the project uses. */
export interface XenstoreProblem {
  /** A stable id, such as `path.character`. */
  readonly id: string;
  /** A sentence: where, what was seen, what was expected. */
  readonly message: string;
  /** 0-based place in the text or in the stream. */
  readonly offset?: number;
}

/**
 * The errno names of `xs_wire.h` (`xsd_errors`), and `EQUOTA` of oxenstored. A daemon may send others: compare
 * {@link XenstoreError.code} with strings and expect the unexpected.
 */
export type XenstoreErrno =
  | "EINVAL"
  | "EACCES"
  | "EEXIST"
  | "EISDIR"
  | "ENOENT"
  | "ENOMEM"
  | "ENOSPC"
  | "EIO"
  | "ENOTEMPTY"
  | "ENOSYS"
  | "EROFS"
  | "EBUSY"
  | "EAGAIN"
  | "EISCONN"
  | "E2BIG"
  | "EPERM"
  | "EQUOTA";

/** The daemon's own answer that a request failed. */
export class XenstoreError extends Error {
  override readonly name = "XenstoreError";
  /**
   * @param code the errno name as the daemon sent it
   * @param operation the protocol's name of the request, such as `READ`
   * @param path the path that was asked for, when the request had one
   */
  constructor(
    readonly code: XenstoreErrno | (string & {}),
    readonly operation: string,
    readonly path?: string,
  ) {
    super(`${operation}${path === undefined ? "" : ` ${path}`}: ${printable(code)}`);
  }
}

/** Whether something thrown is the daemon's answer with that errno name. */
export function isXenstoreError(error: unknown, code: XenstoreErrno): error is XenstoreError {
  return error instanceof XenstoreError && error.code === code;
}

/** A request that was refused here: nothing of it was sent. */
export class XenstoreRequestError extends Error {
  override readonly name = "XenstoreRequestError";
  readonly problems: readonly XenstoreProblem[];
  constructor(problem: XenstoreProblem) {
    super(problem.message);
    this.problems = [problem];
  }
}

/** The daemon, or whoever answers in its place, broke the protocol. */
export class XenstoreProtocolError extends Error {
  override readonly name = "XenstoreProtocolError";
  readonly problems: readonly XenstoreProblem[];
  constructor(problem: XenstoreProblem) {
    super(problem.message);
    this.problems = [problem];
  }
}

/** Text of a peer, fit for a message: at most 64 characters, everything outside printable ASCII escaped. */
export function printable(text: string): string {
  const short = text.length > 64 ? `${text.slice(0, 64)}…` : text;
  return short.replace(
    /[^\x20-\x7e…]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
