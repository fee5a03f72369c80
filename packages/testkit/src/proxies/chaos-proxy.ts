import type { Random } from "../random.js";
import { type Pair, SocketProxy } from "./socket-proxy.js";

/** Stands between a client and a peer on a unix socket, and does what networks and dying peers do. */
export class ChaosProxy extends SocketProxy {
  readonly #random: Random;
  /** How many bytes more a pair passes on before it breaks off in the middle of them. */
  readonly #left = new WeakMap<Pair, number>();

  private constructor(target: string, random: Random) {
    super(target);
    this.#random = random;
  }

  static start(target: string, path: string, random: Random): Promise<ChaosProxy> {
    return new ChaosProxy(target, random).listen(path);
  }

  protected breaksAfter(bytes: Buffer, pair: Pair): number | undefined {
    const left = this.#left.get(pair);
    if (left === undefined || bytes.length >= left) return left;
    this.#left.set(pair, left - bytes.length);
    return undefined;
  }

  #any(): Pair | undefined {
    return this.pairs.size === 0 ? undefined : this.#random.pick([...this.pairs]);
  }

  /** Ends one connection now. */
  cut(): void {
    this.#any()?.[0].destroy();
  }

  /** Ends one connection in the middle of what goes over it next. */
  cutWithin(): void {
    const pair = this.#any();
    if (pair !== undefined) this.#left.set(pair, this.#random.below(300));
  }

  /** Lets nothing through on one connection for a while; gives what ends that. */
  stall(): () => void {
    const pair = this.#any() ?? [];
    for (const side of pair) side.pause();
    return () => {
      for (const side of pair) side.resume();
    };
  }
}
