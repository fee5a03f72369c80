import type { Server, Socket } from "node:net";

/**
 * The connections of a port that are not through their handshake: they would keep the port from closing. One is known by
 * where it comes from, as TLS makes another socket of it.
 */
export class HalfOpen {
  readonly #sockets = new Map<string, Socket>();

  constructor(server: Server) {
    server.on("connection", (socket: Socket) => {
      const origin = originOf(socket);
      this.#sockets.set(origin, socket);
      socket.once("close", () => this.#sockets.delete(origin));
    });
  }

  /** It is a client's from now on. */
  isThrough(socket: Socket): void {
    this.#sockets.delete(originOf(socket));
  }

  drop(): void {
    for (const socket of this.#sockets.values()) socket.destroy();
  }
}

const originOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`;
