import { Failure } from "../../cli/failure.js";
import { notEmpty, wholeNumber } from "../../cli/option.js";
import { msg } from "../../i18n/message.js";
import { readScaled, readSize } from "../../values/size.js";

/** Seconds; a timer of Node counts no further than 2^31 - 1 ms. */
const longestTimeout = 2_147_483;

/** How a word is read that `facts/readers.tsv`, or the kind of an option, gives to one of these. */
export const readers: Readonly<Record<string, (word: string) => unknown>> = {
  word: notEmpty,
  number: (word) =>
    Number(readInteger(word, BigInt(Number.MIN_SAFE_INTEGER), BigInt(Number.MAX_SAFE_INTEGER))),
  unsigned: (word) => readInteger(word, 0n, 0xffff_ffff_ffff_ffffn),
  seconds: wholeNumber(1, longestTimeout),
  kib: readSize,
  mac: readMac,
  bytes: (word) => readScaled(word, 1n),
  scaled: (word) => readScaled(word, 1024n),
  limit: (word) => (/^\s*-\d+$/.test(word) ? -1n : readScaled(word, 1024n) / 1024n),
};

function readMac(word: string): string {
  if (/^[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5}$/i.test(word)) return word;
  throw new Failure(msg("'{word}' is not a MAC address: expected six pairs of hex digits with colons"));
}

/** A whole number, signed or with blanks before it as C reads one. */
function readInteger(word: string, min: bigint, max: bigint): bigint {
  const match = /^\s*([+-]?)(\d{1,20})$/.exec(word);
  if (match !== null) {
    const number = BigInt(match[2]!) * (match[1] === "-" ? -1n : 1n);
    if (number >= min && number <= max) return number;
  }
  throw new Failure(msg("numeric value '{word}' for <{option}> option is malformed or out of range"));
}
