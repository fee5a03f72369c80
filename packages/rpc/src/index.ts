export { isPing, Keepalive, type KeepaliveOptions, pong } from "./keepalive.js";
export { decodePayload } from "./message/decode.js";
export { type ErrorRecord, errorRecord } from "./message/error-record.js";
export {
  type Frame,
  FrameParser,
  type FrameParserOptions,
  type FrameStep,
} from "./message/frame-parser.js";
export { encodeHeader, type MessageHeader, MessageStatus, MessageType } from "./message/header.js";
export { FRAME_MAX, HEADER_SIZE, STREAM_DATA_MAX } from "./message/limits.js";
export { encodeMessage, MessageWriter, streamHole } from "./message/message-writer.js";
export {
  ADMIN,
  type ArgsOf,
  type EventMessage,
  event,
  KEEPALIVE,
  LXC,
  type MessageOf,
  type Procedure,
  type Program,
  procedure,
  QEMU,
  REMOTE,
  type RetOf,
  type StreamDirection,
} from "./procedure.js";
export { type Codec, double, hyper, int, nothing, uhyper, uint, type ValueOf } from "./xdr/codec.js";
export {
  array,
  type Bytes,
  chars,
  fixedChars,
  fixedOpaque,
  type OptionalCodec,
  opaque,
  optional,
  type StructOf,
  string,
  struct,
} from "./xdr/composite.js";
export { RpcError, type RpcProblem } from "./xdr/error.js";
export { XdrReader } from "./xdr/reader.js";
export { type TypedParameter, TypedParameterType, typedParameter } from "./xdr/typed-parameter.js";
export { uuid } from "./xdr/uuid.js";
export { XdrWriter } from "./xdr/writer.js";
