import type { Random } from "@libvirt-ts/testkit";

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
]; // prettier-ignore

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
]; // prettier-ignore

const words32 = [0, 1, 4, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffc, 0xffff_ffff];

/** Makes inputs of inputs. */
export class Mutator {
  readonly #random: Random;
  readonly #words: readonly Uint8Array[];
  readonly #corpus: readonly Uint8Array[];

  /** @param corpus what there is to mix with; it may grow */
  constructor(random: Random, words: readonly (string | number)[], corpus: readonly Uint8Array[]) {
    this.#random = random;
    this.#words = [...nasty, ...numbers, ...words].map((word) => Buffer.from(String(word)));
    this.#corpus = corpus;
  }

  /** Another input, from one that there is. */
  mutate(input: Uint8Array): Uint8Array {
    const random = this.#random;
    if (random.below(400) === 0) return this.#repeat(input, maxLength);
    let bytes: Buffer = Buffer.from(input);
    for (let left = random.small(8); left > 0; left--) bytes = this.#once(bytes);
    return bytes.length > usualLength ? bytes.subarray(0, usualLength) : bytes;
  }

  #once(bytes: Buffer): Buffer {
    const random = this.#random;
    const at = random.below(bytes.length + 1);
    const end = Math.min(bytes.length, at + random.small(bytes.length));
    switch (random.below(14)) {
      case 0:
        return splice(bytes, at, end);
      case 1:
        return splice(bytes, at, at, bytes.subarray(at, end));
      case 2: {
        const to = random.below(bytes.length + 1);
        return splice(bytes, to, to, bytes.subarray(at, end));
      }
      case 3:
        return splice(bytes, at, at + 1, [random.below(256)]);
      case 4:
        return at < bytes.length ? splice(bytes, at, at + 1, [bytes[at]! ^ (1 << random.below(8))]) : bytes;
      case 5:
        return splice(bytes, at, random.below(2) === 0 ? at : end, random.pick(this.#words));
      case 6: {
        const other = random.pick(this.#corpus);
        const from = random.below(other.length + 1);
        return splice(bytes, at, end, other.subarray(from, from + random.small(other.length)));
      }
      case 7: {
        const other = random.pick(this.#corpus);
        return Buffer.concat([bytes.subarray(0, at), other.subarray(random.below(other.length + 1))]);
      }
      case 8:
        return this.#number(bytes, at);
      case 9:
        return this.#line(bytes, at);
      case 10:
        return random.below(4) === 0 ? this.#repeat(bytes, usualLength) : this.#token(bytes, at);
      default:
        return this.#token(bytes, at);
    }
  }

  /** Replaces, doubles, moves or takes away the word, or what stands between words, around a place. */
  #token(bytes: Buffer, at: number): Buffer {
    const random = this.#random;
    const [start, end] = tokenAt(bytes, at);
    switch (random.below(6)) {
      case 0:
        return splice(bytes, start, end);
      case 1:
        return splice(bytes, end, end, bytes.subarray(start, end));
      case 2: {
        const [from, to] = tokenAt(bytes, random.below(bytes.length + 1));
        return splice(bytes, start, end, bytes.subarray(from, to));
      }
      case 3:
        return splice(bytes, start, end, Buffer.from(random.pick(numbers)));
      default:
        return splice(bytes, start, end, random.pick(this.#words));
    }
  }

  /** Writes a number that something changes at over the bytes there, in either order. */
  #number(bytes: Buffer, at: number): Buffer {
    const random = this.#random;
    const word = Buffer.alloc(4);
    const value =
      random.below(3) === 0
        ? bytes.length - random.below(40)
        : (random.pick(words32) + random.below(3)) >>> 0;
    if (random.below(2) === 0) word.writeUInt32BE(value >>> 0);
    else word.writeUInt32LE(value >>> 0);
    const start = random.below(2) === 0 ? at & ~3 : at;
    return splice(bytes, start, start + 4, word);
  }

  /** Takes away, doubles or moves a line. */
  #line(bytes: Buffer, at: number): Buffer {
    const lineAt = (place: number): [number, number] => {
      const end = bytes.indexOf(10, place);
      return [bytes.lastIndexOf(10, Math.max(0, place - 1)) + 1, end < 0 ? bytes.length : end + 1];
    };
    const [start, end] = lineAt(at);
    if (end <= start) return bytes;
    const line = Buffer.from(bytes.subarray(start, end));
    const rest = this.#random.below(2) === 0 ? splice(bytes, start, end) : bytes;
    if (this.#random.below(3) === 0) return rest;
    const [to] = lineAt(this.#random.below(rest.length + 1));
    return splice(rest, to, to, line);
  }

  /** Repeats a piece until the input is long: what takes more than linear time shows there. */
  #repeat(input: Uint8Array, length: number): Buffer {
    const random = this.#random;
    const bytes = Buffer.from(input);
    const [start] = random.below(2) === 0 ? tokenAt(bytes, random.below(bytes.length + 1)) : [0];
    const piece = bytes.subarray(start, start + random.small(64));
    if (piece.length === 0) return bytes;
    const times = random.below(Math.max(1, Math.floor((length - bytes.length) / piece.length)));
    const many = Buffer.alloc(Math.max(0, times * piece.length), piece);
    return splice(bytes, start, start, many);
  }
}

const splice = (bytes: Buffer, start: number, end: number, what: Uint8Array | number[] = []): Buffer =>
  Buffer.concat([bytes.subarray(0, start), Uint8Array.from(what), bytes.subarray(end)]);

/** 0 for blanks, 1 for letters, digits and what is not ASCII, its own code for a sign. */
const kindOf = (byte: number | undefined): number => {
  if (byte === undefined || byte <= 32) return 0;
  const isWord = (byte >= 48 && byte <= 57) || ((byte | 32) >= 97 && (byte | 32) <= 122) || byte >= 128;
  return isWord ? 1 : byte;
};

/** Where the word, or the run of one sign, at a place begins and ends. */
function tokenAt(bytes: Uint8Array, at: number): [start: number, end: number] {
  const kind = kindOf(bytes[at]);
  let [start, end] = [at, at];
  while (start > 0 && kindOf(bytes[start - 1]) === kind) start--;
  while (end < bytes.length && kindOf(bytes[end]) === kind) end++;
  return [start, end];
}
