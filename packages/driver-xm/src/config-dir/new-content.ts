import { ErrorNumber } from "@libvirt-ts/driver";
import { xmError } from "../errors.js";
import { type FileContent, MAX_FILE_SIZE } from "./read-file.js";
import type { NewContent } from "./write-file.js";

/**
 * A text as a file's content; `before` is what the file holds, whose encoding and owner stay. Throws CONFIG_UNSUPPORTED
 * for what the encoding has no bytes for, and OVERFLOW for more than would be read again.
 */
export function newContent(text: string, path: string, before?: FileContent): NewContent {
  const encoding = before?.encoding ?? "utf8";
  if (/\p{Surrogate}/u.test(text)) throw unsupported(path, "it would hold half a character");
  if (encoding === "latin1" && /[^\0-\xff]/.test(text))
    throw unsupported(path, "the file is Latin-1, which has not every character of this");
  if (Buffer.byteLength(text, encoding) > MAX_FILE_SIZE)
    throw xmError(ErrorNumber.OVERFLOW, path, `it would be larger than ${MAX_FILE_SIZE} bytes`);
  return { text, encoding, ...(before !== undefined && { owner: before }) };
}

function unsupported(path: string, detail: string): Error {
  return xmError(ErrorNumber.CONFIG_UNSUPPORTED, path, detail);
}
