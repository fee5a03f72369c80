import { endianness } from "node:os";
import { ErrorNumber } from "@libvirt-ts/driver";
import { testError } from "./errors.js";

/**
 * The file formats that later releases of the reference gave its test driver: fifteen bytes of magic; a save file
 * goes on with a length (32 bits, the host's byte order) and that many bytes of domain XML. A guest that stands when it comes
 * back has the word `paused` behind that, which other readers do not look at.
 */
const magic = new TextEncoder().encode("TestGuestMagic\0");
const littleEndian = endianness() === "LE";

/** What a core dump consists of. */
export const coreFile: Uint8Array = magic;

const pausedMark = new TextEncoder().encode("paused");

/** What a save file holds. */
export interface SaveFile {
  /** Domain XML, in UTF-8. */
  readonly xml: Uint8Array;
  readonly paused: boolean;
}

export function formatSaveFile(xml: string, paused: boolean): Uint8Array {
  const text = new TextEncoder().encode(xml);
  const mark = paused ? pausedMark : new Uint8Array();
  const file = new Uint8Array(magic.length + 4 + text.length + mark.length);
  file.set(magic);
  new DataView(file.buffer).setUint32(magic.length, text.length, littleEndian);
  file.set(text, magic.length + 4);
  file.set(mark, magic.length + 4 + text.length);
  return file;
}

/** What is in a save file. Throws OPERATION_FAILED that says what is wrong with it. */
export function parseSaveFile(file: Uint8Array, path: string): SaveFile {
  if (file.length < magic.length || magic.some((byte, index) => file[index] !== byte)) {
    throw malformed(path, "it does not begin as a save file of the test driver");
  }
  const start = magic.length + 4;
  if (file.length < start) throw malformed(path, "it ends within its header");
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = view.getUint32(magic.length, littleEndian);
  if (length === 0 || length > file.length - start) {
    throw malformed(path, `it announces ${length} bytes of XML and holds ${file.length - start}`);
  }
  const rest = file.subarray(start + length);
  const paused = rest.length === pausedMark.length && rest.every((byte, index) => byte === pausedMark[index]);
  return { xml: file.subarray(start, start + length), paused };
}

const malformed = (path: string, detail: string) => testError(ErrorNumber.OPERATION_FAILED, path, detail);
