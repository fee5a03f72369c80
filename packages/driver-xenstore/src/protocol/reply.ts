import { printable, XenstoreProtocolError } from "./errors.js";
import { decodeLatin1 } from "./latin1.js";
import { parsePermission, type XenstorePermission } from "./permissions.js";

/** One part of a long directory. */
export interface DirectoryPart {
  /** Changes with the directory: parts of different generations do not fit together. */
  readonly generation: string;
  readonly names: readonly string[];
  /** Bytes of the names with their NULs: what to add to the offset of the next part. */
  readonly bytes: number;
  /** Whether the list ends here. */
  readonly last: boolean;
}

/** What a daemon says unasked: something changed at or below the watched path. */
export interface WatchEventPayload {
  readonly path: string;
  readonly token: string;
}

const malformed = (id: string, expected: string, payload: Uint8Array) =>
  new XenstoreProtocolError({
    id,
    message: `expected ${expected}, the reply is "${printable(decodeLatin1(payload, 0, Math.min(payload.length, 80)))}"`,
  });

/** The strings of a payload in which every string ends with a NUL. An empty payload holds none. */
function decodeStrings(payload: Uint8Array): string[] {
  if (payload.length === 0) return [];
  if (payload.at(-1) !== 0) throw malformed("reply.unterminated", "strings that end with NUL", payload);
  return decodeLatin1(payload, 0, payload.length - 1).split("\0");
}

/** Checks the `OK` of a request that answers nothing else. */
export function decodeOk(payload: Uint8Array): void {
  if (payload.length !== 3 || payload[0] !== 0x4f || payload[1] !== 0x4b || payload[2] !== 0) {
    throw malformed("reply.ok", '"OK"', payload);
  }
}

/** The names of a DIRECTORY reply: last components only, in the daemon's order. */
export function decodeNames(payload: Uint8Array): string[] {
  return decodeStrings(payload);
}

/** A DIRECTORY_PART reply. */
export function decodeDirectoryPart(payload: Uint8Array): DirectoryPart {
  const [generation, ...names] = decodeStrings(payload);
  if (generation === undefined || !/^\d{1,20}$/.test(generation)) {
    throw malformed("reply.part", "a generation and names", payload);
  }
  const last = names.at(-1) === "";
  if (last) names.pop();
  return { generation, names, bytes: payload.length - generation.length - 1 - Number(last), last };
}

/** A node's permissions: the owner's entry first. */
export function decodePermissions(payload: Uint8Array): XenstorePermission[] {
  const entries = decodeStrings(payload).map(parsePermission);
  if (entries.length === 0) throw malformed("reply.permissions", "at least the owner's permission", payload);
  return entries;
}

/** The one string of a reply such as GET_DOMAIN_PATH's; its NUL may be missing. */
export function decodeString(payload: Uint8Array): string {
  return decodeLatin1(payload, 0, payload.at(-1) === 0 ? payload.length - 1 : payload.length);
}

/** The number in a TRANSACTION_START reply. */
export function decodeTransactionId(payload: Uint8Array): number {
  const text = decodeString(payload);
  const id = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (id === 0 || id > 0xffff_ffff) throw malformed("reply.transaction", "a transaction number", payload);
  return id;
}

/** The `T` or `F` of IS_DOMAIN_INTRODUCED. */
export function decodeFlag(payload: Uint8Array): boolean {
  const text = decodeString(payload);
  if (text !== "T" && text !== "F") throw malformed("reply.flag", '"T" or "F"', payload);
  return text === "T";
}

/** The errno name in an ERROR message, unknown ones included. */
export function decodeErrorName(payload: Uint8Array): string {
  const name = decodeString(payload);
  if (name === "") throw malformed("reply.error", "the name of an error", payload);
  return name;
}

/** The path and token of a WATCH_EVENT. */
export function decodeWatchEvent(payload: Uint8Array): WatchEventPayload {
  const [path, token, ...more] = decodeStrings(payload);
  // Xen 4.22 may add a third string to an event.
  if (path === undefined || token === undefined || more.length > 1) {
    throw malformed("reply.event", "a path and a token", payload);
  }
  return { path, token };
}
