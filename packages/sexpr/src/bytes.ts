/** Texts that hold one byte in each character, as the scanner keeps bytes until it knows where an atom ends. */

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** How many arguments a call takes safely. */
const slice = 8192;

/** Each byte as one character. */
export function binaryText(bytes: Uint8Array): string {
  const ascii = decodeUtf8(bytes);
  // As many characters as bytes: nothing but ASCII, and the decoder is many times faster than what follows.
  if (ascii?.length === bytes.length) return ascii;
  let text = "";
  for (let at = 0; at < bytes.length; at += slice) {
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + slice) as unknown as number[]);
  }
  return text;
}

/** The characters that a binary text's bytes mean in UTF-8; undefined when they mean none. */
export function fromUtf8(binary: string): string | undefined {
  return decodeUtf8(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}

/** The binary text of a text's UTF-8. */
export function toUtf8(text: string): string {
  return binaryText(encoder.encode(text));
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
