import type { QmpTransport } from "../src/index.js";

/** The far end of a transport: it writes fixed texts and hands over what it was sent, line by line. */
export class FakePeer {
  readonly transport: QmpTransport;
  readonly #toClient = new TransformStream<Uint8Array, Uint8Array>(
    undefined,
    { highWaterMark: 1 << 20 },
    { highWaterMark: 1 << 20 },
  );
  readonly #fromClient = new TransformStream<Uint8Array, Uint8Array>(
    undefined,
    { highWaterMark: 1 << 20 },
    { highWaterMark: 1 << 20 },
  );
  readonly #writer = this.#toClient.writable.getWriter();
  readonly #reader = this.#fromClient.readable.getReader();
  #received = "";

  constructor() {
    this.transport = { readable: this.#toClient.readable, writable: this.#fromClient.writable };
  }

  /** Writes text, characters as bytes. */
  async say(text: string): Promise<void> {
    await this.#writer.write(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  }

  /** The next line that the client wrote, characters as bytes; `undefined` once it has hung up. */
  async heard(): Promise<string | undefined> {
    for (;;) {
      const end = this.#received.indexOf("\n");
      if (end >= 0) {
        const line = this.#received.slice(0, end);
        this.#received = this.#received.slice(end + 1);
        return line;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      for (const byte of value) this.#received += String.fromCharCode(byte);
    }
  }

  async hangUp(): Promise<void> {
    await this.#writer.close();
  }

  async breakOff(error: Error): Promise<void> {
    await this.#writer.abort(error);
  }
}

/** What QEMU 7.2 says first. */
export const greeting =
  '{"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "Debian 1:7.2+dfsg-7+deb12u18+b3"}, "capabilities": ["oob"]}}\r\n';
