import { connect, createServer, type Server, type Socket } from "node:net";

/** Passes a daemon's socket on, and cuts connections: when it is told to, or when a call of one procedure is made. */
export class CutProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #connections = new Set<Socket>();
  #cutAt: number | undefined;
  #forGood = false;
  /** How many connections were made. */
  made = 0;

  private constructor(target: string) {
    this.#server = createServer((client) => {
      this.made++;
      this.#connections.add(client);
      const daemon = connect(target);
      const end = (): void => {
        this.#connections.delete(client);
        client.destroy();
        daemon.destroy();
      };
      for (const side of [client, daemon]) side.on("error", end).on("close", end);
      daemon.pipe(client);
      client.on("data", (bytes) => {
        if (this.#cutAt !== undefined && proceduresIn(bytes).includes(this.#cutAt)) {
          this.#cutAt = undefined;
          if (this.#forGood) this.#server.close();
          this.cut();
        } else daemon.write(bytes);
      });
    });
  }

  static async start(target: string, path: string): Promise<CutProxy> {
    const proxy = new CutProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(path, resolve));
    return proxy;
  }

  /** Ends every connection now. */
  cut(): void {
    for (const connection of this.#connections) connection.destroy();
  }

  /** Ends the connection over which a procedure is called next, before the daemon hears of the call; takes no other one then `forGood`. */
  cutAt(procedure: number, { forGood = false } = {}): void {
    this.#cutAt = procedure;
    this.#forGood = forGood;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The procedures of the packets in a piece, which holds whole ones: a length, the program, its version, the procedure. */
function proceduresIn(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at + 16 <= bytes.length; at += Math.max(bytes.readUInt32BE(at), 4))
    found.push(bytes.readUInt32BE(at + 12));
  return found;
}
