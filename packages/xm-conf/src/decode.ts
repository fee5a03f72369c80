import { ConfError } from "./errors.js";

/** How a file's bytes are its text: UTF-8, or Latin-1 where they are none. */
export type Encoding = "utf8" | "latin1";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The text of a configuration file: UTF-8, else Latin-1, in which any byte is a character and none is lost. xm and xl read bytes
 * and know no other encodings. Throws a `ConfError` (`conf.binary`) for bytes that hold a NUL, as UTF-16 does.
 */
export function decodeConf(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    throw new ConfError([
      { id: "conf.binary", message: "a configuration file contains no NUL", offset: nul },
    ]);
  }
  try {
    return { text: utf8.decode(bytes), encoding: "utf8" };
  } catch {
    return { text: latin1(bytes), encoding: "latin1" };
  }
}

/** Not TextDecoder's latin1, which is Windows' code page 1252. */
function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

/** As many as a call may have arguments, and more. */
const CHUNK = 8192;
