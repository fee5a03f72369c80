import { connect, createServer, type Server, type Socket } from "node:net";

/** A client's connection, and the one by which it is passed on. */
export type Pair = readonly [client: Socket, peer: Socket];

/** Passes a peer's unix socket on, until it breaks connections off. */
export abstract class SocketProxy implements AsyncDisposable {
  readonly #server: Server;
  protected readonly pairs = new Set<Pair>();
  /** How many connections were made. */
  made = 0;

  protected constructor(target: string) {
    this.#server = createServer((client) => {
      this.made++;
      const peer = connect(target);
      const pair = [client, peer] as const;
      this.pairs.add(pair);
      const end = (): void => {
        this.pairs.delete(pair);
        client.destroy();
        peer.destroy();
      };
      for (const side of pair) side.on("error", end).on("close", end);
      this.#pass(pair, client, peer, end);
      this.#pass(pair, peer, client, end);
    });
  }

  protected async listen(path: string): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(path, resolve));
    return this;
  }

  /** After how many of these bytes a connection breaks off; undefined when it goes on. */
  protected abstract breaksAfter(bytes: Buffer, pair: Pair, from: Socket): number | undefined;

  #pass(pair: Pair, from: Socket, to: Socket, end: () => void): void {
    from.on("data", (bytes) => {
      const last = this.breaksAfter(bytes, pair, from);
      if (last !== undefined) to.write(bytes.subarray(0, last), end);
      else if (!to.write(bytes)) {
        from.pause();
        to.once("drain", () => from.resume());
      }
    });
  }

  /** Ends every connection, as a peer does that dies. */
  cutAll(): void {
    for (const [client] of this.pairs) client.destroy();
  }

  /** Takes no other connection. */
  protected close(): void {
    this.#server.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cutAll();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }
}
