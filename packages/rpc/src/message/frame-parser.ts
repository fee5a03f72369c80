import { RpcError } from "../xdr/error.js";
import { type MessageHeader, MessageStatus, MessageType } from "./header.js";
import { FRAME_MAX, HEADER_SIZE } from "./limits.js";

/** One message, or a piece of a stream's data. */
export interface Frame extends MessageHeader {
  /** A view of what was pushed, or of memory that the parser does not touch again. */
  readonly payload: Uint8Array;
  /** Bytes of the payload that follow in the next steps; above 0 only for stream data of a parser with `pieces`. */
  readonly more: number;
}

/** What a parser can say about the bytes that it has. */
export type FrameStep =
  /** At least `bytes` more are needed. */
  | { readonly state: "need-more"; readonly bytes: number }
  | ({ readonly state: "frame" } & Frame)
  /** The connection is of no use any more. */
  | { readonly state: "failed"; readonly error: RpcError };

/** How a parser deals with what comes. */
export interface FrameParserOptions {
  /** The longest frame that is taken, its length word included. Default: `FRAME_MAX`. */
  readonly maxFrame?: number;
  /** Whether a stream's data come as they arrive, in pieces, which saves gathering and copying them. */
  readonly pieces?: boolean;
}

const NOTHING = new Uint8Array(0);
/** Memory that is taken for a frame of which only the beginning is there; it doubles as more comes. */
const FIRST = 16 * 1024;

/**
 * Cuts a byte stream into frames: a value that its caller feeds with pieces of any size and asks for frames.
 *
 * ```ts
 * parser.push(bytes);
 * for (let step = parser.next(); step.state === "frame"; step = parser.next()) handle(step);
 * ```
 *
 * Memory is taken for bytes that came, never for announced ones. A frame that came in one piece is not copied.
 */
export class FrameParser {
  #maxFrame: number;
  readonly #pieces: boolean;
  #input: Uint8Array = NOTHING;
  #at = 0;
  /** A frame that began in an earlier piece. */
  #partial: Uint8Array | undefined;
  #filled = 0;
  /** The stream data whose payload is being handed out, and how much of it is to come. */
  #open: MessageHeader | undefined;
  #left = 0;
  /** Bytes outside any frame that are still to be left out. */
  #skipping = 0;
  #failure: RpcError | undefined;

  constructor({ maxFrame = FRAME_MAX, pieces = false }: FrameParserOptions = {}) {
    this.#maxFrame = maxFrame;
    this.#pieces = pieces;
  }

  /** Adds bytes, once `next` has said `need-more`. Their memory must not change afterwards. */
  push(piece: Uint8Array): void {
    if (this.#at < this.#input.length) {
      const rest = this.#input.subarray(this.#at);
      const joined = new Uint8Array(rest.length + piece.length);
      joined.set(rest);
      joined.set(piece, rest.length);
      this.#input = joined;
    } else {
      this.#input = piece;
    }
    this.#at = 0;
  }

  /**
   * Leaves out the next bytes, which belong to no frame: one comes with each file descriptor that follows a message of
   * type `…_WITH_FDS`.
   */
  skip(bytes: number): void {
    this.#skipping += bytes;
  }

  /** Takes frames of up to this many bytes from the next one on: of a peer that has said who it is, for instance. */
  allow(maxFrame: number): void {
    this.#maxFrame = maxFrame;
  }

  /** Takes the next frame, or says why there is none. */
  next(): FrameStep {
    if (this.#failure) return { state: "failed", error: this.#failure };
    if (this.#skipping > 0) {
      const skipped = Math.min(this.#skipping, this.#input.length - this.#at);
      this.#skipping -= skipped;
      this.#at += skipped;
      if (this.#skipping > 0) return this.#wait(this.#skipping);
    }
    if (this.#open) return this.#piece(this.#open, this.#left);
    return this.#partial ? this.#gather(this.#partial) : this.#begin();
  }

  /** A frame that begins in the input. */
  #begin(): FrameStep {
    const available = this.#input.length - this.#at;
    if (available === 0) return this.#wait(HEADER_SIZE);
    if (available < HEADER_SIZE) return this.#keep(HEADER_SIZE);
    const length = word(this.#input, this.#at);
    if (!this.#fits(length)) return this.#fail(length);
    const header = readHeader(this.#input, this.#at);
    if (available >= length) {
      const payload = this.#input.subarray(this.#at + HEADER_SIZE, this.#at + length);
      this.#at += length;
      return frameOf(header, payload, 0);
    }
    if (!this.#pieces || !isData(header)) return this.#keep(length);
    this.#at += HEADER_SIZE;
    return this.#piece(header, length - HEADER_SIZE);
  }

  /** A frame that began in an earlier piece. */
  #gather(partial: Uint8Array): FrameStep {
    const wanted = this.#filled < HEADER_SIZE ? HEADER_SIZE : word(partial, 0);
    const bytes = this.#fill(partial, wanted);
    if (this.#filled >= 4 && !this.#fits(word(bytes, 0))) return this.#fail(word(bytes, 0));
    if (this.#filled < wanted) return this.#wait(wanted - this.#filled);
    const length = word(bytes, 0);
    const header = readHeader(bytes, 0);
    const data = this.#pieces && isData(header) && length > HEADER_SIZE;
    if (this.#filled < length && !data) return this.#gather(bytes);
    this.#partial = undefined;
    this.#filled = 0;
    if (data) return this.#piece(header, length - HEADER_SIZE);
    return frameOf(header, bytes.subarray(HEADER_SIZE, length), 0);
  }

  /** What is there of a stream's data, of which `left` bytes are to come. */
  #piece(header: MessageHeader, left: number): FrameStep {
    const payload = this.#input.subarray(this.#at, this.#at + left);
    const more = left - payload.length;
    this.#at += payload.length;
    this.#open = more > 0 ? header : undefined;
    this.#left = more;
    return payload.length === 0 ? this.#wait(1) : frameOf(header, payload, more);
  }

  /** Copies the beginning of a frame, of which more is to come. */
  #keep(wanted: number): FrameStep {
    const rest = this.#input.subarray(this.#at);
    if (rest.length >= 4 && !this.#fits(word(rest, 0))) return this.#fail(word(rest, 0));
    const partial = new Uint8Array(Math.min(wanted, Math.max(FIRST, 2 * rest.length)));
    partial.set(rest);
    this.#partial = partial;
    this.#filled = rest.length;
    return this.#wait(wanted - rest.length);
  }

  /** Moves input to the frame that is gathered, until it has the wanted length. */
  #fill(partial: Uint8Array, wanted: number): Uint8Array {
    const more = Math.min(wanted - this.#filled, this.#input.length - this.#at);
    let target = partial;
    if (this.#filled + more > partial.length) {
      target = new Uint8Array(Math.min(wanted, Math.max(2 * partial.length, this.#filled + more)));
      target.set(partial.subarray(0, this.#filled));
      this.#partial = target;
    }
    target.set(this.#input.subarray(this.#at, this.#at + more), this.#filled);
    this.#filled += more;
    this.#at += more;
    return target;
  }

  #wait(bytes: number): FrameStep {
    this.#input = NOTHING;
    this.#at = 0;
    return { state: "need-more", bytes };
  }

  #fits(length: number): boolean {
    return length >= HEADER_SIZE && length <= this.#maxFrame;
  }

  #fail(length: number): FrameStep {
    this.#failure = new RpcError({
      id: "rpc.frame-length",
      message: `a frame of ${length} bytes is announced, ${HEADER_SIZE} to ${this.#maxFrame} are allowed`,
    });
    this.#partial = undefined;
    this.#wait(0);
    return { state: "failed", error: this.#failure };
  }
}

function isData({ type, status }: MessageHeader): boolean {
  return type === MessageType.STREAM && status === MessageStatus.CONTINUE;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

/** Member by member: a spread costs more than all the rest of a short message. */
function frameOf(
  { program, version, procedure, type, serial, status }: MessageHeader,
  payload: Uint8Array,
  more: number,
): FrameStep {
  return { state: "frame", program, version, procedure, type, serial, status, payload, more };
}

function readHeader(bytes: Uint8Array, at: number): MessageHeader {
  return {
    program: word(bytes, at + 4),
    version: word(bytes, at + 8),
    procedure: word(bytes, at + 12) | 0,
    type: word(bytes, at + 16) | 0,
    serial: word(bytes, at + 20),
    status: word(bytes, at + 24) | 0,
  };
}
