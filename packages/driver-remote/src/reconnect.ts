import {
  aborted,
  type ConnectionEvent,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  type ReconnectPolicy,
} from "@libvirt-ts/driver";
import type { Procedure } from "@libvirt-ts/rpc";
import type { RpcClient } from "./client/client.js";
import { timeoutError } from "./client/errors.js";
import type { Closed, RpcCallOptions } from "./client/options.js";
import type { StreamCall } from "./client/stream-call.js";
import type { EventKind, Subscription } from "./client/subscriptions.js";
import type { Transport } from "./client/transport.js";
import { closeReasons } from "./close-reasons.js";
import type { RemoteClient } from "./remote-client.js";

/** A registration for events, as long as somebody listens. */
interface Registration {
  register(client: RpcClient): Subscription;
  fail(error: Error): void;
  current: Subscription | undefined;
}

/** Errors that another attempt would only meet again. */
const FINAL: ReadonlySet<number> = new Set([
  ErrorNumber.AUTH_FAILED,
  ErrorNumber.AUTH_CANCELLED,
  ErrorNumber.AUTH_UNAVAILABLE,
  ErrorNumber.INVALID_ARG,
]);

/**
 * A client whose connection is made again when it is lost. Calls that were under way fail, since their outcome is not known;
 * those that were not sent, and new ones, wait for the daemon as long as they may. Registrations are set again.
 */
export class ReconnectingClient implements RemoteClient {
  /** Resolves when the connection was closed here, or is given up. */
  readonly closed: Promise<Closed>;
  generation = 0;
  readonly #connect: (signal: AbortSignal) => Promise<RpcClient>;
  readonly #options: ReconnectPolicy;
  readonly #registrations = new Set<Registration>();
  readonly #watchers = new Set<(event: ConnectionEvent) => void>();
  readonly #closing = new AbortController();
  #resolveClosed!: (closed: Closed) => void;
  #client: RpcClient;
  /** Resolves when there is a connection again; rejects when there will be none. */
  #again: Promise<void> | undefined;
  #failure: LibvirtError | undefined;

  constructor(
    client: RpcClient,
    connect: (signal: AbortSignal) => Promise<RpcClient>,
    options: ReconnectPolicy,
  ) {
    this.#client = client;
    this.#connect = connect;
    this.#options = options;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
    this.#watch(client);
  }

  get transport(): Transport {
    return this.#client.transport;
  }

  call<Args, Ret>(procedure: Procedure<Args, Ret>, args: Args, options?: RpcCallOptions): Promise<Ret> {
    return this.#attempt(procedure.name, options, (client, rest) =>
      client.call(procedure, ...([args, rest] as never)),
    );
  }

  stream<Args, Ret>(
    procedure: Procedure<Args, Ret>,
    args: Args,
    options: RpcCallOptions & { readonly sparse?: boolean } = {},
  ): Promise<{ readonly ret: Ret; readonly stream: StreamCall }> {
    return this.#attempt(procedure.name, options, (client, rest) =>
      client.stream(procedure, args, { ...options, ...rest }),
    );
  }

  supports(feature: number, options?: RpcCallOptions): Promise<boolean> {
    return this.#attempt("connectSupportsFeature", options, (client, rest) => client.supports(feature, rest));
  }

  subscribe<Args, Message extends { readonly callbackID: number }>(
    kind: EventKind<Args, Message>,
    args: Args,
    key: string,
    listener: (message: Message) => void,
    onFail: (error: Error) => void = () => undefined,
  ): Subscription {
    const registration: Registration = {
      register: (client) => client.subscribe(kind, args, key, listener),
      fail: onFail,
      current: undefined,
    };
    this.#registrations.add(registration);
    if (!this.#again) registration.current = registration.register(this.#client);
    const ready = Promise.resolve(this.#again).then(() => registration.current?.ready);
    ready.catch(() => this.#registrations.delete(registration));
    return {
      ready,
      close: async () => {
        this.#registrations.delete(registration);
        await registration.current?.close();
      },
    };
  }

  watch(listener: (event: ConnectionEvent) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.#client.close();
    this.#resolveClosed({ reason: "client" });
  }

  /** Does it on a connection that is there; once more where it was not sent before that went. */
  async #attempt<T>(
    name: string,
    options: RpcCallOptions | undefined,
    act: (client: RpcClient, options: RpcCallOptions | undefined) => Promise<T>,
  ): Promise<T> {
    for (;;) {
      if (this.#again)
        await patiently(this.#again, name, { timeout: this.#options.timeout ?? 0, ...options });
      if (this.#failure) throw this.#failure;
      const client = this.#client;
      try {
        return await act(client, options);
      } catch (error) {
        const unsent = error instanceof LibvirtError && error.nothingSent && !client.isOpen;
        if (!unsent || this.#closing.signal.aborted) throw error;
        // The loss is known to the session before it is to us.
        await client.closed;
      }
    }
  }

  #watch(client: RpcClient): void {
    void client.closed.then((closed) => {
      if (this.#closing.signal.aborted) return;
      if (closed.reason === "client") {
        this.#resolveClosed(closed);
        return;
      }
      this.#again = this.#reconnect(closed);
      this.#tell({ event: "lost", reason: closeReasons[closed.reason] });
      this.#again.catch(() => undefined);
    });
  }

  async #reconnect(lost: Closed): Promise<void> {
    const { delay = 100, maxDelay = 30_000, attempts = Number.POSITIVE_INFINITY } = this.#options;
    let error: unknown = lost.error;
    for (let attempt = 0; attempt < attempts && !this.#closing.signal.aborted; attempt++) {
      if (attempt > 0) await pause(Math.min(delay * 2 ** (attempt - 1), maxDelay), this.#closing.signal);
      try {
        const client = await this.#connect(this.#closing.signal);
        await this.#resume(client);
        return;
      } catch (thrown) {
        error = thrown;
        if (thrown instanceof LibvirtError && FINAL.has(thrown.code)) break;
      }
    }
    if (this.#closing.signal.aborted) throw aborted(ErrorDomain.RPC, this.#closing.signal);
    this.#failure = givenUp(error);
    this.#resolveClosed({ reason: "error", error: this.#failure });
    throw this.#failure;
  }

  /** Goes on over a new connection: first the registrations, then the calls that wait. */
  async #resume(client: RpcClient): Promise<void> {
    if (this.#closing.signal.aborted) {
      await client.close();
      return;
    }
    this.#client = client;
    this.generation++;
    for (const registration of this.#registrations) {
      registration.current = registration.register(client);
      registration.current.ready.catch((error: Error) => {
        if (!client.isOpen) return;
        this.#registrations.delete(registration);
        registration.fail(error);
      });
    }
    this.#again = undefined;
    this.#watch(client);
    await Promise.allSettled([...this.#registrations].map(({ current }) => current?.ready));
    if (client.isOpen) this.#tell({ event: "resync" });
  }

  #tell(event: ConnectionEvent): void {
    for (const watcher of this.#watchers) watcher(event);
  }
}

/** Waits for it no longer than a call may take. */
function patiently(
  again: Promise<void>,
  name: string,
  { signal, timeout = 0 }: RpcCallOptions = {},
): Promise<void> {
  if (signal?.aborted) return Promise.reject(aborted(ErrorDomain.RPC, signal));
  return new Promise((resolve, reject) => {
    const abort = () => settle(() => reject(aborted(ErrorDomain.RPC, signal!)));
    const timer =
      timeout > 0 ? setTimeout(() => settle(() => reject(timeoutError(name, timeout))), timeout) : undefined;
    const settle = (then: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      then();
    };
    signal?.addEventListener("abort", abort, { once: true });
    again.then(
      () => settle(resolve),
      (error) => settle(() => reject(error)),
    );
  });
}

/** Waits so long, or until the signal aborts. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    if (signal.aborted) done();
    else signal.addEventListener("abort", done, { once: true });
  });
}

function givenUp(cause: unknown): LibvirtError {
  return new LibvirtError({
    code: cause instanceof LibvirtError ? (cause.code as ErrorNumber) : ErrorNumber.NO_CONNECT,
    domain: ErrorDomain.RPC,
    info: "the daemon",
    detail: `the connection was lost and could not be made again: ${cause instanceof Error ? cause.message : "no attempt is allowed"}`,
    cause,
    nothingSent: true,
  });
}
