import type { Transport } from "../client/transport.js";
import { nodeTransport } from "./node-stream.js";
import { type ConnectOptions, connectSocket } from "./socket.js";

/** Connects to a daemon's socket. */
export async function connectUnix({
  path,
  ...options
}: ConnectOptions & { readonly path: string }): Promise<Transport> {
  const peer = `unix socket ${path}`;
  const socket = await connectSocket({ path }, peer, options, adviceFor);
  return nodeTransport(socket, { peer, secure: true });
}

function adviceFor(code: string | undefined): string | undefined {
  if (code === "ENOENT" || code === "ECONNREFUSED") return "is libvirt's daemon installed and running?";
  if (code !== "EACCES" && code !== "EPERM") return undefined;
  return "join the group that may use it (often 'libvirt'), run as root, or open the connection read-only";
}
