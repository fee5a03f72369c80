/** Texts that hold one byte in each character, as the scanner keeps bytes until it knows where an atom ends. */

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** What the decoder puts in place of bytes that mean nothing; never part of a text of ASCII. */
const replacement = "\ufffd";

/** How many arguments a call takes safely. */
const slice = 8192;

/** Each byte as one character. */
export function binaryText(bytes: Uint8Array): string {
  const ascii = utf8.decode(bytes);
  // As many characters as bytes: nothing but ASCII, and the decoder is many times faster than what follows.
  if (ascii.length === bytes.length && !ascii.includes(replacement)) return ascii;
  let text = "";
  for (let at = 0; at < bytes.length; at += slice) {
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + slice) as unknown as number[]);
  }
  return text;
}

/** The characters that a binary text's bytes mean in UTF-8; undefined when they mean none. */
export function fromUtf8(binary: string): string | undefined {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  const text = utf8.decode(bytes);
  // No exceptions here: a text of nothing but wrong bytes would cost one for each atom.
  return text.includes(replacement) && toUtf8(text) !== binary ? undefined : text;
}

/** The binary text of a text's UTF-8. */
export function toUtf8(text: string): string {
  return binaryText(encoder.encode(text));
}
