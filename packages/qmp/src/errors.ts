/** One thing that is wrong, in the shape that every codec of the project uses. */
export interface QmpProblem {
  /** A stable id, such as `message.too-long`. */
  readonly id: string;
  /** A sentence: where, what was seen, what was expected. */
  readonly message: string;
}

/** The classes of errors that QEMU tells apart; nearly all are `GenericError`. A peer may send others. */
export type QmpErrorClass =
  | "GenericError"
  | "CommandNotFound"
  | "DeviceNotActive"
  | "DeviceNotFound"
  | "KVMMissingCap"
  | (string & {});

/** The peer's own answer that a command failed. Compare `errorClass`; `description` is free text. */
export class QmpError extends Error {
  override readonly name = "QmpError";
  /**
   * @param errorClass the `class` of the error
   * @param description its `desc`, as the peer wrote it
   * @param command the command that failed
   */
  constructor(
    readonly errorClass: QmpErrorClass,
    readonly description: string,
    readonly command: string,
  ) {
    super(`${command}: ${printable(description, 512)}`);
  }
}

/** The peer broke the protocol, or is not QEMU at all. The connection is of no use any more. */
export class QmpProtocolError extends Error {
  override readonly name = "QmpProtocolError";
  readonly problems: readonly QmpProblem[];
  constructor(problem: QmpProblem, options?: ErrorOptions) {
    super(problem.message, options);
    this.problems = [problem];
  }
}

/** The connection ended before a reply came: whether the command was carried out is not known. */
export class QmpClosedError extends Error {
  override readonly name = "QmpClosedError";
}

/** A peer that did not answer in time: for commands, whether they were carried out is not known. */
export class QmpTimeoutError extends Error {
  override readonly name = "QmpTimeoutError";
}

/** Text of a peer, fit for a message: bounded, with everything that could act on a terminal escaped. */
export function printable(text: string, most = 64): string {
  const short = text.length > most ? `${text.slice(0, most)}…` : text;
  return short.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
