import { isLocalXen } from "@libvirt-ts/driver";

/** Where a xend listens. */
export type Address =
  | { readonly kind: "unix"; readonly path: string }
  | {
      readonly kind: "tcp";
      /** `http://host:port`, IPv6 in brackets. */
      readonly origin: string;
      /** Without brackets. */
      readonly host: string;
      readonly port: number;
    };

/** Where a xend makes its unix socket unless it is told otherwise. */
export const DEFAULT_SOCKET = "/var/lib/xend/xend-socket";

/** The port of xend's HTTP server unless it is told otherwise. */
export const DEFAULT_PORT = 8000;

/** What is wrong with a connection URI that is xend's business. */
export class AddressError extends Error {
  override readonly name = "AddressError";
}

/** The local xend: the Xen of this host, an empty string, and what libvirt 0.1 took for it besides. */
function isLocal(uri: string | undefined): boolean {
  return isLocalXen(uri) || uri === "" || /^xen(:\/\/\/?)?$/i.test(uri as string);
}

/** Whether a connection URI is xend's business: the local Xen, the path of a socket, or `http://…`. */
export function acceptsUri(uri: string | undefined): boolean {
  return isLocal(uri) || /^(\/|http:)/i.test(uri as string);
}

/**
 * The addresses to try in turn: for the local Xen the unix socket, then TCP on this host; else the one that is named.
 * Throws an AddressError, which never repeats credentials.
 */
export function addressesOf(
  uri: string | undefined,
  socket: string = DEFAULT_SOCKET,
): readonly [Address, ...Address[]] {
  if (isLocal(uri)) return [{ kind: "unix", path: socket }, tcpAddress("localhost", DEFAULT_PORT)];
  const text = uri as string;
  if (text.startsWith("/")) {
    if (text.includes("\0")) throw new AddressError("the path of a socket cannot hold a NUL");
    return [{ kind: "unix", path: text }];
  }
  const [, authority = "", rest = ""] = /^http:\/\/([^/?#]*)(.*)$/i.exec(text) ?? [];
  if (authority.includes("@"))
    throw new AddressError("xend knows no users: leave user and password out of the URI");
  if (rest !== "" && rest !== "/")
    throw new AddressError("expected http://host[:port]/ and nothing after it");
  const [, host = "", port] = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(\d+))?$/.exec(authority) ?? [];
  if (host === "") throw new AddressError("expected http://host[:port]/ with a host name or an address");
  const number = port === undefined ? DEFAULT_PORT : Number(port);
  if (number < 1 || number > 65535) throw new AddressError(`a port is a number from 1 to 65535, not ${port}`);
  return [tcpAddress(host, number)];
}

function tcpAddress(host: string, port: number): Address {
  const origin = `http://${host}:${port}`;
  if (!URL.canParse(origin))
    throw new AddressError(`${JSON.stringify(host)} is neither a host name nor an address`);
  return { kind: "tcp", origin, host: host.replace(/^\[|\]$/g, ""), port };
}

/** Whether nothing that is sent there leaves this machine. */
export function isPrivate(address: Address): boolean {
  return (
    address.kind === "unix" || /^(localhost|(::ffff:)?127(\.\d+){3}|::1|0:0:0:0:0:0:0:1)$/i.test(address.host)
  );
}

/** How errors name an address. */
export function describeAddress(address: Address): string {
  return address.kind === "unix" ? address.path : `${address.origin}/`;
}
