import { decodeFlag, decodeOk, decodeString } from "../protocol/reply.js";
import type { XenstoreRequest } from "../protocol/request.js";
import { NodeOperations } from "./operations.js";
import type { RequestOptions } from "./options.js";
import { Session, type WatchOptions, type XenstoreClientOptions } from "./session.js";
import { runTransaction, type TransactionOptions, type XenstoreTransaction } from "./transaction.js";
import type { XenstoreWatch } from "./watch.js";

/**
 * A client of the xenstore: one connection, many requests in flight. Calls that are made in one turn of the event loop
 * leave in one write, so start many and wait for them together instead of one after the other.
 *
 * A lost connection fails every pending request and repeats none; it is made again by the next request, or at once
 * if anything is watched. The store of a restarted daemon may be another one, or empty.
 */
export class XenstoreClient extends NodeOperations {
  readonly #session: Session;

  /** Connects to the daemon. Rejects with a `XenstoreEndpointError` whose `code` is ENOENT when there is none. */
  static async connect(
    options: XenstoreClientOptions & { readonly signal?: AbortSignal } = {},
  ): Promise<XenstoreClient> {
    const session = new Session(options);
    await session.connect(options.signal);
    return new XenstoreClient(session);
  }

  private constructor(session: Session) {
    super();
    this.#session = session;
  }

  /** The socket or device it is connected to, or undefined while it is not. */
  get endpoint(): string | undefined {
    return this.#session.current?.endpoint;
  }

  /** How often the connection was lost and made again. */
  get reconnects(): number {
    return this.#session.reconnects;
  }

  /** The path of a domain's own nodes: pure arithmetic, the domain need not exist. C: `xs_get_domain_path`. */
  getDomainPath(domid: number, options?: RequestOptions): Promise<string> {
    return this.send({ type: "GET_DOMAIN_PATH", domid }, decodeString, options);
  }

  /** Whether the daemon serves a domain. C: `xs_is_domain_introduced`. */
  isDomainIntroduced(domid: number, options?: RequestOptions): Promise<boolean> {
    return this.send({ type: "IS_DOMAIN_INTRODUCED", domid }, decodeFlag, options);
  }

  /**
   * Tells the daemon of a new domain, which makes it fire `@introduceDomain`. For toolstacks. C: `xs_introduce_domain`.
   *
   * @param gfn the guest frame of the domain's ring page
   * @param port the domain's event channel
   */
  introduce(domid: number, gfn: number | bigint, port: number, options?: RequestOptions): Promise<void> {
    return this.send({ type: "INTRODUCE", domid, gfn, port }, decodeOk, options);
  }

  /** Makes the daemon forget a domain, which makes it fire `@releaseDomain`. For toolstacks. C: `xs_release_domain`. */
  release(domid: number, options?: RequestOptions): Promise<void> {
    return this.send({ type: "RELEASE", domid }, decodeOk, options);
  }

  /** Clears the daemon's note that a domain has shut down. For toolstacks. C: `xs_resume_domain`. */
  resume(domid: number, options?: RequestOptions): Promise<void> {
    return this.send({ type: "RESUME", domid }, decodeOk, options);
  }

  /** Gives a domain the rights that `target` has. For toolstacks. C: `xs_set_target`. */
  setTarget(domid: number, target: number, options?: RequestOptions): Promise<void> {
    return this.send({ type: "SET_TARGET", domid, target }, decodeOk, options);
  }

  /** Sends the daemon a command; what there is depends on the daemon and its version. C: `xs_control_command`. */
  control(args: readonly string[], options?: RequestOptions): Promise<string> {
    return this.send({ type: "CONTROL", args }, decodeString, options);
  }

  /**
   * Watches a node and everything below it, or a special event (`@introduceDomain`, `@releaseDomain`). Resolves once
   * the daemon has the watch. C: `xs_watch`.
   */
  watch(path: string, options?: WatchOptions): Promise<XenstoreWatch> {
    return this.#session.watch(path, options);
  }

  /**
   * Runs `body` in a transaction and commits it: all of its changes take effect at once, or none. When others changed
   * what it had read, it runs again on the new state, up to `attempts` times, then rejects with EAGAIN; so `body` must
   * not do anything that cannot be repeated. If `body` throws, nothing is changed. C: `xs_transaction_start`, `_end`.
   */
  transaction<T>(
    body: (transaction: XenstoreTransaction) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T> {
    return runTransaction(this.#session, body, options);
  }

  /** Closes the connection: what is pending fails, watches end. Harmless when done twice. */
  close(): Promise<void> {
    return this.#session.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  protected override send<T>(
    request: XenstoreRequest,
    decode: (payload: Uint8Array) => T,
    options: RequestOptions | undefined,
  ): Promise<T> {
    const session = this.#session;
    const { current } = session;
    if (!current) return this.#sendLater(request, decode, options);
    try {
      return current.request(request, decode, session.admit(current, request, options));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  async #sendLater<T>(
    request: XenstoreRequest,
    decode: (payload: Uint8Array) => T,
    options: RequestOptions | undefined,
  ): Promise<T> {
    const connection = await this.#session.connection(options);
    return connection.request(request, decode, this.#session.admit(connection, request, options));
  }
}
