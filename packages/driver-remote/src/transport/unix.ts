import type { Transport } from "../client/transport.js";
import { streamTransport } from "./node-stream.js";
import { type ConnectOptions, connectSocket } from "./socket.js";
import { socketReader } from "./socket-reader.js";

/** Connects to a daemon's socket. */
export async function connectUnix({
  path,
  ...options
}: ConnectOptions & { readonly path: string }): Promise<Transport> {
  const peer = `unix socket ${path}`;
  const reader = socketReader();
  const socket = await connectSocket(
    { path, ...(reader && { onread: reader.onread }) },
    peer,
    options,
    adviceFor,
  );
  return streamTransport(socket, { peer, secure: true }, reader);
}

function adviceFor(code: string | undefined): string | undefined {
  if (code === "ENOENT" || code === "ECONNREFUSED")
    return "is libvirt's daemon installed and running? Debian's package is libvirt-daemon-system, Fedora's libvirt-daemon";
  if (code !== "EACCES" && code !== "EPERM") return undefined;
  return "join the group that may use it (often 'libvirt'), run as root, or open the connection read-only";
}
