/*
 * The xenstore's strings are bytes. As JavaScript strings they are latin1, one character per byte, which loses
 * nothing. (`TextDecoder("latin1")` will not do: it is windows-1252.)
 */

const CHUNK = 4096;

/** The bytes from `start` to `end` as a string of the same length. */
export function decodeLatin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  if (end - start <= CHUNK) return String.fromCharCode(...bytes.subarray(start, end));
  let text = "";
  for (let from = start; from < end; from += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(from, Math.min(end, from + CHUNK)));
  }
  return text;
}

/** Writes a string of characters up to U+00FF into `target` at `offset`, and says where it ends. */
export function writeLatin1(target: Uint8Array, offset: number, text: string): number {
  for (let i = 0; i < text.length; i++) target[offset + i] = text.charCodeAt(i);
  return offset + text.length;
}
