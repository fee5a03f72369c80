import { RpcError } from "./error.js";
import { decodeText } from "./text.js";

/** Names that one message repeats are looked up among this many, by their bytes. */
const NAMES = 256;

/**
 * Takes XDR's units off a payload, in their order. Nothing is believed: a length is held against its bound and against
 * the bytes that are there, before memory is taken.
 */
export class XdrReader {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  /** The place of the next unit. */
  at = 0;
  #names: (string | undefined)[] | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Bytes that are not read yet. */
  get left(): number {
    return this.bytes.length - this.at;
  }

  int(): number {
    return this.#view.getInt32(this.#take(4));
  }

  uint(): number {
    return this.#view.getUint32(this.#take(4));
  }

  hyper(): bigint {
    return this.#view.getBigInt64(this.#take(8));
  }

  uhyper(): bigint {
    return this.#view.getBigUint64(this.#take(8));
  }

  double(): number {
    return this.#view.getFloat64(this.#take(8));
  }

  /** The count of an array whose items take at least `minSize` bytes each. */
  count(max: number, minSize: number): number {
    const count = this.uint();
    if (count > max) throw this.#problem("xdr.count", `${count} items, at most ${max} are allowed`);
    if (count * minSize > this.left) {
      throw this.#problem("xdr.short", `${count} items are announced, only ${this.left} bytes follow`);
    }
    return count;
  }

  string(max: number): string {
    const start = this.#variable(max);
    return decodeText(this.bytes, start, start + this.#length);
  }

  /** A string that the message is likely to repeat: the same object each time. */
  repeated(max: number): string {
    const start = this.#variable(max);
    const end = start + this.#length;
    let hash = this.#length;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + this.bytes[at]!) | 0;
    this.#names ??= new Array<string | undefined>(NAMES);
    const slot = hash & (NAMES - 1);
    const known = this.#names[slot];
    if (known !== undefined && this.#spells(known, start)) return known;
    const text = decodeText(this.bytes, start, end);
    this.#names[slot] = text;
    return text;
  }

  opaque(max: number): Uint8Array {
    const start = this.#variable(max);
    // Not `slice`, which does not copy where the bytes are a Buffer.
    const copy = new Uint8Array(this.#length);
    copy.set(this.bytes.subarray(start, start + copy.length));
    return copy;
  }

  fixed(length: number): Uint8Array {
    const start = this.#take((length + 3) & ~3);
    const copy = new Uint8Array(length);
    for (let i = 0; i < length; i++) copy[i] = this.bytes[start + i]!;
    return copy;
  }

  /** Takes bytes and tells where they start in `bytes`. */
  skip(length: number): number {
    return this.#take(length);
  }

  #length = 0;

  /** Takes a length and as many bytes with their padding; tells where they start. */
  #variable(max: number): number {
    const length = this.uint();
    if (length > max) throw this.#problem("xdr.length", `${length} bytes, at most ${max} are allowed`);
    this.#length = length;
    return this.#take(length + (-length & 3));
  }

  #take(length: number): number {
    const start = this.at;
    if (start + length > this.bytes.length) {
      throw this.#problem("xdr.short", `${length} bytes are needed, only ${this.left} are left`);
    }
    this.at = start + length;
    return start;
  }

  /** Whether the bytes at a place are exactly this text, all of it ASCII. */
  #spells(text: string, start: number): boolean {
    if (text.length !== this.#length) return false;
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== this.bytes[start + i]) return false;
    return true;
  }

  #problem(id: string, message: string): RpcError {
    return new RpcError({ id, message, offset: this.at });
  }
}
