import type { Transport } from "../client/transport.js";
import { nodeTransport } from "./node-stream.js";
import { authority, type ConnectOptions, connectSocket } from "./socket.js";

/** Where libvirt's daemons listen without TLS. */
const TCP_PORT = 16509;

/** Connects without any protection: for loopback and tunnels. */
export async function connectTcp({
  host,
  port = TCP_PORT,
  ...options
}: ConnectOptions & { readonly host: string; readonly port?: number | undefined }): Promise<Transport> {
  const peer = `tcp ${authority(host, port)}`;
  const socket = await connectSocket({ host, port }, peer, options);
  return nodeTransport(socket, { peer, secure: false });
}
