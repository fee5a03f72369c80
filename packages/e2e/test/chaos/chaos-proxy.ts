import { connect, createServer, type Server, type Socket } from "node:net";
import type { Random } from "@libvirt-ts/testkit";

/** Stands between a client and a peer on a unix socket, and does what networks and dying peers do. */
export class ChaosProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [client: Socket, peer: Socket]>();
  readonly #random: Random;
  /** How many bytes more a pair passes on before it breaks off in the middle of them. */
  readonly #left = new Map<Socket, number>();

  private constructor(target: string, random: Random) {
    this.#random = random;
    this.#server = createServer((client) => {
      const peer = connect(target);
      const pair = [client, peer] as const;
      this.#pairs.add(pair);
      const end = (): void => {
        this.#pairs.delete(pair);
        this.#left.delete(client);
        client.destroy();
        peer.destroy();
      };
      for (const side of pair) side.on("error", end).on("close", end);
      this.#pass(client, peer, client, end);
      this.#pass(peer, client, client, end);
    });
  }

  static async start(target: string, path: string, random: Random): Promise<ChaosProxy> {
    const proxy = new ChaosProxy(target, random);
    await new Promise<void>((resolve) => proxy.#server.listen(path, resolve));
    return proxy;
  }

  #pass(from: Socket, to: Socket, client: Socket, end: () => void): void {
    from.on("data", (bytes) => {
      const left = this.#left.get(client);
      if (left === undefined || bytes.length < left) {
        if (left !== undefined) this.#left.set(client, left - bytes.length);
        if (!to.write(bytes)) {
          from.pause();
          to.once("drain", () => from.resume());
        }
      } else to.write(bytes.subarray(0, left), end);
    });
  }

  #any(): readonly [client: Socket, peer: Socket] | undefined {
    return this.#pairs.size === 0 ? undefined : this.#random.pick([...this.#pairs]);
  }

  /** Ends one connection now. */
  cut(): void {
    this.#any()?.[0].destroy();
  }

  /** Ends one connection in the middle of what goes over it next. */
  cutWithin(): void {
    const [client] = this.#any() ?? [];
    if (client !== undefined) this.#left.set(client, this.#random.below(300));
  }

  /** Ends every connection, as a peer does that dies. */
  cutAll(): void {
    for (const [client] of [...this.#pairs]) client.destroy();
  }

  /** Lets nothing through on one connection for a while; gives what ends that. */
  stall(): () => void {
    const pair = this.#any() ?? [];
    for (const side of pair) side.pause();
    return () => {
      for (const side of pair) side.resume();
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cutAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
