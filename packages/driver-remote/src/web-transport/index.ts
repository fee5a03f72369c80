export { connectWebSocket, type WebSocketLike, type WebSocketOptions } from "./web-socket.js";
export { type ByteStreams, type WebStreamsOptions, webStreamsTransport } from "./web-streams.js";
