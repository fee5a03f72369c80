import type { SparseChunk } from "@libvirt-ts/driver";
import {
  type Frame,
  MessageStatus,
  MessageType,
  STREAM_DATA_MAX,
  streamHole,
  XdrWriter,
} from "@libvirt-ts/rpc";
import { streamError } from "../session/errors.js";
import type { ServedStream, StreamPort } from "./streams.js";

/** Sends what a readable brings; one frame is sent when the client has taken the last. */
export class Outbound {
  readonly #port: StreamPort;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array | SparseChunk>;

  constructor(port: StreamPort, readable: ReadableStream<Uint8Array> | ReadableStream<SparseChunk>) {
    this.#port = port;
    this.#reader = (readable as ReadableStream<Uint8Array | SparseChunk>).getReader();
  }

  /** Begins once the call is answered. */
  start(): void {
    setImmediate(() => void this.#pump());
  }

  cancel(): void {
    this.#reader.cancel().catch(() => {});
  }

  async #pump(): Promise<void> {
    const port = this.#port;
    try {
      while (port.isOpen) {
        const { done, value } = await this.#reader.read();
        if (done) {
          port.endOfData();
          return;
        }
        if (value instanceof Uint8Array) await this.#bytes(value);
        else if ("data" in value) await this.#bytes(value.data);
        else port.hole(encodeHole(value.hole));
      }
      this.cancel();
    } catch (error) {
      port.fail(error);
    }
  }

  async #bytes(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length && this.#port.isOpen; at += STREAM_DATA_MAX) {
      await this.#port.data(bytes.subarray(at, at + STREAM_DATA_MAX));
    }
  }
}

function encodeHole(length: number): Uint8Array {
  const writer = new XdrWriter();
  streamHole.write(writer, { length: BigInt(length), flags: 0 });
  return writer.take();
}

/** Data for the client alone. */
export class DownloadStream implements ServedStream {
  readonly #port: StreamPort;
  readonly #outbound: Outbound;

  constructor(port: StreamPort, readable: ReadableStream<Uint8Array> | ReadableStream<SparseChunk>) {
    this.#port = port;
    this.#outbound = new Outbound(port, readable);
    this.#outbound.start();
  }

  receive({ type, status, payload }: Frame): void {
    const isData = status === MessageStatus.CONTINUE || type === MessageType.STREAM_HOLE;
    if (isData && payload.length === 0) return;
    this.#outbound.cancel();
    if (isData) this.#port.fail(streamError("data for a stream that only tells"));
    else this.#port.confirm();
  }

  lost(): void {
    this.#port.close();
    this.#outbound.cancel();
  }
}
