import { createServer, type TLSSocket } from "node:tls";
import type { Log } from "../log.js";
import type { TlsListener } from "./address.js";
import { backlog, type Listener, listening, portOf, type Welcome } from "./listener.js";

const defaultPort = 16_514;

/** What a server says after the handshake: the certificate is accepted. */
const accepted = Buffer.of(1);

/** A port for clients with a certificate of our authorities. */
export async function listenTls(options: TlsListener, welcome: Welcome, log: Log): Promise<Listener> {
  const { host, port = defaultPort, tls, allow } = options;
  if (tls.ca === undefined) throw new Error(`tls ${host}: no authority is named whose clients may come`);
  const server = createServer({
    ...tls,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    handshakeTimeout: 30_000,
  });
  server.on("secureConnection", (socket: TLSSocket) => {
    const name = commonName(socket);
    if (allow !== undefined && (name === undefined || !allow.includes(name))) {
      log("warn", "a client is refused", { name, reason: "its certificate is not on the list" });
      socket.destroy();
      return;
    }
    socket.setNoDelay(true);
    socket.write(accepted);
    welcome(socket, name ?? `${socket.remoteAddress}`);
  });
  server.on("tlsClientError", (error) => log("warn", "a handshake failed", { reason: error.message }));
  await listening(server, () => server.listen({ host, port, backlog }));
  return portOf(server, "tls");
}

function commonName(socket: TLSSocket): string | undefined {
  const { subject } = socket.getPeerCertificate();
  const name: unknown = subject?.CN;
  return typeof name === "string" ? name : undefined;
}
