import { once } from "node:events";
import { createConnection, type Socket } from "node:net";

/** Requests as bytes, answers cut by their lengths: what no client can do without. */
export class BareSocket {
  #pending = 0;
  #received: Buffer[] = [];
  #have = 0;
  #resolve: () => void = () => undefined;

  private constructor(readonly socket: Socket) {
    socket.on("data", (chunk: Buffer) => {
      this.#received.push(chunk);
      this.#have += chunk.length;
      while (this.#have >= 4) {
        if (this.#received.length > 1) this.#received = [Buffer.concat(this.#received)];
        const [bytes] = this.#received as [Buffer];
        const length = bytes.readUInt32BE(0);
        if (bytes.length < length) return;
        this.#received = [bytes.subarray(length)];
        this.#have -= length;
        if (--this.#pending === 0) this.#resolve();
      }
    });
  }

  static async connect(path: string, uri: string): Promise<BareSocket> {
    const socket = createConnection(path);
    await once(socket, "connect");
    const bare = new BareSocket(socket);
    await bare.call([frame(66)]);
    const text = Buffer.from(uri);
    const padded = Buffer.concat([words(1, text.length), text, Buffer.alloc(-text.length & 3), words(0)]);
    await bare.call([frame(1, padded)]);
    return bare;
  }

  /** Sends them together, and waits for as many answers. */
  call(frames: readonly Buffer[]): Promise<void> {
    this.#pending = frames.length;
    return new Promise((resolve) => {
      this.#resolve = resolve;
      for (const one of frames) this.socket.write(one);
    });
  }

  /** Waits for as many messages that come by themselves, from now on. */
  hear(count: number): Promise<void> {
    this.#pending = count;
    return new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }
}

/** Words of XDR. */
export function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, i * 4);
  return bytes;
}

/** A call of a procedure. */
export function frame(procedure: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([words(28 + payload.length, 0x20008086, 1, procedure, 0, 1, 0), payload]);
}
