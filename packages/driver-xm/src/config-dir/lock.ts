import { randomUUID } from "node:crypto";
import { type FileHandle, link, mkdir, open, readdir, unlink } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { aborted, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { fileError, isErrno, xmError } from "../errors.js";
import { SCRATCH_SUFFIX } from "./write-file.js";

const LOCK = /^lock\.([0-9]+)$/;
const SOCKET_SUFFIX = ".sock";
/** Milliseconds until a lock is tried again whose queue is full. */
const RETRY = 10;

/**
 * Keeps processes that write to one folder apart. The lock is a listening socket, so that it ends with its holder,
 * however that ends, and those who wait are told. Locks are numbered: the highest one counts, a dead one is followed by
 * the next number and never revived, so nobody can mistake a new lock for the dead one that he is about to replace.
 */
export class FolderLock {
  readonly #waiting: Set<Socket>;
  readonly #server: Server;

  private constructor(server: Server, waiting: Set<Socket>) {
    this.#server = server;
    this.#waiting = waiting;
  }

  /** Takes the lock of a folder, which is made if need be. Throws RESOURCE_BUSY after `timeout` milliseconds. */
  static async take(folder: string, timeout: number, signal?: AbortSignal): Promise<FolderLock> {
    // Not AbortSignal.any: on Node 20 it leaves something on a signal that outlives it, for ever.
    const stop = new AbortController();
    const abort = () => stop.abort();
    const timer = setTimeout(abort, timeout);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      return await FolderLock.#insist(folder, timeout, stop.signal, signal);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }

  static async #insist(
    folder: string,
    timeout: number,
    stop: AbortSignal,
    signal: AbortSignal | undefined,
  ): Promise<FolderLock> {
    await mkdir(folder, { mode: 0o700 }).catch((error) => {
      if (!isErrno(error, "EEXIST")) throw fileError(folder, error);
    });
    // A socket's path has at most 107 bytes; through the open folder, as Linux shows it, it is always short.
    const handle = await open(folder, "r");
    try {
      for (;;) {
        if (signal?.aborted) throw aborted(ErrorDomain.XENXM, signal);
        if (stop.aborted)
          throw xmError(ErrorNumber.RESOURCE_BUSY, folder, `somebody else is writing for ${timeout} ms`);
        const lock = await FolderLock.#attempt(folder, handle, stop);
        if (lock !== undefined) return lock;
      }
    } finally {
      await handle.close();
    }
  }

  static async #attempt(
    folder: string,
    handle: FileHandle,
    stop: AbortSignal,
  ): Promise<FolderLock | undefined> {
    const short = process.platform === "linux" ? `/proc/self/fd/${handle.fd}` : folder;
    const highest = await highestLock(folder);
    if (highest > 0 && (await waitForEnd(join(short, `lock.${highest}`), stop))) return undefined;

    const waiting = new Set<Socket>();
    const name = `${randomUUID()}${SOCKET_SUFFIX}`;
    const server = await listen(join(short, name), waiting);
    const mine = highest + 1;
    try {
      await link(join(folder, name), join(folder, `lock.${mine}`));
      if ((await highestLock(folder)) === mine) {
        await cleanUp(folder, mine);
        return new FolderLock(server, waiting);
      }
    } catch (error) {
      // Somebody else was faster, or cleaned up.
      if (!isErrno(error, "EEXIST", "ENOENT")) {
        closeServer(server, waiting);
        throw fileError(folder, error);
      }
    }
    closeServer(server, waiting);
    return undefined;
  }

  release(): void {
    closeServer(this.#server, this.#waiting);
  }
}

async function highestLock(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).map((name) => Number(LOCK.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

/** What the holder of a lock finds was left behind: older locks, unfinished files and sockets of the dead. */
async function cleanUp(folder: string, mine: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const number = LOCK.exec(name)?.[1];
    const left =
      number === undefined
        ? name.endsWith(SCRATCH_SUFFIX) || name.endsWith(SOCKET_SUFFIX)
        : Number(number) < mine;
    if (left) await unlink(join(folder, name)).catch(() => {});
  }
}

function listen(path: string, waiting: Set<Socket>): Promise<Server> {
  const server = createServer((socket) => {
    waiting.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => waiting.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.on("error", (error) => reject(fileError(path, error)));
    server.listen(path, () => resolve(server));
  });
}

function closeServer(server: Server, waiting: ReadonlySet<Socket>): void {
  server.close();
  for (const socket of waiting) socket.destroy();
}

/**
 * Waits until the holder of a lock lets go, or ends; false when there is none. A lock that does not let itself be asked is
 * no dead one: the reason is thrown.
 */
function waitForEnd(path: string, stop: AbortSignal): Promise<boolean> {
  // Of patience that ended before, nobody would tell.
  if (stop.aborted) return Promise.resolve(true);
  return new Promise((resolve, reject) => {
    let held = false;
    let failure: unknown;
    const socket = connect(path);
    const abort = () => socket.destroy();
    stop.addEventListener("abort", abort);
    socket.on("connect", () => {
      held = true;
    });
    let full = false;
    socket.on("error", (error) => {
      // Its queue is full of others that wait: it lives.
      full = isErrno(error, "EAGAIN");
      // Its holder has let go while we were on the way to him.
      held ||= isErrno(error, "ECONNRESET");
      if (!held && !full && !isErrno(error, "ECONNREFUSED", "ENOENT")) failure = error;
    });
    socket.on("close", () => {
      stop.removeEventListener("abort", abort);
      if (failure !== undefined) reject(fileError(path, failure));
      else if (full) setTimeout(resolve, RETRY, true);
      else resolve(held || stop.aborted);
    });
    socket.resume();
  });
}
