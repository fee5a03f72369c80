import { endianness } from "node:os";
import { ErrorNumber } from "@libvirt-ts/driver";
import { testError } from "./errors.js";

/**
 * The file formats that later releases of the reference gave its test driver: fifteen bytes of magic; a save file
 * goes on with a length (32 bits, the host's byte order) and that many bytes of domain XML.
 */
const magic = new TextEncoder().encode("TestGuestMagic\0");
const littleEndian = endianness() === "LE";

/** What a core dump consists of. */
export const coreFile: Uint8Array = magic;

export function formatSaveFile(xml: string): Uint8Array {
  const text = new TextEncoder().encode(xml);
  const file = new Uint8Array(magic.length + 4 + text.length);
  file.set(magic);
  new DataView(file.buffer).setUint32(magic.length, text.length, littleEndian);
  file.set(text, magic.length + 4);
  return file;
}

/** The domain XML in a save file. Throws OPERATION_FAILED that says what is wrong with it. */
export function parseSaveFile(file: Uint8Array, path: string): Uint8Array {
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
  return file.subarray(start, start + length);
}

const malformed = (path: string, detail: string) => testError(ErrorNumber.OPERATION_FAILED, path, detail);
