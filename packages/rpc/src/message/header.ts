import { HEADER_SIZE } from "./limits.js";

/** C: `virNetMessageType`. */
export const MessageType = {
  CALL: 0,
  REPLY: 1,
  /** An event, or a ping. */
  MESSAGE: 2,
  STREAM: 3,
  CALL_WITH_FDS: 4,
  REPLY_WITH_FDS: 5,
  STREAM_HOLE: 6,
} as const;
export type MessageType = (typeof MessageType)[keyof typeof MessageType];

/** C: `virNetMessageStatus`. */
export const MessageStatus = {
  OK: 0,
  ERROR: 1,
  /** Data of a stream. */
  CONTINUE: 2,
} as const;
export type MessageStatus = (typeof MessageStatus)[keyof typeof MessageStatus];

/** What every frame begins with, after its length. */
export interface MessageHeader {
  readonly program: number;
  readonly version: number;
  readonly procedure: number;
  /** A `MessageType`, or a number that has no name. */
  readonly type: number;
  /** Chosen by the caller; replies and the frames of a stream repeat it. */
  readonly serial: number;
  /** A `MessageStatus`, or a number that has no name. */
  readonly status: number;
}

/** A frame's header, its length word included, in `HEADER_SIZE` bytes. */
export function encodeHeader(header: MessageHeader, payloadLength: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_SIZE);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, HEADER_SIZE + payloadLength);
  view.setUint32(4, header.program);
  view.setUint32(8, header.version);
  view.setInt32(12, header.procedure);
  view.setInt32(16, header.type);
  view.setUint32(20, header.serial);
  view.setInt32(24, header.status);
  return bytes;
}
