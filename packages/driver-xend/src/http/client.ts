import { Client } from "undici";
import type { Address } from "../address.js";
import { failureOf, HttpFailure } from "./failure.js";

/** The head of a reply. */
export interface ReplyHead {
  readonly status: number;
  readonly reason: string;
  /** Without parameters, in lower case; empty when absent. */
  readonly contentType: string;
  /** As it came. It is never followed. */
  readonly location: string | undefined;
}

/** Takes the body of one reply piece by piece. What it throws ends the exchange and its connection. */
export interface BodyReader<T> {
  push(chunk: Uint8Array): void;
  /** Called once the last byte of the announced length has come. */
  end(): T;
}

/** One request. */
export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
  /** Milliseconds for everything: waiting for a connection, connecting, sending, and the whole reply. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/** How a client behaves. */
export interface HttpClientOptions {
  /** Connections open at once. */
  readonly connections: number;
  /** Milliseconds for connecting. */
  readonly connectTimeout: number;
}

interface Reply<T> {
  readonly value: T;
  /** The daemon granted keep-alive in so many words; only then does it read another request from the connection. */
  readonly keepAlive: boolean;
}

/** Idle connections are given up after this many milliseconds. */
const IDLE_TIMEOUT = 30_000;

/**
 * HTTP as xend speaks it. Each connection carries one request at a time and is used again only where the reply says
 * `Connection: keep-alive`: without it many versions neither close the connection nor read from it again. A reply ends by its
 * announced length, never by the end of the stream. A GET whose connection breaks is sent once more, a POST never is.
 */
export class HttpClient {
  readonly #address: Address;
  readonly #options: HttpClientOptions;
  readonly #idle: Client[] = [];
  readonly #busy = new Set<Client>();
  readonly #waiting = new Set<() => void>();
  #closed = false;

  constructor(address: Address, options: HttpClientOptions) {
    this.#address = address;
    this.#options = options;
  }

  /** Sends a request and reads its reply with the reader that `read` makes; throws an HttpFailure or what the reader throws. */
  async exchange<T>(request: HttpRequest, read: (head: ReplyHead) => BodyReader<T>): Promise<T> {
    const until = performance.now() + request.timeout;
    try {
      return await this.#attempt(request, until, read);
    } catch (error) {
      const again = request.method === "GET" && error instanceof HttpFailure && error.kind === "dropped";
      if (!again) throw error;
      return await this.#attempt(request, until, read);
    }
  }

  /** Ends every connection; exchanges under way fail. */
  async close(): Promise<void> {
    this.#closed = true;
    const clients = [...this.#idle, ...this.#busy];
    this.#idle.length = 0;
    for (const wake of [...this.#waiting]) wake();
    await Promise.all(clients.map((client) => client.destroy(closedFailure(true))));
  }

  async #attempt<T>(
    request: HttpRequest,
    until: number,
    read: (head: ReplyHead) => BodyReader<T>,
  ): Promise<T> {
    const client = await this.#take(request, until);
    let keepAlive = false;
    try {
      const reply = await send(client, request, until, read);
      keepAlive = reply.keepAlive;
      return reply.value;
    } finally {
      this.#give(client, keepAlive);
    }
  }

  async #take(request: HttpRequest, until: number): Promise<Client> {
    while (!this.#closed && this.#idle.length === 0 && this.#busy.size >= this.#options.connections) {
      await bounded<void>(
        request,
        until,
        () => false,
        (resolve) => {
          this.#waiting.add(resolve);
          return () => this.#waiting.delete(resolve);
        },
      );
    }
    if (this.#closed) throw closedFailure(false);
    const client = this.#idle.pop() ?? this.#connect();
    this.#busy.add(client);
    return client;
  }

  #give(client: Client, reusable: boolean): void {
    this.#busy.delete(client);
    if (reusable && !this.#closed) this.#idle.push(client);
    else void client.destroy();
    const [wake] = this.#waiting;
    wake?.();
  }

  #connect(): Client {
    const { kind } = this.#address;
    return new Client(kind === "unix" ? "http://localhost" : this.#address.origin, {
      ...(kind === "unix" ? { socketPath: this.#address.path } : {}),
      connectTimeout: this.#options.connectTimeout,
      keepAliveTimeout: IDLE_TIMEOUT,
      headersTimeout: 0,
      bodyTimeout: 0,
      pipelining: 1,
    });
  }
}

function closedFailure(sent: boolean): HttpFailure {
  return new HttpFailure("closed", "the connection to xend was closed", sent);
}

/** Runs something until it settles, its time is over or the caller aborts; what `start` returns cleans up after it. */
function bounded<T>(
  { signal, timeout }: HttpRequest,
  until: number,
  sent: () => boolean,
  start: (resolve: (value: T) => void, reject: (error: unknown) => void) => () => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let cleanUp = () => {};
    const settle =
      <V>(settled: (value: V) => void) =>
      (value: V) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        cleanUp();
        settled(value);
      };
    const fail = settle<unknown>(reject);
    const abort = () =>
      fail(new HttpFailure("aborted", "aborted by the caller", sent(), { cause: signal?.reason }));
    const timer = setTimeout(
      () => fail(new HttpFailure("timeout", `no complete reply within ${timeout} ms`, sent())),
      Math.max(0, until - performance.now()),
    );
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) abort();
    else cleanUp = start(settle(resolve), fail);
  });
}

/** One exchange on a connection of its own. After a failure the connection is of no more use. */
function send<T>(
  client: Client,
  request: HttpRequest,
  until: number,
  read: (head: ReplyHead) => BodyReader<T>,
): Promise<Reply<T>> {
  let sent = false;
  let keepAlive = false;
  let body: BodyReader<T> | undefined;
  return bounded<Reply<T>>(
    request,
    until,
    () => sent,
    (resolve, reject) => {
      let settled = false;
      /** Runs a step of ours; what it throws ends the exchange. */
      const step = (action: () => void) => {
        if (settled) return;
        try {
          action();
        } catch (error) {
          settled = true;
          reject(error);
        }
      };
      client.dispatch(
        {
          method: request.method,
          path: request.path,
          headers: headersOf(request),
          body: request.body ?? null,
        },
        {
          onRequestStart() {
            sent = true;
          },
          onResponseStart(_controller, status, headers, reason) {
            if (status < 200) return;
            step(() => {
              if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) {
                throw new HttpFailure("protocol", "the reply has no Content-Length", true);
              }
              keepAlive = String(headers.connection ?? "").toLowerCase() === "keep-alive";
              const contentType = String(headers["content-type"] ?? "").split(";", 1)[0] as string;
              const location = headers.location;
              body = read({
                status,
                reason: reason ?? "",
                contentType: contentType.trim().toLowerCase(),
                location: typeof location === "string" ? location : undefined,
              });
            });
          },
          onResponseData(_controller, chunk) {
            step(() => body?.push(chunk));
          },
          onResponseEnd() {
            step(() => {
              if (body === undefined) throw new HttpFailure("protocol", "the reply has no head", true);
              resolve({ value: body.end(), keepAlive });
            });
          },
          onResponseError(_controller, error) {
            step(() => {
              throw error instanceof HttpFailure ? error : failureOf(error, sent);
            });
          },
        },
      );
      return () => {
        settled = true;
      };
    },
  );
}

function headersOf({ method }: HttpRequest): Record<string, string> {
  const accept = { accept: "application/sxp" };
  return method === "GET" ? accept : { ...accept, "content-type": "application/x-www-form-urlencoded" };
}
