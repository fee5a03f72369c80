/** xend refuses a request body of more bytes than this, before it reads it. */
export const FORM_LIMIT = 10_000;

/** The encoded text of one field or one part of a path, by `keep`: the ASCII characters that stand for themselves. */
function percentEncode(text: string, keep: RegExp): string {
  let encoded = "";
  for (const byte of Buffer.from(text, "utf8")) {
    const char = String.fromCharCode(byte);
    encoded += keep.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}

/** A name as one part of a path: everything but letters, digits and `-._~` is encoded. */
export function encodeSegment(name: string): string {
  const encoded = percentEncode(name, /[A-Za-z0-9\-._~]/);
  // The parts `.` and `..` mean the folder to any proxy between.
  return /^\.{1,2}$/.test(encoded) ? encoded.replaceAll(".", "%2E") : encoded;
}

/**
 * A form as `application/x-www-form-urlencoded`. Python 2.4 splits at `;` as well as at `&`, so both are encoded, with all
 * that means something in a form; what a configuration is full of and a form ignores is not, for the sake of the limit.
 */
export function encodeForm(fields: readonly (readonly [name: string, value: string])[]): string {
  return fields
    .map(([name, value]) => `${encodeSegment(name)}=${percentEncode(value, /[A-Za-z0-9\-._~()'/:,]/)}`)
    .join("&");
}
