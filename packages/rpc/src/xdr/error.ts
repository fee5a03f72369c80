/** One thing that is wrong with a message, in the shape that every codec of the project uses. */
export interface RpcProblem {
  /** A stable id: `xdr.…` for a value, `rpc.…` for a message or the stream of them. */
  readonly id: string;
  /** A sentence: what was seen, what was expected. */
  readonly message: string;
  /** Where in the structure, `/doms/3/name` for instance. */
  readonly path?: string;
  /** From 0, in the payload. */
  readonly offset?: number;
}

/** Bytes that are no message of the protocol, or a value that it cannot say. */
export class RpcError extends Error {
  override readonly name = "RpcError";
  problems: readonly [RpcProblem];

  constructor(problem: RpcProblem) {
    super(problem.message);
    this.problems = [problem];
  }

  /** The same error, told from one level further out. */
  within(segment: string | number): this {
    const [problem] = this.problems;
    const path = `/${segment}${problem.path ?? ""}`;
    this.problems = [{ ...problem, path }];
    this.message = `${path}: ${problem.message}`;
    return this;
  }
}

/** Adds where it happened to an error of ours; anything else comes back as it is. */
export function within(error: unknown, segment: string | number): unknown {
  return error instanceof RpcError ? error.within(segment) : error;
}
