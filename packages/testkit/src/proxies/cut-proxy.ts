import type { Socket } from "node:net";
import { type Pair, SocketProxy } from "./socket-proxy.js";

/** Passes a daemon's socket on, and cuts connections: when it is told to, or when a call of one procedure is made. */
export class CutProxy extends SocketProxy {
  #cutAt: number | undefined;
  #forGood = false;

  static start(target: string, path: string): Promise<CutProxy> {
    return new CutProxy(target).listen(path);
  }

  protected breaksAfter(bytes: Buffer, [client]: Pair, from: Socket): number | undefined {
    if (from !== client || this.#cutAt === undefined || !proceduresIn(bytes).includes(this.#cutAt))
      return undefined;
    this.#cutAt = undefined;
    if (this.#forGood) this.close();
    this.cutAll();
    return 0;
  }

  /** Ends the connection over which a procedure is called next, before the daemon hears of the call; takes no other one then `forGood`. */
  cutAt(procedure: number, { forGood = false } = {}): void {
    this.#cutAt = procedure;
    this.#forGood = forGood;
  }
}

/** The procedures of the packets in a piece, which holds whole ones: a length, the program, its version, the procedure. */
function proceduresIn(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at + 16 <= bytes.length; at += Math.max(bytes.readUInt32BE(at), 4))
    found.push(bytes.readUInt32BE(at + 12));
  return found;
}
