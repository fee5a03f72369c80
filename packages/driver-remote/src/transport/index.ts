export { type NodeTransportOptions, nodeTransport } from "./node-stream.js";
export type { ConnectOptions } from "./socket.js";
export { connectTcp } from "./tcp.js";
export { connectUnix } from "./unix.js";
