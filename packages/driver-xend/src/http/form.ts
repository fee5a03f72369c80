/** xend refuses a request body of more bytes than this, before it reads it. */
export const FORM_LIMIT = 10_000;

/**
 * UTF-8 with everything encoded but letters, digits and `-_.~!'()*`; half of a surrogate pair stands for no
 * character.
 */
function percentEncode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/** A name as one part of a path: everything but letters, digits and `-._~` is encoded. */
export function encodeSegment(name: string): string {
  // The parts `.` and `..` mean the folder to any proxy between.
  if (name === "." || name === "..") return name.replaceAll(".", "%2E");
  return percentEncode(name).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * A form as `application/x-www-form-urlencoded`. Python 2.4 splits at `;` as well as at `&`, so both are encoded,
 * with all that means something in a form; what a configuration is full of and a form ignores is not, for the sake
 * of the limit.
 */
export function encodeForm(form: Readonly<Record<string, string | number>>): string {
  return Object.entries(form)
    .map(([name, value]) => `${encodeSegment(name)}=${encodeValue(String(value))}`)
    .join("&");
}

function encodeValue(value: string): string {
  return percentEncode(value).replace(/%(2F|3A|2C)/g, decodeURIComponent);
}
