import { constants, open } from "node:fs/promises";
import { ErrorNumber } from "@libvirt-ts/driver";
import { checkDomainName } from "@libvirt-ts/xml";
import { xlError } from "./errors.js";
import { type JsonObject, maxRecordSize, objectIn, parseJson, textIn } from "./xl-json.js";

/** Whose memory a file holds. */
export interface SavedDomain {
  readonly name: string;
  readonly uuid: string;
}

const magic = "Xen saved domain, xl format";
/** Bytes of magic, byte order, two words of flags and the length of what follows: libxl's configuration. */
const headerSize = 48;
const lengthAt = 44;
const canonical = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads whose memory a file holds that `xl save` wrote. Throws OPEN_FAILED, and READ_FAILED for any other file. */
export async function readSavedDomain(path: string): Promise<SavedDomain> {
  // To open a pipe would wait for somebody who writes to it.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK;
  const file = await open(path, flags).catch((cause: NodeJS.ErrnoException) => {
    throw xlError(ErrorNumber.OPEN_FAILED, path, cause.message, cause);
  });
  try {
    const stats = await file.stat();
    if (!stats.isFile() && !stats.isBlockDevice()) throw unreadable(path, "it is no file of xl save");
    const header = Buffer.alloc(headerSize);
    await file.read(header, 0, headerSize, 0);
    if (!header.toString("latin1").startsWith(magic)) throw unreadable(path, "it is no file of xl save");
    const length = header.readUInt32LE(lengthAt);
    if (length > maxRecordSize) throw unreadable(path, `its configuration would take ${length} bytes`);
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await file.read(bytes, 0, length, headerSize);
    return savedDomain(path, bytes.toString("utf8", 0, bytesRead));
  } finally {
    await file.close();
  }
}

function savedDomain(path: string, text: string): SavedDomain {
  const start = text.indexOf("{");
  const end = text.lastIndexOf("}");
  let json: unknown;
  try {
    json = parseJson(text.slice(start, end + 1));
  } catch (cause) {
    throw unreadable(path, "its configuration is no JSON", cause);
  }
  const info = objectIn(json as JsonObject, "c_info");
  const [name, uuid] = [textIn(info, "name"), textIn(info, "uuid")];
  if (name === undefined || checkDomainName(name) !== undefined || !canonical.test(uuid ?? "")) {
    throw unreadable(path, "it names no domain");
  }
  return { name, uuid: uuid!.toLowerCase() };
}

function unreadable(path: string, why: string, cause?: unknown) {
  return xlError(ErrorNumber.READ_FAILED, path, why, cause);
}
