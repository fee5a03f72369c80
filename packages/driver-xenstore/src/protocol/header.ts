import { HEADER_SIZE } from "./limits.js";

/** The four numbers in front of every message (`struct xsd_sockmsg`), each an unsigned 32-bit little-endian one. */
export interface XenstoreHeader {
  /** A {@link XenstoreMessage}, or a number that the table lacks. */
  readonly type: number;
  /** Chosen by the client, echoed in the reply; 0 in watch events. */
  readonly reqId: number;
  /** The transaction, 0 outside of one. Not to be matched on: oxenstored does not always echo it. */
  readonly txId: number;
  /** Bytes of payload that follow. */
  readonly length: number;
}

/** Writes a header into the {@link HEADER_SIZE} bytes of `target` from `offset` on. */
export function writeHeader(
  target: Uint8Array,
  offset: number,
  type: number,
  reqId: number,
  txId: number,
  length: number,
): void {
  writeUint32(target, offset, type);
  writeUint32(target, offset + 4, reqId);
  writeUint32(target, offset + 8, txId);
  writeUint32(target, offset + 12, length);
}

/** Reads the header at `offset`, of which {@link HEADER_SIZE} bytes must be there. */
export function readHeader(source: Uint8Array, offset = 0): XenstoreHeader {
  if (source.length - offset < HEADER_SIZE) throw new RangeError(`a header has ${HEADER_SIZE} bytes`);
  return {
    type: readUint32(source, offset),
    reqId: readUint32(source, offset + 4),
    txId: readUint32(source, offset + 8),
    length: readUint32(source, offset + 12),
  };
}

function writeUint32(target: Uint8Array, at: number, value: number): void {
  target[at] = value;
  target[at + 1] = value >>> 8;
  target[at + 2] = value >>> 16;
  target[at + 3] = value >>> 24;
}

function readUint32(source: Uint8Array, at: number): number {
  return (source[at]! | (source[at + 1]! << 8) | (source[at + 2]! << 16) | (source[at + 3]! << 24)) >>> 0;
}
