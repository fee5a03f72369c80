import type { Codec } from "./codec.js";
import { RpcError } from "./error.js";

/** The character codes of the digits. */
const CODES = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));
const highCode = (byte: number | undefined) => CODES[byte! >> 4]!;
const lowCode = (byte: number | undefined) => CODES[byte! & 15]!;
/** The values of the digits by their character codes; -1 for what is none. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? -1 : value;
});
/** Where the digits of each byte begin. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const DASH = 45;

/** Sixteen bytes, written with dashes and in lower case. */
export const uuid: Codec<string> = {
  minSize: 16,
  read(reader) {
    const at = reader.skip(16);
    const { bytes } = reader;
    // All characters at once: a text that is put together bit by bit is a tree of pieces, too many in a long list.
    return String.fromCharCode(
      highCode(bytes[at]),
      lowCode(bytes[at]),
      highCode(bytes[at + 1]),
      lowCode(bytes[at + 1]),
      highCode(bytes[at + 2]),
      lowCode(bytes[at + 2]),
      highCode(bytes[at + 3]),
      lowCode(bytes[at + 3]),
      DASH,
      highCode(bytes[at + 4]),
      lowCode(bytes[at + 4]),
      highCode(bytes[at + 5]),
      lowCode(bytes[at + 5]),
      DASH,
      highCode(bytes[at + 6]),
      lowCode(bytes[at + 6]),
      highCode(bytes[at + 7]),
      lowCode(bytes[at + 7]),
      DASH,
      highCode(bytes[at + 8]),
      lowCode(bytes[at + 8]),
      highCode(bytes[at + 9]),
      lowCode(bytes[at + 9]),
      DASH,
      highCode(bytes[at + 10]),
      lowCode(bytes[at + 10]),
      highCode(bytes[at + 11]),
      lowCode(bytes[at + 11]),
      highCode(bytes[at + 12]),
      lowCode(bytes[at + 12]),
      highCode(bytes[at + 13]),
      lowCode(bytes[at + 13]),
      highCode(bytes[at + 14]),
      lowCode(bytes[at + 14]),
      highCode(bytes[at + 15]),
      lowCode(bytes[at + 15]),
    );
  },
  write(writer, value) {
    if (typeof value !== "string" || value.length !== 36 || !hasDashes(value)) throw noUuid();
    for (let i = 0; i < 16; i += 4) {
      let word = 0;
      for (let j = i; j < i + 4; j++) word = (word << 8) | byteAt(value, PLACES[j]!);
      writer.int(word);
    }
  },
};

function hasDashes(text: string): boolean {
  return [8, 13, 18, 23].every((place) => text.charCodeAt(place) === DASH);
}

/** The byte that two digits write. */
function byteAt(text: string, place: number): number {
  const high = DIGITS[text.charCodeAt(place)] ?? -1;
  const low = DIGITS[text.charCodeAt(place + 1)] ?? -1;
  if (high < 0 || low < 0) throw noUuid();
  return (high << 4) | low;
}

function noUuid(): RpcError {
  return new RpcError({ id: "xdr.uuid", message: "a uuid of 8-4-4-4-12 hexadecimal digits is expected" });
}
