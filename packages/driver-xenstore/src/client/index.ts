export {
  isXenstoreError,
  type XenstoreErrno,
  XenstoreError,
  type XenstoreProblem,
  XenstoreProtocolError,
  XenstoreRequestError,
} from "../protocol/errors.js";
export type { XenstoreAccess, XenstorePermission } from "../protocol/permissions.js";
export { type EndpointOptions, endpointCandidates, XenstoreEndpointError } from "../transport/endpoint.js";
export type { OpenTransport, Transport, TransportEvents } from "../transport/transport.js";
export { XenstoreClient } from "./client.js";
export { XenstoreConnectionError, XenstoreTimeoutError } from "./errors.js";
export type { ReadTextOptions, RequestOptions, XenstoreEncoding } from "./options.js";
export type { WatchOptions, XenstoreClientOptions } from "./session.js";
export type { TransactionOptions, XenstoreTransaction } from "./transaction.js";
export type { XenstoreNode } from "./tree.js";
export type { XenstoreWatch, XenstoreWatchEvent } from "./watch.js";
