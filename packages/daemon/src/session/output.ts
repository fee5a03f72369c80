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

/** What is sent to a client. What is written in one turn of the event loop leaves together. */
export class Output {
  readonly #stream: Duplex;
  readonly #writer = new MessageWriter();
  #soon = false;
  #drained: (() => void)[] = [];

  constructor(stream: Duplex) {
    this.#stream = stream;
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
    this.#writer.message(header, codec, value);
    this.#flushSoon();
  }

  empty(header: MessageHeader): void {
    this.#writer.empty(header);
    this.#flushSoon();
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
    if (this.#writer.length === 0) return;
    const bytes = this.#writer.take();
    if (this.#stream.writable) this.#stream.write(bytes);
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
