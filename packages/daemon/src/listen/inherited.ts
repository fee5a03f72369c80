import { type AddressInfo, createServer } from "node:net";
import type { InheritedListener } from "./address.js";
import { closing, type Doorkeeper, isLoopback, type Listener, listening } from "./listener.js";

/** The first descriptor that systemd passes on. C: `SD_LISTEN_FDS_START`. */
const firstDescriptor = 3;
const mostDescriptors = 64;

/** A socket that systemd has opened for us, and what its unit calls it. */
export interface InheritedSocket {
  readonly descriptor: number;
  readonly name: string;
}

/** The sockets that systemd has opened for a process, by `LISTEN_PID`, `LISTEN_FDS` and `LISTEN_FDNAMES`. */
export function inheritedSockets(
  { LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES = "" }: Readonly<Record<string, string | undefined>>,
  pid: number,
): InheritedSocket[] {
  const count = Number(LISTEN_FDS);
  if (Number(LISTEN_PID) !== pid || !Number.isInteger(count) || count < 1 || count > mostDescriptors)
    return [];
  const names = LISTEN_FDNAMES.split(":");
  return Array.from({ length: count }, (_, i) => ({ descriptor: firstDescriptor + i, name: names[i] ?? "" }));
}

/** One of them that nothing more is said of. Through a socket whose name ends with `-ro` clients may only look. */
export function inheritedListener({ descriptor, name }: InheritedSocket): InheritedListener {
  return { type: "inherited", descriptor, readOnly: /-ro(\.socket)?$/.test(name) };
}

/** A socket that somebody else has opened, and takes away. */
export async function listenInherited(
  { descriptor }: InheritedListener,
  keeper: Doorkeeper,
): Promise<Listener> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (stream) =>
    keeper.welcome({ stream, peer: stream.remoteAddress ?? "unix" }),
  );
  await listening(server, () => server.listen({ fd: descriptor }));
  // A unix socket has no address here.
  const bound = server.address() as Partial<AddressInfo> | string | null;
  const address = typeof bound === "object" ? bound?.address : undefined;
  if (address !== undefined && !isLoopback(address)) {
    await closing(server);
    throw new Error(
      `${address}: a port that systemd has opened beyond loopback; say what it is for by \`systemd\` of a listener`,
    );
  }
  return { address: `inherited:${descriptor}`, close: () => closing(server) };
}
