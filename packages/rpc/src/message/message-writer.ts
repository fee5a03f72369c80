import type { Codec } from "../xdr/codec.js";
import { hyper, nothing, uint } from "../xdr/codec.js";
import { struct } from "../xdr/composite.js";
import { RpcError } from "../xdr/error.js";
import { XdrWriter } from "../xdr/writer.js";
import type { MessageHeader } from "./header.js";
import { FRAME_MAX } from "./limits.js";

/** A run of zero bytes that a sparse stream leaves out. C: `virNetStreamHole`. */
export const streamHole = struct({
  /** Bytes, above 0. */
  length: hyper,
  /** 0 */
  flags: uint,
});

/** Bytes of memory to begin with: many a connection says little. */
const FIRST = 1024;

/**
 * Writes messages one after the other; whoever sends takes them together. One that cannot be written leaves nothing
 * behind.
 */
export class MessageWriter {
  readonly #writer = new XdrWriter(FIRST);

  /** Adds a message. Throws `RpcError` for a value that its codec cannot say, or beyond the limit of a frame. */
  message<T>(header: MessageHeader, body: Codec<T>, value: T): void {
    const writer = this.#writer;
    const start = writer.length;
    try {
      writer.uint(0); // Its length, which is known at the end.
      writer.uint(header.program);
      writer.uint(header.version);
      writer.int(header.procedure);
      writer.int(header.type);
      writer.uint(header.serial);
      writer.int(header.status);
      body.write(writer, value);
      const length = writer.length - start;
      if (length > FRAME_MAX) {
        throw new RpcError({
          id: "rpc.frame-length",
          message: `the message would take ${length} bytes, at most ${FRAME_MAX} can be sent`,
        });
      }
      writer.patch(start, length);
    } catch (error) {
      writer.rewind(start);
      throw error;
    }
  }

  /** Adds a message without a body. */
  empty(header: MessageHeader): void {
    this.message(header, nothing, undefined);
  }

  /** Bytes that were written and not taken yet. */
  get length(): number {
    return this.#writer.length;
  }

  /** All messages since the last time, to be sent. Their memory is not written again. */
  take(): Uint8Array {
    return this.#writer.take();
  }
}

/** One message alone. */
export function encodeMessage<T>(header: MessageHeader, body: Codec<T>, value: T): Uint8Array {
  const writer = new MessageWriter();
  writer.message(header, body, value);
  return writer.take();
}
