import type { Codec } from "../xdr/codec.js";
import { XdrReader } from "../xdr/reader.js";

/**
 * The value that a payload carries. Bytes after it are ignored, as libvirt ignores them. Throws `RpcError` saying where
 * in the structure, and what was expected.
 */
export function decodePayload<T>(codec: Codec<T>, payload: Uint8Array): T {
  return codec.read(new XdrReader(payload));
}
