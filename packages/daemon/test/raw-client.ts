import { connect, type Socket } from "node:net";

/** Numbers of the wire that the tests name; written by hand, as nothing here shares our codec. */
export const remote = 0x2000_8086;
export const keepalive = 0x6b65_6570;

/** Big-endian words as bytes. */
export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) bytes.writeInt32BE(value | 0, 4 * i);
  return bytes;
}

/** A string of XDR. */
export function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([words(bytes.length), bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

interface Header {
  readonly program?: number;
  readonly version?: number;
  readonly procedure: number;
  readonly type?: number;
  readonly serial?: number;
  readonly status?: number;
}

/** A message. Left out are the remote program, version 1, type CALL, serial 0, status OK. */
export function message(
  { program = remote, version = 1, procedure, type = 0, serial = 0, status = 0 }: Header,
  payload: Buffer = Buffer.alloc(0),
): Buffer {
  const length = 28 + payload.length;
  return Buffer.concat([words(length, program, version, procedure, type, serial, status), payload]);
}

export interface Answer {
  readonly program: number;
  readonly procedure: number;
  readonly type: number;
  readonly serial: number;
  readonly status: number;
  readonly payload: Buffer;
}

/** Code, domain and message of an error's body. */
export function errorOf({ payload }: Answer): { code: number; domain: number; message: string } {
  const length = payload.readUInt32BE(12);
  return {
    code: payload.readInt32BE(0),
    domain: payload.readInt32BE(4),
    message: payload.subarray(16, 16 + length).toString(),
  };
}

/** A client that sends what it is told, whatever that is. */
export class RawClient implements Disposable {
  readonly socket: Socket;
  readonly closed: Promise<void>;
  #bytes = Buffer.alloc(0);
  #answers: Answer[] = [];
  #wake: () => void = () => {};

  constructor(path: string) {
    this.socket = connect(path);
    this.socket.on("error", () => {});
    this.closed = new Promise((resolve) => this.socket.once("close", () => resolve()));
    this.socket.on("data", (bytes: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, bytes]);
      while (this.#bytes.length >= 4 && this.#bytes.length >= this.#bytes.readUInt32BE(0)) this.#cut();
      this.#wake();
    });
  }

  send(...pieces: readonly Buffer[]): void {
    for (const piece of pieces) this.socket.write(piece);
  }

  /** The next message that comes. */
  async next(): Promise<Answer> {
    for (;;) {
      const answer = this.#answers.shift();
      if (answer !== undefined) return answer;
      await new Promise<void>((resolve, reject) => {
        this.#wake = resolve;
        void this.closed.then(() => reject(new Error("the daemon has closed")));
      });
    }
  }

  async ask(header: Header, payload?: Buffer): Promise<Answer> {
    this.send(message(header, payload));
    return this.next();
  }

  /** Logs in and opens what the daemon chooses. */
  async open(name = "", flags = 0): Promise<void> {
    await this.ask({ procedure: 66 });
    const { status } = await this.ask({ procedure: 1 }, Buffer.concat([words(1), text(name), words(flags)]));
    if (status !== 0) throw new Error("it was not opened");
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }

  #cut(): void {
    const length = this.#bytes.readUInt32BE(0);
    const frame = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    const word = (at: number) => frame.readInt32BE(4 * at);
    this.#answers.push({
      program: word(1),
      procedure: word(3),
      type: word(4),
      serial: word(5),
      status: word(6),
      payload: frame.subarray(28),
    });
  }
}
