import { type AddressInfo, isIP, type Server } from "node:net";
import type { Duplex } from "node:stream";
import type { Log } from "../log.js";
import type { ListenerOptions, PortAddress } from "./address.js";
import type { HalfOpen } from "./half-open.js";

/** A door that is open. */
export interface Listener {
  /** `unix:PATH` or `tcp:HOST:PORT`. */
  readonly address: string;
  /** Takes certificates of today for who comes from now on. */
  update?(options: ListenerOptions): void;
  /** Lets nobody else in. Clients that came stay. */
  close(): Promise<void>;
}

/** Somebody at the door. */
export interface Guest {
  readonly stream: Duplex;
  /** Where he comes from, for the log. */
  readonly peer: string;
  /** What his certificate calls him. */
  readonly user?: string | undefined;
  /** Tells him that he is let in, where that is said. */
  accept?(): void;
}

/** Who opens. */
export interface Doorkeeper {
  welcome(guest: Guest): void;
  readonly log: Log;
  /** Connections of one port at once, those counted that have not come to a door yet. */
  readonly maxConnections: number;
  /** What can be opened here. */
  readonly uris: readonly string[];
}

/** Clients that may wait to be let in; the kernel may allow fewer. */
const backlog = 4096;

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

/** Listens on a unix socket. */
export const listenOn = (server: Server, path: string) => server.listen({ path, backlog });

/** Listens on a port, as an open door. */
export async function listenAt(
  server: Server,
  type: string,
  { host, port, descriptor }: PortAddress,
  { log, maxConnections }: Doorkeeper,
  halfOpen?: HalfOpen,
): Promise<Listener> {
  server.maxConnections = maxConnections;
  server.on("drop", () =>
    log("warn", "a client is refused", { reason: `${maxConnections} connections`, limit: "clients" }),
  );
  await listening(server, () =>
    descriptor === undefined ? server.listen({ host, port, backlog }) : server.listen({ fd: descriptor }),
  );
  return {
    address: addressOf(server, type),
    close() {
      const closed = closing(server);
      halfOpen?.drop();
      return closed;
    },
  };
}

export function closing(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function addressOf(server: Server, type: string): string {
  const bound = server.address() as AddressInfo | string | null;
  if (bound === null || typeof bound === "string") return `${type}:${bound ?? ""}`;
  const { address, port } = bound;
  return `${type}:${isIP(address) === 6 ? `[${address}]` : address}:${port}`;
}

/** Whether a port is the host's own alone. */
export function isLoopback(host: string | undefined): boolean {
  if (host === undefined) return false;
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
