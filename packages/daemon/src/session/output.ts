import type { Duplex } from "node:stream";
import {
  type Codec,
  type EventMessage,
  encodeHeader,
  errorRecord,
  type MessageHeader,
  MessageStatus,
  MessageType,
  type MessageWriter,
} from "@libvirt-ts/rpc";
import { errorRecordOf } from "./errors.js";

/** Events have the serial of no call. C: `virNetServerClientSendMessage` of an event. */
const eventSerial = 1;

/** Memory of this size is shared by what many clients are sent; more was taken for one long message. */
const sharedMemory = 64 * 1024;

/**
 * What is sent to a client. What is written in one turn of the event loop leaves together. All clients are written to by one
 * writer, each message being taken at once: who idles costs no memory to write in.
 */
export class Output {
  readonly #stream: Duplex;
  readonly #writer: MessageWriter;
  #pending: Uint8Array | undefined;
  #isCorked = false;
  #soon = false;
  #drained: (() => void)[] = [];

  constructor(stream: Duplex, writer: MessageWriter) {
    this.#stream = stream;
    this.#writer = writer;
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
    this.#add(this.#writer.take());
  }

  empty(header: MessageHeader): void {
    this.#writer.empty(header);
    this.#add(this.#writer.take());
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
    if (this.#pending !== undefined) this.#write(this.#pending);
    this.#pending = undefined;
    if (this.#isCorked) this.#stream.uncork();
    this.#isCorked = false;
  }

  /** Bytes that follow those before in memory, too, leave as one piece with them. */
  #add(bytes: Uint8Array): void {
    const before = this.#pending;
    this.#pending = bytes;
    if (before === undefined) this.#flushSoon();
    else if (before.buffer === bytes.buffer && before.byteOffset + before.length === bytes.byteOffset)
      this.#pending = new Uint8Array(before.buffer, before.byteOffset, before.length + bytes.length);
    else {
      if (!this.#isCorked) this.#stream.cork();
      this.#isCorked = true;
      this.#write(before);
    }
  }

  #write(bytes: Uint8Array): void {
    const stream = this.#stream;
    if (!stream.writable) return;
    // What may have to wait is a copy: otherwise a few bytes would keep all the memory in which they were written.
    const { byteLength } = bytes.buffer;
    const keepsMuch = bytes.length < byteLength / 4;
    const isCopied = keepsMuch && (stream.writableLength > 0 || byteLength > sharedMemory);
    stream.write(isCopied ? bytes.slice() : bytes);
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
