import { createHash } from "node:crypto";
import { connect, createServer, type Server, type Socket } from "node:net";
import { aborted, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { isErrno, qemuError } from "../errors.js";

/** Milliseconds until a lock is tried again whose queue is full. */
const retry = 10;
/** What one who may not be kept waiting says to the holder. */
const leave = "leave\n";

/** How long, and for what, a lock is waited for. */
export interface LockOptions {
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** What is locked, for the error. */
  readonly what: string;
  /** Asks whoever holds it to let go. */
  readonly force?: boolean;
  /** Called when somebody else asks for it by force; without it nobody is heard. */
  readonly onForce?: () => void;
}

/**
 * Keeps processes apart. A lock is a listening socket in Linux's abstract namespace: it ends with its holder, however that
 * ends, leaves nothing behind, and those who wait are told.
 */
export class Lock {
  readonly #server: Server;
  readonly #waiting: Set<Socket>;

  private constructor(server: Server, waiting: Set<Socket>) {
    this.#server = server;
    this.#waiting = waiting;
  }

  /** Takes a lock. Throws RESOURCE_BUSY after `timeout` milliseconds, OPERATION_ABORTED for the signal. */
  static async take(name: string, options: LockOptions): Promise<Lock> {
    const { timeout, signal, what } = options;
    const path = pathOf(name);
    // Not AbortSignal.any: on Node 20 it leaves something on a signal that outlives it, for ever.
    const stop = new AbortController();
    const abort = () => stop.abort();
    const timer = setTimeout(abort, timeout);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      for (;;) {
        const lock = await Lock.#attempt(path, options.onForce);
        if (lock !== undefined) return lock;
        if (signal?.aborted) throw aborted(ErrorDomain.QEMU, signal);
        if (stop.signal.aborted)
          throw qemuError(ErrorNumber.RESOURCE_BUSY, what, `somebody else has it for ${timeout} ms`);
        await waitForEnd(path, stop.signal, options.force === true);
      }
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }

  /** Takes a lock if nobody has it. */
  static tryTake(name: string): Promise<Lock | undefined> {
    return Lock.#attempt(pathOf(name), undefined);
  }

  static #attempt(path: string, onForce: (() => void) | undefined): Promise<Lock | undefined> {
    const waiting = new Set<Socket>();
    const server = createServer((socket) => {
      waiting.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => waiting.delete(socket));
      socket.once("data", () => onForce?.());
      socket.unref();
    });
    return new Promise((resolve, reject) => {
      server.once("error", (error) => {
        if (isErrno(error, "EADDRINUSE")) resolve(undefined);
        else reject(error);
      });
      server.listen(path, () => {
        server.unref();
        resolve(new Lock(server, waiting));
      });
    });
  }

  release(): void {
    this.#server.close();
    for (const socket of this.#waiting) socket.destroy();
  }
}

const pathOf = (name: string): string =>
  `\0libvirt-ts-${createHash("sha256").update(name).digest("hex").slice(0, 40)}`;

/** Waits until the holder of a lock lets go, or ends. */
function waitForEnd(path: string, stop: AbortSignal, force: boolean): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const abort = () => socket.destroy();
    stop.addEventListener("abort", abort);
    let full = false;
    socket.on("connect", () => {
      if (force) socket.write(leave);
    });
    socket.on("error", (error) => {
      // Its queue is full of others that wait: it lives.
      full = isErrno(error, "EAGAIN");
    });
    socket.on("close", () => {
      stop.removeEventListener("abort", abort);
      if (full) setTimeout(resolve, retry);
      else resolve();
    });
    socket.resume();
  });
}
