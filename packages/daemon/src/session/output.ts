import type { Duplex } from "node:stream";
import {
  type Codec,
  type EventMessage,
  encodeHeader,
  errorRecord,
  type MessageHeader,
  MessageStatus,
  MessageType,
  MessageWriter,
} from "@libvirt-ts/rpc";
import { errorRecordOf } from "./errors.js";

/** Events have the serial of no call. C: `virNetServerClientSendMessage` of an event. */
const eventSerial = 1;

/** Memory to write messages in, which nobody has for longer than a turn of the event loop: who idles costs none. */
export class Writers {
  readonly #free: MessageWriter[] = [];

  take(): MessageWriter {
    return this.#free.pop() ?? new MessageWriter();
  }

  giveBack(writer: MessageWriter): void {
    if (this.#free.length < keptWriters) this.#free.push(writer);
  }
}

/** A few are written at the same time only when one answer waits for nothing and tells many. */
const keptWriters = 16;

/** What is sent to a client. What is written in one turn of the event loop leaves together. */
export class Output {
  readonly #stream: Duplex;
  readonly #writers: Writers;
  #writer: MessageWriter | undefined;
  #soon = false;
  #drained: (() => void)[] = [];

  constructor(stream: Duplex, writers: Writers) {
    this.#stream = stream;
    this.#writers = writers;
    stream.on("drain", () => this.#wake());
    stream.on("close", () => this.#wake());
  }

  /** Whether the client takes less than it is sent. */
  get isFull(): boolean {
    return this.#stream.writableNeedDrain;
  }

  /** Resolves when the client takes more, or is gone. */
  drained(): Promise<void> {
    if (!this.isFull || this.#stream.destroyed) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  /** Throws `RpcError` for what the protocol cannot carry; then nothing is sent. */
  message<T>(header: MessageHeader, codec: Codec<T>, value: T): void {
    this.#flushSoon();
    this.#writing().message(header, codec, value);
  }

  empty(header: MessageHeader): void {
    this.#flushSoon();
    this.#writing().empty(header);
  }

  /** What nobody has asked for just now. */
  event<M>({ program, number, message }: EventMessage<M>, value: M): void {
    const { number: of, version } = program;
    const header = {
      program: of,
      version,
      procedure: number,
      type: MessageType.MESSAGE,
      status: MessageStatus.OK,
    };
    this.message({ ...header, serial: eventSerial }, message, value);
  }

  /** Data of a stream: not copied. */
  data(header: MessageHeader, bytes: Uint8Array): void {
    this.flush();
    if (this.#stream.writable) {
      this.#stream.cork();
      this.#stream.write(encodeHeader(header, bytes.length));
      this.#stream.write(bytes);
      this.#stream.uncork();
    }
  }

  error(header: MessageHeader, thrown: unknown): void {
    this.message({ ...header, status: MessageStatus.ERROR }, errorRecord, errorRecordOf(thrown));
  }

  flush(): void {
    this.#soon = false;
    const writer = this.#writer;
    if (writer === undefined) return;
    this.#writer = undefined;
    const bytes = writer.take();
    this.#writers.giveBack(writer);
    if (bytes.length === 0 || !this.#stream.writable) return;
    // What has to wait is a copy: otherwise a few bytes would keep all that others write beside them.
    this.#stream.write(this.#stream.writableLength > 0 ? bytes.slice() : bytes);
  }

  #writing(): MessageWriter {
    this.#writer ??= this.#writers.take();
    return this.#writer;
  }

  #flushSoon(): void {
    if (this.#soon) return;
    this.#soon = true;
    queueMicrotask(() => this.flush());
  }

  #wake(): void {
    const waiting = this.#drained;
    this.#drained = [];
    for (const resolve of waiting) resolve();
  }
}
