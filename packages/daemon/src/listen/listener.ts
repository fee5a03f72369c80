import { type AddressInfo, isIP, type Server } from "node:net";
import type { Duplex } from "node:stream";

/** A door that is open. */
export interface Listener {
  /** `unix:PATH` or `tcp:HOST:PORT`. */
  readonly address: string;
  /** Lets nobody else in. Clients that came stay. */
  close(): Promise<void>;
}

/** Called with each client once it is known who he is. */
export type Welcome = (stream: Duplex, peer: string) => void;

/** Clients that may wait to be let in; the kernel may allow fewer. */
export const backlog = 4096;

/** Resolves once a server listens, and rejects with what is in the way. */
export function listening(server: Server, start: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => {
      server.off("error", reject);
      resolve();
    });
    start();
  });
}

export function closing(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A server on a port as an open door. */
export function portOf(server: Server, type: string): Listener {
  const { address, port } = server.address() as AddressInfo;
  return {
    address: `${type}:${isIP(address) === 6 ? `[${address}]` : address}:${port}`,
    close: () => closing(server),
  };
}
