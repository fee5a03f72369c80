import type { Transport } from "../client/transport.js";
import { streamTransport } from "./node-stream.js";
import { authority, type ConnectOptions, connectSocket } from "./socket.js";
import { socketReader } from "./socket-reader.js";

/** Where libvirt's daemons listen without TLS. */
const TCP_PORT = 16509;

/** Connects without any protection: for loopback and tunnels. */
export async function connectTcp({
  host,
  port = TCP_PORT,
  ...options
}: ConnectOptions & { readonly host: string; readonly port?: number | undefined }): Promise<Transport> {
  const peer = `tcp ${authority(host, port)}`;
  const reader = socketReader();
  const socket = await connectSocket({ host, port, ...(reader && { onread: reader.onread }) }, peer, options);
  return streamTransport(socket, { peer, secure: false }, reader);
}
