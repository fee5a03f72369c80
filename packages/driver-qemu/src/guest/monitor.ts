import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import {
  QmpClient,
  type QmpClientOptions,
  type QmpEvent,
  QmpProtocolError,
  type QmpTransport,
} from "@libvirt-ts/qmp";
import { monitorChecks } from "./monitor-checks.js";
import { within } from "./within.js";

/** How many processes of ours can follow one guest at once: a socket of QEMU's serves one. */
const monitorCount = 6;
/** Milliseconds until the next socket is tried beside the one that has not greeted yet, since somebody else may have it. */
const hedge = 50;

/** The sockets on which a guest with this folder is listened to. */
export function monitorPaths(folder: string): string[] {
  return Array.from({ length: monitorCount }, (_, at) => join(folder, `monitor${at}.sock`));
}

/** How a monitor is reached. */
export interface MonitorOptions {
  /** Milliseconds until it is given up. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Told of every event from the very first one. */
  readonly onEvent: (event: QmpEvent) => void;
  /** Whether trying makes sense still: the process lives. */
  readonly goOn: () => boolean;
}

/** Nobody let us in: the process has ended, or others have every monitor. */
export class MonitorUnreachable extends Error {
  override readonly name = "MonitorUnreachable";
}

/**
 * The first of a guest's monitors that is free. The sockets are tried one after the other without waiting for the end of
 * an attempt, until one greets; the others are left alone again.
 *
 * @throws MonitorUnreachable when none does in time, or when there is nobody to go on for; QmpProtocolError when who greets is
 *   no QEMU.
 */
export async function reachMonitor(folder: string, options: MonitorOptions): Promise<QmpClient> {
  const until = performance.now() + options.timeout;
  const paths = monitorPaths(folder);
  for (let round = 0; ; round++) {
    const left = until - performance.now();
    options.signal?.throwIfAborted();
    if (left <= 0 || !options.goOn())
      throw new MonitorUnreachable(options.goOn() ? "none of its monitors is free" : "the process has ended");
    const client = await anyOf(paths, left, options);
    if (client !== undefined) return client;
    // Nobody listens yet, or the queues are full: nobody tells when that changes.
    await wait(Math.min(50, 2 ** Math.min(round, 6)));
  }
}

/** One of these sockets' clients; undefined when none could be connected to, or none of them greeted. */
async function anyOf(
  paths: readonly string[],
  timeout: number,
  { onEvent, signal }: MonitorOptions,
): Promise<QmpClient | undefined> {
  const attempts = new Set<Attempt>();
  let winner: Attempt | undefined;
  const finished = async (attempt: Attempt): Promise<void> => {
    if ((await attempt.client) === undefined) attempts.delete(attempt);
    else winner ??= attempt;
  };
  const ends: Promise<void>[] = [];
  try {
    for (const path of paths) {
      const attempt = new Attempt(path, timeout, signal);
      attempts.add(attempt);
      const end = finished(attempt);
      ends.push(end);
      await within(hedge, end, undefined);
      if (winner !== undefined) break;
    }
    while (winner === undefined && attempts.size > 0)
      await Promise.race(Array.from(attempts, (attempt) => finished(attempt)));
    return await winner?.take(onEvent);
  } finally {
    for (const attempt of attempts) if (attempt !== winner) attempt.abandon();
    await Promise.allSettled(ends);
  }
}

/** One socket that is tried; what it tells waits until it is the one. */
class Attempt {
  /** Undefined when it comes to nothing; rejects when who listens there is no QEMU. */
  readonly client: Promise<QmpClient | undefined>;
  readonly #socket: Socket;
  readonly #early: QmpEvent[] = [];
  #onEvent: ((event: QmpEvent) => void) | undefined;

  constructor(path: string, timeout: number, signal: AbortSignal | undefined) {
    this.#socket = connect(path);
    this.client = this.#negotiate({ timeout, ...(signal && { signal }) });
  }

  async take(onEvent: (event: QmpEvent) => void): Promise<QmpClient | undefined> {
    for (const event of this.#early.splice(0)) onEvent(event);
    this.#onEvent = onEvent;
    return this.client;
  }

  abandon(): void {
    this.#socket.destroy();
  }

  async #negotiate(options: QmpClientOptions): Promise<QmpClient | undefined> {
    const socket = this.#socket;
    try {
      await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
      const onEvent = (event: QmpEvent): void => {
        if (this.#onEvent === undefined) this.#early.push(event);
        else this.#onEvent(event);
      };
      return await QmpClient.connect(Duplex.toWeb(socket) as QmpTransport, {
        ...options,
        onEvent,
        checks: monitorChecks,
      });
    } catch (error) {
      socket.destroy();
      if (error instanceof QmpProtocolError) throw error;
      // Nobody there, somebody else's turn, or abandoned: whoever waits is told that it comes to nothing.
      return undefined;
    }
  }
}
