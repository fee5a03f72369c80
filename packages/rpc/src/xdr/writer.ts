import { RpcError } from "./error.js";
import { encodeText } from "./text.js";

const SLAB = 16 * 1024;
const SHORT = 64;

/** Puts XDR's units one after the other into memory that grows with them. */
export class XdrWriter {
  #bytes: Uint8Array;
  #view: DataView;
  /** Where the bytes start that were not taken yet. */
  #start = 0;
  #end = 0;

  constructor(size = SLAB) {
    this.#bytes = new Uint8Array(size);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** Bytes that were written and not taken yet. */
  get length(): number {
    return this.#end - this.#start;
  }

  int(value: number): void {
    if (typeof value !== "number" || (value | 0) !== value) throw wrong("a whole number of 32 bits", value);
    const at = this.#room(4);
    this.#view.setInt32(at, value);
  }

  uint(value: number): void {
    if (typeof value !== "number" || value >>> 0 !== value) {
      throw wrong("a whole number of 32 bits that is not negative", value);
    }
    const at = this.#room(4);
    this.#view.setUint32(at, value);
  }

  hyper(value: bigint): void {
    if (typeof value !== "bigint" || BigInt.asIntN(64, value) !== value) {
      throw wrong("a bigint of 64 bits", value);
    }
    const at = this.#room(8);
    this.#view.setBigInt64(at, value);
  }

  uhyper(value: bigint): void {
    if (typeof value !== "bigint" || BigInt.asUintN(64, value) !== value) {
      throw wrong("a bigint of 64 bits that is not negative", value);
    }
    const at = this.#room(8);
    this.#view.setBigUint64(at, value);
  }

  double(value: number): void {
    if (typeof value !== "number") throw wrong("a number", value);
    const at = this.#room(8);
    this.#view.setFloat64(at, value);
  }

  /** Refuses a NUL, at which the other side's string would end. */
  string(value: string, max: number): void {
    if (typeof value !== "string") throw wrong("a string", value);
    if (value.length <= SHORT && value.length <= max && this.#ascii(value)) return;
    const bytes = encodeText(value);
    if (!bytes) throw new RpcError({ id: "xdr.text", message: "a lone surrogate cannot be written" });
    if (bytes.includes(0)) throw nul();
    this.opaque(bytes, max);
  }

  opaque(value: Uint8Array, max: number): void {
    if (!(value instanceof Uint8Array)) throw wrong("a Uint8Array", value);
    if (value.length > max) {
      throw new RpcError({ id: "xdr.length", message: `${value.length} bytes, at most ${max} are allowed` });
    }
    this.uint(value.length);
    this.raw(value);
    this.#pad(value.length);
  }

  fixed(value: Uint8Array, length: number): void {
    if (!(value instanceof Uint8Array) || value.length !== length) {
      throw wrong(`a Uint8Array of ${length} bytes`, value);
    }
    this.raw(value);
    this.#pad(length);
  }

  /** Bytes without length or padding. */
  raw(value: Uint8Array): void {
    const at = this.#room(value.length);
    this.#bytes.set(value, at);
  }

  /** Overwrites a word at a place that is counted from the first byte that was not taken. */
  patch(at: number, value: number): void {
    this.#view.setUint32(this.#start + at, value);
  }

  /** Forgets what was written after a length that was noted before. */
  rewind(length: number): void {
    this.#end = this.#start + length;
  }

  /** What was written since the last time; its memory is not touched again. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(this.#start, this.#end);
    this.#start = this.#end;
    return taken;
  }

  #ascii(value: string): boolean {
    const { length } = value;
    const at = this.#room(4 + length + 3);
    const text = at + 4;
    for (let i = 0; i < length; i++) {
      const code = value.charCodeAt(i);
      if (code === 0 || code > 0x7f) {
        this.#end = at;
        if (code === 0) throw nul();
        return false;
      }
      this.#bytes[text + i] = code;
    }
    this.#view.setUint32(at, length);
    this.#end = text + length;
    this.#pad(length);
    return true;
  }

  #pad(length: number): void {
    const padding = -length & 3;
    if (padding === 0) return;
    const at = this.#room(padding);
    this.#bytes.fill(0, at, at + padding);
  }

  /** Reserves bytes and tells where. Memory that was taken stays as it is: what is not taken moves. */
  #room(length: number): number {
    const at = this.#end;
    if (at + length > this.#bytes.length) return this.#grow(length);
    this.#end = at + length;
    return at;
  }

  #grow(length: number): number {
    const used = this.length;
    const bytes = new Uint8Array(Math.max(SLAB, 2 * used, used + length));
    bytes.set(this.#bytes.subarray(this.#start, this.#end));
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
    this.#start = 0;
    this.#end = used + length;
    return used;
  }
}

function wrong(expected: string, value: unknown): RpcError {
  const seen = typeof value === "object" ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;
  const what =
    typeof value === "number" || typeof value === "bigint" ? `${value}` : `a value of type ${seen}`;
  return new RpcError({ id: "xdr.type", message: `${what} was given, ${expected} is expected` });
}

function nul(): RpcError {
  return new RpcError({ id: "xdr.nul", message: "a string cannot contain a NUL character" });
}
