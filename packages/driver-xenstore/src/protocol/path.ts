import { printable, XenstoreRequestError } from "./errors.js";
import { ABSOLUTE_PATH_MAX, DOMID_MAX, RELATIVE_PATH_MAX } from "./limits.js";

const SLASH = 0x2f;

/** 1 for the bytes that a path may hold: `A–Z a–z 0–9 - / _ @`. */
const ALLOWED = new Uint8Array(256);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/_@") {
  ALLOWED[character.charCodeAt(0)] = 1;
}

const refuse = (id: string, message: string, offset?: number) =>
  new XenstoreRequestError({ id, message, ...(offset === undefined ? {} : { offset }) });

/**
 * Refuses a path that no daemon would take, or that could harm one (an inner NUL kills Xen 4.16's and 4.17's).
 *
 * @throws XenstoreRequestError `path.empty`, `path.character`, `path.slash`, `path.too-long`, `text.type`
 */
export function checkPath(path: string): void {
  checkString("path", path);
  const { length } = path;
  if (length === 0) throw refuse("path.empty", "the path is empty");
  const max = path.charCodeAt(0) === SLASH ? ABSOLUTE_PATH_MAX : RELATIVE_PATH_MAX;
  if (length > max) throw refuse("path.too-long", `the path has ${length} bytes, at most ${max} are allowed`);
  let previous = 0;
  for (let i = 0; i < length; i++) {
    const code = path.charCodeAt(i);
    if (ALLOWED[code] !== 1) {
      const seen = printable(path.charAt(i));
      throw refuse(
        "path.character",
        `the path ${quote(path)} holds "${seen}" at ${i}; allowed: A-Z a-z 0-9 - / _ @`,
        i,
      );
    }
    if (code === SLASH && previous === SLASH)
      throw refuse("path.slash", `the path ${quote(path)} holds "//"`, i - 1);
    previous = code;
  }
  if (previous === SLASH && length > 1)
    throw refuse("path.slash", `the path ${quote(path)} ends with "/"`, length - 1);
}

/** Refuses what cannot be one of the zero-terminated strings of a request. */
export function checkText(what: string, text: string): void {
  checkString(what, text);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) throw refuse("text.nul", `the ${what} holds a NUL at ${i}`, i);
    if (code > 0xff) throw refuse("text.character", `the ${what} holds a character beyond U+00FF at ${i}`, i);
  }
}

/** Refuses what is not a domain id, 0 to 32767. */
export function checkDomid(domid: number): void {
  if (!Number.isInteger(domid) || domid < 0 || domid > DOMID_MAX) {
    throw refuse("domid.range", `a domain id is a whole number from 0 to ${DOMID_MAX}, not ${domid}`);
  }
}

/** For callers without types: what has no length in characters would be mismeasured. */
function checkString(what: string, text: unknown): void {
  if (typeof text !== "string") throw refuse("text.type", `the ${what} is a string, not ${typeof text}`);
}

const quote = (path: string) => `"${printable(path)}"`;
