import { SignalGroups } from "@libvirt-ts/driver";
// By its file: Bun has something of its own under the plain name, which is no client.
import { Client } from "undici/index.js";
import type { Address } from "../address.js";
import { type Bounds, bounded, LONGEST_TIMER } from "./bounded.js";
import { HttpFailure } from "./failure.js";
import { type Message, type ReadReply, send } from "./send.js";

/** One request. */
export interface HttpRequest extends Message {
  /** Milliseconds for everything: waiting for a connection, connecting, sending, and the whole reply. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** It may take so long that it gets a connection beyond the limit, so that the others need not wait for it. */
  readonly long?: boolean;
}

/** How a client behaves. */
export interface HttpClientOptions {
  /** Connections open at once, those of long requests not counted. */
  readonly connections: number;
  /** Milliseconds for connecting. */
  readonly connectTimeout: number;
}

/** Idle connections are given up after this many milliseconds. */
const IDLE_TIMEOUT = 30_000;

/**
 * HTTP as xend speaks it. Each connection carries one request at a time and is used again only where that was asked for
 * and the reply says `Connection: keep-alive` with a status below 500: else many versions neither close the connection nor
 * read from it again. A reply ends by its announced length, never by the end of the stream. A GET whose connection breaks
 * is sent once more, a POST never is.
 */
export class HttpClient {
  readonly #address: Address;
  readonly #options: HttpClientOptions;
  readonly #idle: Client[] = [];
  readonly #busy = new Set<Client>();
  readonly #waiting = new Set<() => void>();
  readonly #aborts = new SignalGroups<() => void>((abort) => abort());
  /** Exchanges under way, the long ones not counted. */
  #counted = 0;
  #closed = false;

  constructor(address: Address, options: HttpClientOptions) {
    this.#address = address;
    this.#options = options;
  }

  /**
   * Sends a request and reads its reply with the reader that `read` makes; throws an HttpFailure or what the reader
   * throws.
   */
  async exchange<T>(request: HttpRequest, read: ReadReply<T>): Promise<T> {
    const { timeout, signal } = request;
    const bounds: Bounds = { until: performance.now() + timeout, timeout, signal, aborts: this.#aborts };
    try {
      return await this.#attempt(request, bounds, read);
    } catch (error) {
      const again = request.method === "GET" && error instanceof HttpFailure && error.kind === "dropped";
      if (!again) throw error;
      return await this.#attempt(request, bounds, read);
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

  async #attempt<T>(request: HttpRequest, bounds: Bounds, read: ReadReply<T>): Promise<T> {
    // Nothing may come between the look at the count and the taking.
    while (!request.long && !this.#closed && this.#counted >= this.#options.connections) {
      await this.#oneGiven(bounds);
    }
    if (this.#closed) throw closedFailure(false);
    const client = this.#take(request);
    let keepAlive = false;
    try {
      const reply = await send(client, request, bounds, read);
      keepAlive = reply.keepAlive;
      return reply.value;
    } finally {
      this.#give(client, request, keepAlive);
    }
  }

  /** Waits until a connection is given back, or all are closed. */
  #oneGiven(bounds: Bounds): Promise<void> {
    return bounded<void>(
      bounds,
      () => false,
      (resolve) => {
        this.#waiting.add(resolve);
        return () => this.#waiting.delete(resolve);
      },
    );
  }

  #take({ long }: HttpRequest): Client {
    const client = this.#idle.pop() ?? this.#connect();
    this.#busy.add(client);
    if (!long) this.#counted++;
    return client;
  }

  #give(client: Client, { long }: HttpRequest, reusable: boolean): void {
    this.#busy.delete(client);
    if (!long) this.#counted--;
    if (reusable && !this.#closed && this.#idle.length < this.#options.connections) this.#idle.push(client);
    else void client.destroy();
    const [wake] = this.#waiting;
    wake?.();
  }

  #connect(): Client {
    const { kind } = this.#address;
    return new Client(kind === "unix" ? "http://localhost" : this.#address.origin, {
      ...(kind === "unix" ? { socketPath: this.#address.path } : {}),
      connectTimeout: Math.min(LONGEST_TIMER, this.#options.connectTimeout),
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
