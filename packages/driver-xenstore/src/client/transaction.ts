import { delay } from "../delay.js";
import { isXenstoreError, XenstoreError, XenstoreRequestError } from "../protocol/errors.js";
import { decodeOk, decodeTransactionId } from "../protocol/reply.js";
import type { XenstoreRequest } from "../protocol/request.js";
import type { Connection } from "./connection.js";
import { NodeOperations } from "./operations.js";
import type { RequestOptions } from "./options.js";
import type { SendOptions } from "./pending.js";

/** {@link RequestOptions} of a transaction; time-out and signal hold for each of its requests. */
export interface TransactionOptions extends RequestOptions {
  /** How often the body runs at most when others' changes get in its way; 20 when left out. */
  readonly attempts?: number;
}

/** What a transaction needs of the client. */
export interface TransactionHost {
  connection(options: RequestOptions | undefined): Promise<Connection>;
  /** Checks a request and completes its options. */
  admit(connection: Connection, request: XenstoreRequest, options: RequestOptions | undefined): SendOptions;
}

/** Most milliseconds between two attempts. */
const MAX_PAUSE = 50;

/**
 * The store as one transaction sees it: a picture of the moment it began, with its own changes on top. Nobody else
 * sees those before it is committed.
 */
export class XenstoreTransaction extends NodeOperations {
  readonly #host: TransactionHost;
  /** Transactions belong to the connection that they began on. */
  readonly #connection: Connection;
  #ended = false;

  /** @internal Made by `client.transaction()`. */
  constructor(
    host: TransactionHost,
    connection: Connection,
    /** The daemon's number of it. */
    readonly id: number,
  ) {
    super();
    this.#host = host;
    this.#connection = connection;
  }

  protected override send<T>(
    request: XenstoreRequest,
    decode: (payload: Uint8Array) => T,
    options: RequestOptions | undefined,
  ): Promise<T> {
    return new Promise((resolve) => {
      if (this.#ended) {
        throw new XenstoreRequestError({ id: "transaction.ended", message: "the transaction has ended" });
      }
      const admitted = this.#host.admit(this.#connection, request, options);
      resolve(this.#connection.request(request, decode, { ...admitted, txId: this.id }));
    });
  }

  /** @internal Commits, or throws everything away. */
  async end(commit: boolean, options: RequestOptions | undefined): Promise<void> {
    const done = this.send({ type: "TRANSACTION_END", commit }, decodeOk, options);
    this.#ended = true;
    try {
      await done;
    } catch (error) {
      // Whatever the daemon answers ends it; without an answer it may never have heard of the end.
      if (!(error instanceof XenstoreError)) abandon(this.#connection, this.id);
      throw error;
    }
  }
}

/** Runs a body in transactions until one is committed; see `client.transaction()`. */
export async function runTransaction<T>(
  host: TransactionHost,
  body: (transaction: XenstoreTransaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const { attempts = 20, ...request } = options;
  for (let attempt = 1; ; attempt++) {
    const transaction = await begin(host, request);
    let result: T;
    try {
      result = await body(transaction);
    } catch (error) {
      // The caller's signal must not keep us from cleaning up.
      await transaction.end(false, { timeout: request.timeout }).catch(() => undefined);
      throw error;
    }
    try {
      await transaction.end(true, request);
      return result;
    } catch (error) {
      if (!isXenstoreError(error, "EAGAIN") || attempt >= attempts) throw error;
    }
    await delay(Math.random() * Math.min(MAX_PAUSE, 2 ** attempt), request.signal);
  }
}

async function begin(host: TransactionHost, options: RequestOptions): Promise<XenstoreTransaction> {
  const connection = await host.connection(options);
  const start = { type: "TRANSACTION_START" } as const;
  const id = await connection.request(start, decodeTransactionId, {
    ...host.admit(connection, start, options),
    late: (payload) => abandon(connection, decodeTransactionId(payload)),
  });
  return new XenstoreTransaction(host, connection, id);
}

/** Throws a transaction away whose start or end nobody waited for; where it has ended already, nothing happens. */
function abandon(connection: Connection, txId: number): void {
  const end = { type: "TRANSACTION_END", commit: false } as const;
  connection.request(end, decodeOk, { txId, timeout: 0 }).catch(() => undefined);
}
