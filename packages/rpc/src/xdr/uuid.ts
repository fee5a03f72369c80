import type { Codec } from "./codec.js";
import { RpcError } from "./error.js";

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
/** The values of the digits by their character codes; -1 for what is none. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? -1 : value;
});
/** Where the digits of each byte begin. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const DASHES = [8, 13, 18, 23];
const DASH = 45;

/** Sixteen bytes, written with dashes and in lower case. */
export const uuid: Codec<string> = {
  minSize: 16,
  read(reader) {
    const at = reader.skip(16);
    const { bytes } = reader;
    const hex = (i: number) => HEX[bytes[at + i]!]!;
    return `${hex(0) + hex(1) + hex(2) + hex(3)}-${hex(4) + hex(5)}-${hex(6) + hex(7)}-${hex(8) + hex(9)}-${
      hex(10) + hex(11) + hex(12) + hex(13) + hex(14) + hex(15)
    }`;
  },
  write(writer, value) {
    const isText = typeof value === "string" && value.length === 36;
    if (!isText || !DASHES.every((place) => value.charCodeAt(place) === DASH)) throw noUuid();
    const bytes = new Uint8Array(16);
    for (let i = 0; i < 16; i++) {
      const high = DIGITS[value.charCodeAt(PLACES[i]!)] ?? -1;
      const low = DIGITS[value.charCodeAt(PLACES[i]! + 1)] ?? -1;
      if (high < 0 || low < 0) throw noUuid();
      bytes[i] = (high << 4) | low;
    }
    writer.fixed(bytes, 16);
  },
};

function noUuid(): RpcError {
  return new RpcError({ id: "xdr.uuid", message: "a uuid of 8-4-4-4-12 hexadecimal digits is expected" });
}
