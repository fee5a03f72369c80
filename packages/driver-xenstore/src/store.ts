import type { CallOptions, LibvirtError, PeerLookup } from "@libvirt-ts/driver";
import { isXenstoreError, type RequestOptions, type XenstoreClient } from "./client/index.js";

/** What the operations of one connection work on. */
export interface Store {
  readonly client: XenstoreClient;
  readonly peers: PeerLookup;
  /** Tells the user of what is not as it should be. */
  readonly warn: (warning: LibvirtError) => void;
  /** Milliseconds to wait for a guest's answer to shutdown and reboot; 0 does not wait. */
  readonly acknowledgeTimeout: number;
  /** Aborts when the connection closes. */
  readonly closing: AbortSignal;
}

/** Reads of the client, or of a transaction. */
export interface Reader {
  readText(
    path: string,
    options?: RequestOptions & { readonly encoding?: "latin1" | "utf8" },
  ): Promise<string>;
  directory(path: string, options?: RequestOptions): Promise<string[]>;
}

/** A domain's own nodes. */
export const domainPath = (id: number): string => `/local/domain/${id}`;

/** A node's text, or undefined when there is no such node. */
export function textAt(reader: Reader, path: string, options?: RequestOptions): Promise<string | undefined> {
  return reader.readText(path, { ...options, encoding: "utf8" }).catch(absent);
}

/** The names of a node's children; none when there is no such node. */
export async function childrenOf(reader: Reader, path: string, options?: CallOptions): Promise<string[]> {
  return (await reader.directory(path, options).catch(absent)) ?? [];
}

/** A node's text as a whole number; undefined when there is none, or something else. */
export async function numberAt(
  reader: Reader,
  path: string,
  options?: RequestOptions,
): Promise<number | undefined> {
  return wholeNumber(await textAt(reader, path, options));
}

/** Text of up to 15 digits as a number. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Pairs of keys and what was found for them; what was not found is left out. */
export function found<K, V>(keys: readonly K[], values: readonly (V | undefined)[]): Map<K, V> {
  const map = new Map<K, V>();
  for (const [i, key] of keys.entries()) {
    const value = values[i];
    if (value !== undefined) map.set(key, value);
  }
  return map;
}

function absent(error: unknown): undefined {
  if (isXenstoreError(error, "ENOENT")) return undefined;
  throw error;
}
