import type { SparseChunk } from "@libvirt-ts/driver";
import { decodePayload, type Frame, MessageStatus, MessageType, streamHole } from "@libvirt-ts/rpc";
import { abortedByClient, noSpace, streamError } from "../session/errors.js";
import { Inbound } from "./inbound.js";
import type { ServedStream, StreamPort } from "./streams.js";

/** What an item costs beside its bytes, so that no endless queue is made of small ones. */
const itemCost = 64;

const sizeOf = (chunk: SparseChunk) => itemCost + ("data" in chunk ? chunk.data.length : 0);

/** Data for the driver alone. */
export class UploadStream implements ServedStream {
  readonly inbound: Inbound<SparseChunk>;
  readonly #port: StreamPort;
  readonly #sparse: boolean;
  #done = false;
  #ending: "finish" | "abort" | undefined;

  constructor(port: StreamPort, sparse: boolean, maxBytes: number) {
    this.#port = port;
    this.#sparse = sparse;
    this.inbound = new Inbound({ maxBytes, sizeOf, hold: port.hold });
  }

  /** The data alone, for a driver that knows no holes. */
  get bytes(): ReadableStream<Uint8Array> {
    const reader = this.inbound.readable.getReader();
    return new ReadableStream(
      {
        async pull(controller) {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else if ("data" in value) controller.enqueue(value.data);
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    );
  }

  /** Follows the driver's work. Resolves once the driver takes data, and rejects when it refuses before. */
  async follow(work: Promise<void>): Promise<void> {
    let accepted = false;
    const settled = work.then(
      () => this.#written(),
      (error) => {
        if (!accepted) throw error;
        this.#failed(error);
      },
    );
    try {
      await Promise.race([this.inbound.wanted, settled]);
      accepted = true;
    } catch (error) {
      this.#port.close();
      this.inbound.end(abortedByClient());
      throw error;
    }
  }

  receive({ type, status, payload }: Frame): void {
    if (this.#ending !== undefined) return;
    if (type === MessageType.STREAM_HOLE) {
      this.#hole(payload);
      return;
    }
    if (status === MessageStatus.CONTINUE) {
      if (payload.length > 0) this.#take({ data: payload });
      return;
    }
    this.#ending = status === MessageStatus.OK ? "finish" : "abort";
    this.inbound.end(this.#ending === "abort" ? abortedByClient() : undefined);
    if (this.#done) this.#port.confirm();
  }

  lost(): void {
    this.#ending = "abort";
    this.#port.close();
    this.inbound.end(abortedByClient());
  }

  #hole(payload: Uint8Array): void {
    if (!this.#sparse) {
      this.#port.violated("a hole in a stream that has none");
      return;
    }
    const { length } = decodePayload(streamHole, payload);
    if (length <= 0n || length > BigInt(Number.MAX_SAFE_INTEGER)) {
      this.inbound.end(abortedByClient());
      this.#port.fail(streamError(`a hole of ${length} bytes`));
    } else this.#take({ hole: Number(length) });
  }

  #take(chunk: SparseChunk): void {
    if (this.#done) this.#port.fail(noSpace());
    else this.inbound.push(chunk);
  }

  #written(): void {
    this.#done = true;
    if (this.#ending !== undefined) this.#port.confirm();
  }

  #failed(error: unknown): void {
    this.#done = true;
    if (this.#ending === "abort") this.#port.confirm();
    else this.#port.fail(error);
  }
}
