import { once } from "node:events";
import { createConnection } from "node:net";

/** Requests as bytes, answers cut by their lengths: what no client can do without. */
export class BareSocket {
  #pending = 0;
  #received = [];
  #have = 0;
  #resolve = () => undefined;

  constructor(socket) {
    this.socket = socket;
    socket.on("data", (chunk) => {
      this.#received.push(chunk);
      this.#have += chunk.length;
      while (this.#have >= 4) {
        if (this.#received.length > 1) this.#received = [Buffer.concat(this.#received)];
        const [bytes] = this.#received;
        const length = bytes.readUInt32BE(0);
        if (bytes.length < length) return;
        this.#received = [bytes.subarray(length)];
        this.#have -= length;
        if (--this.#pending === 0) this.#resolve();
      }
    });
  }

  static async connect(path, uri) {
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
  call(frames) {
    this.#pending = frames.length;
    return new Promise((resolve) => {
      this.#resolve = resolve;
      for (const one of frames) this.socket.write(one);
    });
  }
}

/** Words of XDR. */
export function words(...values) {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, i * 4);
  return bytes;
}

/** A call of a procedure. */
export function frame(procedure, payload = Buffer.alloc(0)) {
  return Buffer.concat([words(28 + payload.length, 0x20008086, 1, procedure, 0, 1, 0), payload]);
}
