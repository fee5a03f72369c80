/**
 * Strings of the wire are bytes: UTF-8 from sane peers, anything from others. A byte that is no UTF-8 becomes one lone
 * surrogate, U+DC80 … U+DCFF, and is written as that byte again, so that a strange name still names its object.
 */

const ESCAPE = 0xdc00;
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Up to here a loop is faster than a call of the decoder. */
const SHORT = 40;

/** Reads the bytes from `start` to `end`. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= SHORT) {
    let text = "";
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte > 0x7f) break;
      text += String.fromCharCode(byte);
    }
    if (at === end) return text;
  }
  const piece = bytes.subarray(start, end);
  try {
    return strict.decode(piece);
  } catch {
    return decodeBroken(piece);
  }
}

function decodeBroken(bytes: Uint8Array): string {
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    text +=
      length === 0
        ? String.fromCharCode(ESCAPE + bytes[at]!)
        : strict.decode(bytes.subarray(at, at + length));
    at += length === 0 ? 1 : length;
  }
  return text;
}

/** The length of the well-formed sequence at a place, 0 when there is none (RFC 3629's table). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 4;
  if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) return 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1]!;
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  return length;
}

/** The bytes of a text; undefined for one with a lone surrogate that stands for no byte. */
export function encodeText(text: string): Uint8Array | undefined {
  if (!LONE_SURROGATE.test(text)) return encoder.encode(text);
  const parts: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code >= ESCAPE + 0x80 && code <= ESCAPE + 0xff) parts.push(code - ESCAPE);
    else if (code >= 0xd800 && code <= 0xdfff) return undefined;
    else parts.push(...encoder.encode(character));
  }
  return Uint8Array.from(parts);
}
