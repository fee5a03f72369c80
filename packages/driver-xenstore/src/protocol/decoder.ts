import { XenstoreProtocolError } from "./errors.js";
import { readHeader, type XenstoreHeader } from "./header.js";
import { HEADER_SIZE, REPLY_MAX } from "./limits.js";

/** One whole message. */
export interface XenstorePacket extends XenstoreHeader {
  /** A view of the decoder's memory: valid until the next `push`. */
  readonly payload: Uint8Array;
}

/** What a decoder can say about the bytes that it has. */
export type DecoderStep =
  /** At least `bytes` more are needed for the next packet. */
  | { readonly state: "need-more"; readonly bytes: number }
  | ({ readonly state: "packet" } & XenstorePacket)
  /** The stream is broken for good. */
  | { readonly state: "failed"; readonly error: XenstoreProtocolError };

const NOTHING: Uint8Array = new Uint8Array(0);

/**
 * Cuts a byte stream into messages: a value that its caller feeds with pieces of any size and asks for packets.
 *
 * ```ts
 * decoder.push(bytes);
 * for (let step = decoder.next(); step.state === "packet"; step = decoder.next()) handle(step);
 * ```
 *
 * It keeps no more than one incomplete message, and reserves memory for bytes that came, never for announced ones.
 */
export class PacketDecoder {
  /** The bytes from `#start` to `#end` are not decoded yet. */
  #bytes = NOTHING;
  #start = 0;
  #end = 0;
  /** Whether `#bytes` is ours to append to, not a piece of the caller's. */
  #owned = false;
  #failure: XenstoreProtocolError | undefined;

  /** @param maxPayload a longer announced payload breaks the stream */
  constructor(readonly maxPayload = REPLY_MAX) {}

  /** Adds bytes. They must not change until `next` has said `need-more`. */
  push(piece: Uint8Array): void {
    if (this.#start === this.#end) {
      this.#bytes = piece;
      this.#start = 0;
      this.#end = piece.length;
      this.#owned = false;
      return;
    }
    this.#own(piece.length);
    this.#bytes.set(piece, this.#end);
    this.#end += piece.length;
  }

  /** Takes the next packet, or says why there is none. */
  next(): DecoderStep {
    if (this.#failure) return { state: "failed", error: this.#failure };
    const available = this.#end - this.#start;
    if (available < HEADER_SIZE) return this.#wait(HEADER_SIZE - available);
    const header = readHeader(this.#bytes, this.#start);
    if (header.length > this.maxPayload) {
      this.#failure = new XenstoreProtocolError({
        id: "reply.too-long",
        message: `a message of type ${header.type} announces ${header.length} bytes, at most ${this.maxPayload} are taken`,
      });
      this.#bytes = NOTHING;
      this.#start = this.#end = 0;
      return { state: "failed", error: this.#failure };
    }
    const size = HEADER_SIZE + header.length;
    if (available < size) return this.#wait(size - available);
    const payload = this.#bytes.subarray(this.#start + HEADER_SIZE, this.#start + size);
    this.#start += size;
    const { type, reqId, txId, length } = header;
    return { state: "packet", type, reqId, txId, length, payload };
  }

  /** Copies what is left of the caller's piece, so that the caller may use its memory again. */
  #wait(bytes: number): DecoderStep {
    if (this.#start === this.#end) this.#bytes = NOTHING;
    else if (!this.#owned) this.#own(0);
    return { state: "need-more", bytes };
  }

  /** Makes `#bytes` our own, with room for `more` bytes; grows by doubling, so that a long message costs O(n). */
  #own(more: number): void {
    if (this.#owned && this.#end + more <= this.#bytes.length) return;
    const used = this.#end - this.#start;
    const enough = this.#owned && used + more <= this.#bytes.length / 2;
    const target = enough ? this.#bytes : new Uint8Array(Math.max(256, 2 * used, used + more));
    target.set(this.#bytes.subarray(this.#start, this.#end));
    this.#bytes = target;
    this.#start = 0;
    this.#end = used;
    this.#owned = true;
  }
}
