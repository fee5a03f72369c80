import { fromUtf8, toUtf8 } from "./bytes.js";

/** An escape that means nothing, at an offset inside the atom. */
export class BadEscape {
  constructor(
    readonly at: number,
    readonly message: string,
  ) {}
}

/** What an atom means. */
export interface Decoded {
  readonly text: string;
  /** Its bytes are no UTF-8, and each was taken as one character of latin1. */
  readonly latin1: boolean;
}

const simple: ReadonlyMap<string, string> = new Map([
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
]);

const escapes = /\\(?:x([0-9A-Fa-f]{2})|([0-7]{1,3})|([\s\S]?))/g;

/**
 * Decodes what stood between two quotes. Python escapes stand for bytes, and so does every character of a binary text;
 * together they are UTF-8, else latin1.
 *
 * @throws {BadEscape} unless `asDaemon`, which takes an unknown escape as a backslash.
 */
export function decodeQuoted(raw: string, binary: boolean, asDaemon: boolean): Decoded {
  const { text, highBytes } = unescaped(raw, asDaemon);
  if (binary) return decodeBare(text);
  return highBytes ? utf8OrLatin1(unescaped(toUtf8(raw), asDaemon).text, text) : { text, latin1: false };
}

/** Decodes a bare atom of a binary text. */
export function decodeBare(raw: string): Decoded {
  return utf8OrLatin1(raw, raw);
}

function utf8OrLatin1(bytes: string, latin1: string): Decoded {
  const text = fromUtf8(bytes);
  return text === undefined ? { text: latin1, latin1: true } : { text, latin1: false };
}

/** The text without escapes, and whether one of them stood for a byte beyond ASCII. */
function unescaped(raw: string, asDaemon: boolean): { text: string; highBytes: boolean } {
  let highBytes = false;
  const character = (byte: number) => {
    if (byte > 0x7f) highBytes = true;
    return String.fromCharCode(byte);
  };
  const decode = (
    _: string,
    hex: string | undefined,
    octal: string | undefined,
    other: string,
    at: number,
  ) => {
    if (hex !== undefined) return character(asDaemon ? daemonHex(hex) : Number.parseInt(hex, 16));
    if (octal !== undefined) {
      const byte = Number.parseInt(octal, 8);
      if (byte > 0xff && !asDaemon) throw new BadEscape(at, `\\${octal} is no byte: expected at most \\377`);
      return character(byte & 0xff);
    }
    const meaning = simple.get(other);
    if (meaning !== undefined) return meaning;
    if (asDaemon) return "\\";
    throw new BadEscape(at, `unknown escape ${JSON.stringify(`\\${other}`)}`);
  };
  return { text: raw.replace(escapes, decode), highBytes };
}

/** The daemon counts the digits a to f from 0. */
function daemonHex(hex: string): number {
  const digit = (at: number) => Number.parseInt(hex[at]!, 16) % 10;
  return digit(0) * 16 + digit(1);
}
