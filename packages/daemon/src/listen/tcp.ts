import { createServer } from "node:net";
import type { TcpListener } from "./address.js";
import { type Doorkeeper, isLoopback, type Listener, listenAt } from "./listener.js";

const defaultPort = 16_509;

/** A port. Beyond the host itself only where that is wanted: whoever reaches it may do what the door allows. */
export async function listenTcp(options: TcpListener, keeper: Doorkeeper): Promise<Listener> {
  const { host, port = defaultPort, insecure = false } = options;
  if (!insecure && !isLoopback(host)) {
    throw new Error(
      `tcp ${host ?? options.descriptor}: what is said there can be read and changed; say \`insecure\` to listen beyond loopback`,
    );
  }
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (stream) =>
    keeper.welcome({ stream, peer: `${stream.remoteAddress}` }),
  );
  return listenAt(server, "tcp", { ...options, port }, keeper);
}
