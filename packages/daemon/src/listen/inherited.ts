import { createServer } from "node:net";
import type { InheritedListener } from "./address.js";
import { closing, type Listener, listening, type Welcome } from "./listener.js";

/** The first descriptor that systemd passes on. C: `SD_LISTEN_FDS_START`. */
const firstDescriptor = 3;
const mostDescriptors = 64;

/**
 * The sockets that systemd has opened for a process, by `LISTEN_PID`, `LISTEN_FDS` and `LISTEN_FDNAMES`. Through one whose name ends
 * with `-ro` clients may only look.
 */
export function inheritedListeners(
  { LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES = "" }: Readonly<Record<string, string | undefined>>,
  pid: number,
): InheritedListener[] {
  const count = Number(LISTEN_FDS);
  if (Number(LISTEN_PID) !== pid || !Number.isInteger(count) || count < 1 || count > mostDescriptors)
    return [];
  const names = LISTEN_FDNAMES.split(":");
  return Array.from({ length: count }, (_, i) => ({
    type: "inherited",
    descriptor: firstDescriptor + i,
    readOnly: /-ro(\.socket)?$/.test(names[i] ?? ""),
  }));
}

/** A socket that somebody else has opened, and takes away. */
export async function listenInherited(
  { descriptor }: InheritedListener,
  welcome: Welcome,
): Promise<Listener> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    welcome(socket, socket.remoteAddress ?? "unix"),
  );
  await listening(server, () => server.listen({ fd: descriptor }));
  return { address: `inherited:${descriptor}`, close: () => closing(server) };
}
