import { createServer, isIP } from "node:net";
import type { TcpListener } from "./address.js";
import { backlog, type Listener, listening, portOf, type Welcome } from "./listener.js";

const defaultPort = 16_509;

/** A port. Beyond the host itself only where that is wanted: whoever reaches it may do what the door allows. */
export async function listenTcp(options: TcpListener, welcome: Welcome): Promise<Listener> {
  const { host, port = defaultPort, insecure = false } = options;
  if (!insecure && !isLoopback(host)) {
    throw new Error(
      `tcp ${host}: clients are not asked who they are; say \`insecure\` to listen beyond loopback`,
    );
  }
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    welcome(socket, `${socket.remoteAddress}`),
  );
  await listening(server, () => server.listen({ host, port, backlog }));
  return portOf(server, "tcp");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
