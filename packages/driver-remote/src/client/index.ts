export { DriverFeature } from "@libvirt-ts/driver";
export type { KeepaliveOptions } from "@libvirt-ts/rpc";
export type { AuthOptions } from "../auth/authenticate.js";
export { type ClientOptions, RpcClient } from "./client.js";
export type { Closed, CloseReason, RpcCallOptions, SessionOptions } from "./options.js";
export type { StreamCall, StreamItem } from "./stream-call.js";
export type { EventKind, Subscription } from "./subscriptions.js";
export type { Transport, TransportReceiver } from "./transport.js";
export {
  type DuplexStreams,
  download,
  duplex,
  type SparseItem,
  sparseDownload,
  sparseUpload,
  upload,
} from "./web-streams.js";
