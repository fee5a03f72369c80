import type { Transport, TransportReceiver } from "../src/client/index.js";

/** Everything here is put together by hand, word by word: it must not share a mistake with the codec under test. */

export const REMOTE = 0x20008086;
const KEEPALIVE = 0x6b656570;
export const CALL = 0;
export const REPLY = 1;
export const MESSAGE = 2;
export const STREAM = 3;
export const OK = 0;
export const ERROR = 1;
export const CONTINUE = 2;

/** A frame, taken apart as far as its header. */
export interface Received {
  readonly program: number;
  readonly procedure: number;
  readonly type: number;
  readonly serial: number;
  readonly status: number;
  readonly payload: Buffer;
}

export const words = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes;
};

/** A string as it travels: its length, its bytes, and zeros to the next word. */
export const text = (value: string): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([words(bytes.length), bytes, Buffer.alloc(-bytes.length & 3)]);
};

/** An array of characters, each of which takes a word. */
export const characters = (value: string): Buffer => {
  const bytes = [...Buffer.from(value)];
  return words(bytes.length, ...bytes.map((byte) => (byte << 24) >> 24));
};

/** An error record: code, domain, message, and nothing else. */
export const errorRecord = (code: number, domain: number, message: string): Buffer =>
  Buffer.concat([words(code, domain, 1), text(message), words(2, 0, 0, 0, 0, -1, -1, 0)]);

export function frame(
  fields: Partial<Omit<Received, "payload">> & { readonly version?: number },
  ...payload: readonly Buffer[]
): Buffer {
  const { program = REMOTE, version = 1, procedure = 0, type = REPLY, serial = 0, status = OK } = fields;
  const body = Buffer.concat(payload);
  return Buffer.concat([words(28 + body.length, program, version, procedure, type, serial, status), body]);
}

export const PONG = frame({ program: KEEPALIVE, procedure: 2, type: MESSAGE });
export const PING = frame({ program: KEEPALIVE, procedure: 1, type: MESSAGE });

/** The answer to a call: the bytes of its result; undefined where it has none, or was answered by hand. */
export type Answer = (call: Received, daemon: FakeDaemon) => Buffer | undefined;

/** What a daemon says to a procedure that it does not know. */
export const unknownProcedure: Answer = (call, daemon) => {
  daemon.fail(call, 39, `unknown procedure: ${call.procedure}`);
  return undefined;
};

/** What every daemon answers while a connection opens: nobody has to log in, everything is known. */
const opening: Readonly<Record<number, Answer>> = {
  66: () => words(0),
  60: () => words(1),
  1: () => Buffer.alloc(0),
  2: () => Buffer.alloc(0),
};

/** A peer that answers with bytes that a test says, in the same turn; calls that it has no answer for stay open. */
export class FakeDaemon implements Transport {
  readonly peer = "a fake daemon";
  readonly secure: boolean;
  /** Everything that was sent to it. */
  readonly received: Received[] = [];
  readonly answers: Record<number, Answer>;
  paused = false;
  /** Whether the client has ended the connection. */
  ended = false;
  #receiver: TransportReceiver | undefined;

  constructor(answers: Readonly<Record<number, Answer>> = {}, secure = true) {
    this.answers = { ...opening, ...answers };
    this.secure = secure;
  }

  /** The calls of a procedure that it was sent. */
  calls(procedure: number): Received[] {
    return this.received.filter((one) => one.type === CALL && one.procedure === procedure);
  }

  get pings(): number {
    return this.received.filter(({ program, procedure }) => program === KEEPALIVE && procedure === 1).length;
  }

  send(...frames: readonly Buffer[]): void {
    this.#receiver!.data(Uint8Array.from(Buffer.concat(frames)));
  }

  reply({ program, procedure, serial }: Received, ...payload: readonly Buffer[]): void {
    this.send(frame({ program, procedure, serial }, ...payload));
  }

  fail({ program, procedure, serial }: Received, code: number, message: string, domain = 7): void {
    this.send(frame({ program, procedure, serial, status: ERROR }, errorRecord(code, domain, message)));
  }

  hangUp(error?: Error): void {
    this.#receiver!.end(error);
  }

  start(receiver: TransportReceiver): void {
    this.#receiver = receiver;
  }

  write(pieces: readonly Uint8Array[]): boolean {
    const bytes = Buffer.concat(pieces);
    for (let at = 0; at < bytes.length; ) {
      const length = bytes.readUInt32BE(at);
      this.#take(bytes.subarray(at, at + length));
      at += length;
    }
    return true;
  }

  #take(bytes: Buffer): void {
    const word = (index: number) => bytes.readUInt32BE(index * 4);
    const one: Received = {
      program: word(1),
      procedure: word(3),
      type: word(4),
      serial: word(5),
      status: word(6),
      payload: bytes.subarray(28),
    };
    this.received.push(one);
    if (one.type !== CALL || one.program !== REMOTE) return;
    queueMicrotask(() => {
      const answer = this.answers[one.procedure]?.(one, this);
      if (answer !== undefined && !this.ended) this.reply(one, answer);
    });
  }

  pause(): void {
    this.paused = true;
  }
  resume(): void {
    this.paused = false;
  }
  close(): void {
    this.ended = true;
  }
  destroy(): void {
    this.ended = true;
  }
}
