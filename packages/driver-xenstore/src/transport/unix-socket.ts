import { createConnection, type Socket } from "node:net";
import { delay } from "../delay.js";
import { PAYLOAD_MAX } from "../protocol/limits.js";
import type { Transport, TransportEvents } from "./transport.js";

/** Bytes read from the socket at a time, into memory that is used again. */
const READ_SIZE = 64 * 1024;

/**
 * Connects to a daemon's unix socket. The daemons listen with a backlog of one, so that connecting fails with EAGAIN
 * whenever a few clients come at once; that alone is tried again, for as long as `signal` allows.
 */
export async function openUnixSocket(
  path: string,
  events: TransportEvents,
  signal?: AbortSignal,
): Promise<Transport> {
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await connect(path, events, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      await delay(1 + 3 * Math.random(), signal);
    }
  }
}

function connect(path: string, events: TransportEvents, signal: AbortSignal | undefined): Promise<Transport> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const socket = createConnection({
      path,
      onread: {
        buffer: new Uint8Array(READ_SIZE),
        callback(size, buffer) {
          events.data(buffer.subarray(0, size));
          return true;
        },
      },
    });
    const abort = () => socket.destroy(signal?.reason as Error);
    signal?.addEventListener("abort", abort, { once: true });
    socket.once("error", (error) => {
      failure = error;
    });
    const failed = () => {
      signal?.removeEventListener("abort", abort);
      reject(failure ?? new Error(`${path}: the connection was closed`));
    };
    socket.once("close", failed);
    socket.once("connect", () => {
      signal?.removeEventListener("abort", abort);
      socket.off("close", failed);
      socket.once("close", () => events.close(failure));
      socket.on("drain", () => events.drain());
      resolve(socketTransport(path, socket));
    });
  });
}

function socketTransport(endpoint: string, socket: Socket): Transport {
  return {
    endpoint,
    maxPayload: PAYLOAD_MAX,
    relativePaths: false,
    oneAtATime: false,
    write: (bytes) => socket.write(bytes),
    close: () => void socket.destroy(),
  };
}
