import { createServer } from "node:net";
import type { TcpListener } from "./address.js";
import { type Doorkeeper, isLoopback, type Listener, listenAt } from "./listener.js";

const defaultPort = 16_509;

/** Beyond the host itself only where that is wanted: whoever reaches it may do what the door allows. */
export function checkTcp({ host, descriptor, insecure = false }: TcpListener): void {
  if (insecure || isLoopback(host)) return;
  throw new Error(
    `tcp ${host ?? descriptor}: what is said there can be read and changed; say \`insecure\` to listen beyond loopback`,
  );
}

/** A port. */
export async function listenTcp(options: TcpListener, keeper: Doorkeeper): Promise<Listener> {
  const { port = defaultPort } = options;
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (stream) =>
    keeper.welcome({ stream, peer: `${stream.remoteAddress}` }),
  );
  return listenAt(server, "tcp", { ...options, port }, keeper);
}
