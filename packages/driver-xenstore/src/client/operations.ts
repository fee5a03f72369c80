import { isXenstoreError, XenstoreError, XenstoreRequestError } from "../protocol/errors.js";
import { decodeLatin1 } from "../protocol/latin1.js";
import { REPLY_MAX } from "../protocol/limits.js";
import type { XenstorePermission } from "../protocol/permissions.js";
import { decodeDirectoryPart, decodeNames, decodeOk, decodePermissions } from "../protocol/reply.js";
import type { XenstoreRequest } from "../protocol/request.js";
import type { ReadTextOptions, RequestOptions } from "./options.js";
import { readTree, type XenstoreNode } from "./tree.js";

/** How often a long directory that keeps changing is begun again. */
const DIRECTORY_ATTEMPTS = 16;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The operations on nodes, outside and inside of transactions alike. A path is absolute (through the kernel's device
 * it may also be relative to the caller's own home). Every method rejects with
 *
 * - `XenstoreError` when the daemon refuses, its `code` an errno name;
 * - `XenstoreRequestError` when the request was refused here and never sent;
 * - `XenstoreConnectionError`, `XenstoreTimeoutError`, `XenstoreProtocolError` when there is no answer to be had.
 *
 * What nodes hold may have been written by a guest: do not trust it.
 */
export abstract class NodeOperations {
  /** Sends one request; `write` marks those that a read-only client refuses. */
  protected abstract send<T>(
    request: XenstoreRequest,
    decode: (payload: Uint8Array) => T,
    options: RequestOptions | undefined,
  ): Promise<T>;

  /** The value of a node, empty if it has none. C: `xs_read`. */
  read(path: string, options?: RequestOptions): Promise<Uint8Array> {
    return this.send({ type: "READ", path }, copy, options);
  }

  /** The value of a node as text. C: `xs_read`. */
  readText(path: string, options?: ReadTextOptions): Promise<string> {
    return this.send(
      { type: "READ", path },
      options?.encoding === "utf8" ? decodeUtf8 : decodeLatin1,
      options,
    );
  }

  /**
   * The names of a node's children, in the daemon's order: that of creation from the C daemon, sorted from oxenstored.
   * A list that is too long for one reply comes in parts where the daemon can do that (E2BIG where it cannot).
   * C: `xs_directory`.
   */
  async directory(path: string, options?: RequestOptions): Promise<string[]> {
    try {
      return await this.send({ type: "DIRECTORY", path }, decodeNames, options);
    } catch (error) {
      if (!isXenstoreError(error, "E2BIG")) throw error;
      return this.#directoryInParts(path, error, options);
    }
  }

  async #directoryInParts(
    path: string,
    tooBig: unknown,
    options: RequestOptions | undefined,
  ): Promise<string[]> {
    for (let attempt = 0; attempt < DIRECTORY_ATTEMPTS; attempt++) {
      const names: string[] = [];
      let generation: string | undefined;
      for (let offset = 0; ; ) {
        const request = { type: "DIRECTORY_PART", path, offset } as const;
        const part = await this.send(request, decodeDirectoryPart, options).catch((error) => {
          throw isXenstoreError(error, "ENOSYS") ? tooBig : error;
        });
        generation ??= part.generation;
        if (part.generation !== generation) break;
        names.push(...part.names);
        if (part.last) return names;
        offset += part.bytes;
        if (part.bytes === 0 || offset > REPLY_MAX) throw tooBig;
      }
    }
    throw new XenstoreError("EAGAIN", "DIRECTORY_PART", path);
  }

  /**
   * Sets the value of a node; creates it, and every missing node above it, if need be. A string is written as
   * latin1, one byte a character, and may not hold others: give bytes (`new TextEncoder().encode(…)`) for those.
   * C: `xs_write`.
   */
  write(path: string, value: string | Uint8Array, options?: RequestOptions): Promise<void> {
    try {
      const bytes = typeof value === "string" ? encodeLatin1(value) : value;
      return this.send({ type: "WRITE", path, value: bytes }, decodeOk, options);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Creates an empty node and every missing one above it; an existing one stays as it is. C: `xs_mkdir`. */
  mkdir(path: string, options?: RequestOptions): Promise<void> {
    return this.send({ type: "MKDIR", path }, decodeOk, options);
  }

  /**
   * Removes a node and all below it. A missing one is no error if its parent exists, else ENOENT. `/` is refused.
   * C: `xs_rm`.
   */
  rm(path: string, options?: RequestOptions): Promise<void> {
    return this.send({ type: "RM", path }, decodeOk, options);
  }

  /** The permissions of a node, the owner's entry first. C: `xs_get_permissions`. */
  getPermissions(path: string, options?: RequestOptions): Promise<XenstorePermission[]> {
    return this.send({ type: "GET_PERMS", path }, decodePermissions, options);
  }

  /** Sets the permissions of a node: at least one entry, the owner's first. C: `xs_set_permissions`. */
  setPermissions(
    path: string,
    permissions: readonly XenstorePermission[],
    options?: RequestOptions,
  ): Promise<void> {
    return this.send({ type: "SET_PERMS", path, permissions }, decodeOk, options);
  }

  /**
   * A node and everything below it, with all requests in flight together. Nodes that vanish meanwhile are left out;
   * call it in a transaction for a picture of one moment. ENOENT only when `path` itself does not exist.
   */
  tree(path: string, options?: RequestOptions): Promise<XenstoreNode> {
    return readTree(this, path, options);
  }
}

function copy(payload: Uint8Array): Uint8Array {
  return new Uint8Array(payload);
}

function decodeUtf8(payload: Uint8Array): string {
  try {
    return utf8.decode(payload);
  } catch {
    return decodeLatin1(payload);
  }
}

function encodeLatin1(text: string): Uint8Array {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0xff) {
      throw new XenstoreRequestError({
        id: "value.character",
        message: `the value holds a character beyond U+00FF at ${i}: give it as bytes`,
        offset: i,
      });
    }
  }
  return Buffer.from(text, "latin1");
}
