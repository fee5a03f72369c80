import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import { createWebSocketStream, WebSocketServer } from "ws";
import type { WebSocketListener } from "./address.js";
import { HalfOpen } from "./half-open.js";
import { type Doorkeeper, isLoopback, type Listener, listenAt } from "./listener.js";
import { isOwnPage, pageServer } from "./page.js";
import { certificatesOf, checkCertificates, commonName, tlsManners } from "./tls.js";

const defaultPort = 16_515;

/** The longest message; a frame of the protocol may be cut into as many as one likes. */
const maxPayload = 1024 * 1024;

/** Milliseconds for what comes before a WebSocket, and for who does not read what he is answered. */
const requestTimeout = 10_000;

/** A port for WebSockets, to which web pages have to be allowed by name, but for the one that is served there. */
export async function listenWebSocket(options: WebSocketListener, keeper: Doorkeeper): Promise<Listener> {
  const { port = defaultPort, tls, origins = [] } = options;
  const server = serverOf(tls);
  const halfOpen = new HalfOpen(server);
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload,
  });
  server.on("request", options.page === undefined ? noPage : pageServer(options.page, keeper.uris, options));
  server.on("tlsClientError", ({ message }) => keeper.log("warn", "a handshake failed", { reason: message }));
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => {}); // Until the upgrade is through; it comes with "close".
    const { origin } = request.headers;
    if (origin !== undefined && !origins.includes(origin) && !isOwnPage(origin, request, options)) {
      keeper.log("warn", "a client is refused", { reason: "its web page is not on the list", origin });
      // Who does not hang up then is hung up on: nobody waits for him.
      socket.once("finish", () => socket.destroy());
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      halfOpen.isThrough(request.socket);
      const stream = createWebSocketStream(webSocket);
      webSocket.on("message", (_, isBinary) => {
        if (!isBinary) webSocket.close(1003, "expected binary messages");
      });
      // Nobody can be answered any more: a client that was not read at that moment would stay for ever.
      webSocket.once("close", () => {
        if (stream.isPaused()) stream.destroy();
      });
      const user = request.socket instanceof TLSSocket ? commonName(request.socket) : undefined;
      keeper.welcome({ stream, peer: user ?? `${request.socket.remoteAddress}`, user });
    });
  });
  const type = tls === undefined ? "ws" : "wss";
  const listener = await listenAt(server, type, { ...options, port }, keeper, halfOpen);
  if (tls === undefined) return listener;
  return { ...listener, update: (now) => (server as TlsServer).setSecureContext(certificatesOf(now)) };
}

function noPage(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(426, { connection: "close", upgrade: "websocket" }).end("a WebSocket is served here\n");
}

function serverOf(tls: WebSocketListener["tls"]): Server {
  const asks = tls?.ca !== undefined;
  const server =
    tls === undefined
      ? createServer()
      : createTlsServer({ ...tls, requestCert: asks, rejectUnauthorized: asks, ...tlsManners });
  return Object.assign(server, { headersTimeout: requestTimeout, requestTimeout, timeout: requestTimeout });
}

/** Beyond the host itself, nobody comes unasked, and nobody in between listens; unless that is wanted. */
export function checkWebSocket(options: WebSocketListener): void {
  const { host, descriptor, tls, sasl, insecure = false } = options;
  const where = `websocket ${host ?? descriptor}`;
  if (tls !== undefined) checkCertificates(tls, where);
  if (insecure || isLoopback(host)) return;
  if (tls === undefined)
    throw new Error(
      `${where}: what is said there can be read and changed; give it \`cert\` and \`key\`, or say \`insecure\``,
    );
  if (tls.ca === undefined && sasl === undefined)
    throw new Error(
      `${where}: clients are not asked who they are; give it \`ca\` or \`sasl\`, or say \`insecure\``,
    );
}
