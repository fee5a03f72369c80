export { type DecoderStep, PacketDecoder, type XenstorePacket } from "./decoder.js";
export {
  isXenstoreError,
  type XenstoreErrno,
  XenstoreError,
  type XenstoreProblem,
  XenstoreProtocolError,
  XenstoreRequestError,
} from "./errors.js";
export { readHeader, writeHeader, type XenstoreHeader } from "./header.js";
export {
  ABSOLUTE_PATH_MAX,
  DOMID_MAX,
  HEADER_SIZE,
  PAYLOAD_MAX,
  RELATIVE_PATH_MAX,
  REPLY_MAX,
} from "./limits.js";
export { messageName, XenstoreMessage } from "./operation.js";
export { checkDomid, checkPath, checkText } from "./path.js";
export { formatPermission, parsePermission, XenstoreAccess, type XenstorePermission } from "./permissions.js";
export {
  type DirectoryPart,
  decodeDirectoryPart,
  decodeErrorName,
  decodeFlag,
  decodeNames,
  decodeOk,
  decodePermissions,
  decodeString,
  decodeTransactionId,
  decodeWatchEvent,
  type WatchEventPayload,
} from "./reply.js";
export {
  encodeRequest,
  type PreparedRequest,
  prepareRequest,
  writeRequest,
  type XenstoreRequest,
} from "./request.js";
