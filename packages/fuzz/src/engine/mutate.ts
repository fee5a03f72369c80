import type { Random } from "@libvirt-ts/testkit";
import { groupAt } from "./groups.js";

/** The longest input. */
export const maxLength = 64 * 1024;
/** The longest input that is not made so on purpose. */
const usualLength = 4096;

/** Numbers at which something changes. */
const numbers = [
  "-1",
  "0",
  "1",
  "7",
  "255",
  "256",
  "32767",
  "32768",
  "65535",
  "65536",
  "2147483647",
  "2147483648",
  "4294967295",
  "4294967296",
  "9007199254740991",
  "9007199254740993",
  "18446744073709551615",
  "18446744073709551616",
  "99999999999999999999999",
  "1e309",
  "0x10",
  "007",
  "1.5",
];

/** What breaks readers of any text. */
const nasty = [
  "__proto__",
  "constructor",
  "toString",
  "\0",
  "\uFEFF",
  "\u2028",
  "😀",
  "\r\n",
  "\t",
  "%00",
  "\\",
  '"',
  "'",
  "&amp;",
  "&#x10FFFF;",
  "&#0;",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "null",
  "true",
  "{}",
  "[]",
];

const words32 = [0, 1, 4, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffc, 0xffff_ffff];

/** Makes inputs of inputs, in one piece of memory: nothing is allocated on the way but what comes out. */
export class Mutator {
  readonly #random: Random;
  readonly #words: readonly Uint8Array[];
  readonly #corpus: readonly Uint8Array[];
  /** The input that is being made, up to `#length`. */
  readonly #bytes = Buffer.alloc(2 * maxLength);
  #length = 0;
  /** What is taken out of it to be put elsewhere in it. */
  readonly #piece = Buffer.alloc(2 * maxLength);

  /** @param corpus what there is to mix with; it may grow */
  constructor(random: Random, words: readonly (string | number)[], corpus: readonly Uint8Array[]) {
    this.#random = random;
    this.#words = [...nasty, ...numbers, ...words].map((word) => Buffer.from(String(word)));
    this.#corpus = corpus;
  }

  /** Another input, from one that there is: seldom much longer, for what is short is read sooner. */
  mutate(input: Uint8Array): Buffer {
    const random = this.#random;
    this.#bytes.set(input);
    this.#length = input.length;
    const isLong = random.below(1000) === 0;
    if (isLong) this.#repeat(maxLength);
    else for (let left = random.below(2) === 0 ? 1 : random.small(8); left > 0; left--) this.#once();
    const most = isLong ? maxLength : Math.min(usualLength, Math.max(64, 2 * input.length));
    return Buffer.from(this.#bytes.subarray(0, Math.min(this.#length, most)));
  }

  #once(): void {
    const random = this.#random;
    const length = this.#length;
    const at = random.below(length + 1);
    const end = Math.min(length, at + random.small(length));
    switch (random.below(18)) {
      case 0:
        this.#splice(at, end);
        break;
      case 1:
        this.#splice(at, at, this.#slice(at, end));
        break;
      case 2: {
        const to = random.below(length + 1);
        this.#splice(to, to, this.#slice(at, end));
        break;
      }
      case 3:
        if (at < length) this.#bytes[at] = random.below(256);
        break;
      case 4:
        if (at < length) this.#bytes[at]! ^= 1 << random.below(8);
        break;
      case 5:
        this.#splice(at, random.below(2) === 0 ? at : end, random.pick(this.#words));
        break;
      case 6: {
        const other = random.pick(this.#corpus);
        const from = random.below(other.length + 1);
        this.#splice(at, end, other.subarray(from, from + random.small(other.length)));
        break;
      }
      case 7: {
        const other = random.pick(this.#corpus);
        this.#splice(at, length, other.subarray(random.below(other.length + 1)));
        break;
      }
      case 8:
        this.#number(at);
        break;
      case 9:
        this.#line(at);
        break;
      case 10:
      case 11:
      case 12:
      case 13:
        this.#group(at);
        break;
      case 14:
        if (random.below(16) === 0) this.#repeat(usualLength);
        else this.#token(at);
        break;
      default:
        this.#token(at);
        break;
    }
  }

  /** Replaces, doubles, moves or takes away the word, or what stands between words, around a place. */
  #token(at: number): void {
    const random = this.#random;
    const [start, end] = this.#tokenAt(at);
    switch (random.below(6)) {
      case 0:
        this.#splice(start, end);
        break;
      case 1:
        this.#splice(end, end, this.#slice(start, end));
        break;
      case 2:
        this.#splice(start, end, this.#slice(...this.#tokenAt(random.below(this.#length + 1))));
        break;
      case 3:
        this.#splice(start, end, Buffer.from(random.pick(numbers)));
        break;
      default:
        this.#splice(start, end, random.pick(this.#words));
        break;
    }
  }

  /** Takes away, doubles or moves what belongs together, or puts the like of another input there. */
  #group(at: number): void {
    const random = this.#random;
    const found = groupAt(this.#slice(0, this.#length), at);
    if (found === undefined) {
      this.#token(at);
      return;
    }
    const [start, end] = found;
    switch (random.below(5)) {
      case 0:
        this.#splice(start, end);
        break;
      case 1:
        this.#splice(end, end, this.#slice(start, end));
        break;
      case 2: {
        const other = groupAt(this.#slice(0, this.#length), random.below(this.#length));
        if (other !== undefined) this.#splice(start, end, this.#slice(...other));
        break;
      }
      default: {
        const other = Buffer.from(random.pick(this.#corpus));
        const there = groupAt(other, random.below(other.length + 1));
        if (there !== undefined)
          this.#splice(random.below(2) === 0 ? start : end, end, other.subarray(...there));
      }
    }
  }

  /** Writes a number that something changes at over the bytes there, in either order. */
  #number(at: number): void {
    const random = this.#random;
    const word = Buffer.alloc(4);
    const value =
      random.below(3) === 0
        ? this.#length - random.below(40)
        : (random.pick(words32) + random.below(3)) >>> 0;
    if (random.below(2) === 0) word.writeUInt32BE(value >>> 0);
    else word.writeUInt32LE(value >>> 0);
    const start = random.below(2) === 0 ? at & ~3 : at;
    this.#splice(start, start + 4, word);
  }

  /** Takes away, doubles or moves a line. */
  #line(at: number): void {
    const [start, end] = this.#lineAt(at);
    if (end <= start) return;
    const line = Buffer.from(this.#slice(start, end));
    if (this.#random.below(2) === 0) this.#splice(start, end);
    if (this.#random.below(3) === 0) return;
    const [to] = this.#lineAt(this.#random.below(this.#length + 1));
    this.#splice(to, to, line);
  }

  /** Repeats a piece until the input is long: what takes more than linear time shows there. */
  #repeat(length: number): void {
    const random = this.#random;
    const [start] = random.below(2) === 0 ? this.#tokenAt(random.below(this.#length + 1)) : [0];
    const piece = this.#slice(start, Math.min(this.#length, start + random.small(64)));
    if (piece.length === 0) return;
    const times = random.below(Math.max(1, Math.floor((length - this.#length) / piece.length)));
    this.#splice(start, start, Buffer.alloc(Math.max(0, times * piece.length), piece));
  }

  #slice(start: number, end: number): Buffer {
    return this.#bytes.subarray(start, end);
  }

  /** Puts bytes, of this input or of another, in the place of others; what then is too long for any input is cut. */
  #splice(start: number, end: number, what: Uint8Array = nothing): void {
    const bytes = this.#bytes;
    let put = what;
    if (what.buffer === bytes.buffer) {
      this.#piece.set(what);
      put = this.#piece.subarray(0, what.length);
    }
    if (put.length > maxLength) put = put.subarray(0, maxLength);
    const from = Math.min(end, this.#length);
    bytes.copyWithin(
      start + put.length,
      from,
      Math.min(this.#length, from + bytes.length - start - put.length),
    );
    bytes.set(put, start);
    this.#length = Math.min(maxLength, start + put.length + this.#length - from);
  }

  /** Where the word, or the run of one sign, at a place begins and ends. */
  #tokenAt(at: number): [start: number, end: number] {
    const bytes = this.#bytes;
    const kind = kindAt(bytes, at, this.#length);
    let [start, end] = [at, at];
    while (start > 0 && kindAt(bytes, start - 1, this.#length) === kind) start--;
    while (end < this.#length && kindAt(bytes, end, this.#length) === kind) end++;
    return [start, end];
  }

  #lineAt(place: number): [start: number, end: number] {
    const bytes = this.#slice(0, this.#length);
    const end = bytes.indexOf(10, place);
    return [bytes.lastIndexOf(10, Math.max(0, place - 1)) + 1, end < 0 ? bytes.length : end + 1];
  }
}

const nothing = new Uint8Array();

/** Of what kind a byte is: 0 for blanks and the end, 1 for letters, digits and what is not ASCII, its own code for a sign. */
const kindAt = (bytes: Uint8Array, at: number, length: number): number =>
  at < length ? kinds[bytes[at]!]! : 0;

const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte <= 32) return 0;
  const isWord = (byte >= 48 && byte <= 57) || ((byte | 32) >= 97 && (byte | 32) <= 122) || byte >= 128;
  return isWord ? 1 : byte;
});
