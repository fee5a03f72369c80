import { aborted, ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { Transport, TransportReceiver } from "../client/transport.js";

/** What is used of a WebSocket: the browser's, Node's (22 and later), `undici`'s or `ws`'s. */
export interface WebSocketLike {
  binaryType: string;
  readonly bufferedAmount: number;
  send(bytes: ArrayBufferView | ArrayBuffer): void;
  close(): void;
  addEventListener(type: "open" | "close" | "error" | "message", listener: (event: unknown) => void): void;
}

/** How a WebSocket is opened. */
export interface WebSocketOptions {
  /** Makes the socket where the platform has none. Default: the global `WebSocket`. */
  readonly webSocket?: (url: string) => WebSocketLike;
  readonly signal?: AbortSignal;
}

/** Bytes that may wait to be sent before writers are asked to wait. */
const HIGH_WATER = 1024 * 1024;
/** A WebSocket cannot be told to wait; so much is kept for a reader who does, then the connection ends. */
const MOST_KEPT = 64 * 1024 * 1024;
/** Peers bound the messages that they take. */
const LONGEST_MESSAGE = 256 * 1024;
/** Milliseconds between looks at what waits to be sent, of which no event tells. */
const DRAIN_INTERVAL = 20;

/**
 * A transport over a WebSocket whose binary messages are cut at will, as relays and `libvirt-tsd` have it. Rejects with
 * NO_CONNECT where the socket cannot be opened.
 */
export async function connectWebSocket(
  url: string | URL,
  { webSocket = platformSocket, signal }: WebSocketOptions = {},
): Promise<Transport> {
  if (signal?.aborted) throw aborted(ErrorDomain.RPC, signal);
  const peer = `WebSocket ${withoutSecrets(url)}`;
  const socket = webSocket(String(url));
  socket.binaryType = "arraybuffer";
  const transport = new WebSocketTransport(socket, peer, String(url).startsWith("wss:"));
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      reject(aborted(ErrorDomain.RPC, signal!));
      socket.close();
    };
    signal?.addEventListener("abort", stop, { once: true });
    socket.addEventListener("open", () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    });
    socket.addEventListener("close", () => {
      signal?.removeEventListener("abort", stop);
      reject(unreachable(peer));
    });
  });
  return transport;
}

function platformSocket(url: string): WebSocketLike {
  const { WebSocket } = globalThis as { readonly WebSocket?: new (url: string) => WebSocketLike };
  if (WebSocket === undefined) {
    throw new LibvirtError({
      code: ErrorNumber.NO_SUPPORT,
      domain: ErrorDomain.RPC,
      info: "WebSocket",
      detail: "this platform has no WebSocket of its own: Node 22 has, or give one by the option `webSocket`",
      nothingSent: true,
    });
  }
  return new WebSocket(url);
}

/** A URL without user, password and query, in which tokens travel. */
function withoutSecrets(url: string | URL): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function unreachable(peer: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.NO_CONNECT,
    domain: ErrorDomain.RPC,
    info: peer,
    detail: "it cannot be opened",
    nothingSent: true,
  });
}

class WebSocketTransport implements Transport {
  readonly peer: string;
  readonly secure: boolean;
  readonly #socket: WebSocketLike;
  #receiver: TransportReceiver | undefined;
  #kept: Uint8Array[] = [];
  #keptBytes = 0;
  /** Until `start`, and between `pause` and `resume`. */
  #waiting = true;
  #ended: { readonly error: Error | undefined } | undefined;
  #draining = false;

  constructor(socket: WebSocketLike, peer: string, secure: boolean) {
    this.peer = peer;
    this.secure = secure;
    this.#socket = socket;
    socket.addEventListener("message", (event) => this.#take((event as { readonly data: unknown }).data));
    socket.addEventListener("close", (event) => {
      const { code, reason } = event as { readonly code?: number; readonly reason?: string };
      const orderly = code === 1000 || code === 1005;
      this.#end(
        orderly
          ? undefined
          : new Error(`${peer} was closed (${code}${reason ? `: ${reason.slice(0, 123)}` : ""})`),
      );
    });
    // A close with the same news follows every error.
    socket.addEventListener("error", () => {});
  }

  start(receiver: TransportReceiver): void {
    this.#receiver = receiver;
    this.resume();
  }

  #take(data: unknown): void {
    if (this.#ended) return;
    if (!(data instanceof ArrayBuffer)) {
      this.#end(new Error(`${this.peer} sent text: expected binary messages`));
      this.#socket.close();
      return;
    }
    const bytes = new Uint8Array(data);
    if (!this.#waiting) {
      this.#receiver?.data(bytes);
      return;
    }
    this.#kept.push(bytes);
    this.#keptBytes += bytes.length;
    if (this.#keptBytes > MOST_KEPT) {
      this.#kept = [];
      this.#end(new Error(`${this.peer} sent more than ${MOST_KEPT} bytes to a reader that waits`));
      this.#socket.close();
    }
  }

  #end(error?: Error): void {
    if (this.#ended) return;
    this.#ended = { error };
    if (!this.#waiting || this.#kept.length === 0) this.#tellEnd();
  }

  #tellEnd(): void {
    const receiver = this.#receiver;
    this.#receiver = undefined;
    receiver?.end(this.#ended?.error);
  }

  write(pieces: readonly Uint8Array[]): boolean {
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; at += LONGEST_MESSAGE)
        this.#socket.send(piece.subarray(at, at + LONGEST_MESSAGE));
    }
    if (this.#socket.bufferedAmount < HIGH_WATER) return true;
    if (!this.#draining) {
      this.#draining = true;
      this.#awaitDrain();
    }
    return false;
  }

  #awaitDrain(): void {
    setTimeout(() => {
      if (this.#receiver === undefined) return;
      if (this.#socket.bufferedAmount >= HIGH_WATER) return this.#awaitDrain();
      this.#draining = false;
      this.#receiver.drain();
    }, DRAIN_INTERVAL);
  }

  pause(): void {
    this.#waiting = true;
  }

  resume(): void {
    this.#waiting = false;
    while (!this.#waiting && this.#kept.length > 0) {
      const bytes = this.#kept.shift()!;
      this.#keptBytes -= bytes.length;
      this.#receiver?.data(bytes);
    }
    if (this.#ended && !this.#waiting) this.#tellEnd();
  }

  close(): void {
    this.#receiver = undefined;
    this.#socket.close();
  }

  destroy(): void {
    this.close();
  }
}
