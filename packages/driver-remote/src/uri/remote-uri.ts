import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";

/** How a daemon is reached. */
export type RemoteTransport = "unix" | "tcp" | "tls" | "ssh" | "ext";

/** A URI of a libvirt daemon, taken apart. */
export interface RemoteUri {
  /** `qemu`, `lxc`, `test`, …; `remote` lets the daemon choose. */
  readonly driver: string;
  readonly transport: RemoteTransport;
  readonly user?: string;
  /** Without brackets. */
  readonly host?: string;
  readonly port?: number;
  /** `/system`, `/session`, … */
  readonly path: string;
  /** What the client keeps for itself, by its name in lower case. */
  readonly params: ReadonlyMap<string, string>;
  /** What the daemon shall open. */
  readonly name: string;
  /** Parameters that mean nothing here and go to the daemon as they are. */
  readonly passedOn: readonly string[];
}

const FORM =
  /^([a-z][a-z\d.-]*)(?:\+([a-z\d]+))?:\/\/(?:([^@/?#]*)@)?(\[[^\]/?#]*\]|[^:/?#[\]@]*)(?::([^/?#]*))?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/i;

/** A password that people put behind the user's name, whatever characters it has: no port, and an `@` follows. */
const PASSWORD = /(:\/\/(?!\[)[^:@/?#]*):(?!\d*(?:[/?#]|$)).*@/s;

const TRANSPORTS: readonly string[] = ["unix", "tcp", "tls", "ssh", "ext"];

/** Drivers that a daemon has; what of them is also served without one is so only without a host and a transport. */
const DAEMON_DRIVERS = new Set([
  "qemu",
  "lxc",
  "ch",
  "bhyve",
  "vz",
  "openvz",
  "vbox",
  "xen",
  "test",
  "remote",
  "network",
  "storage",
  "secret",
  "nodedev",
  "nwfilter",
  "interface",
]);
/** What is served here, without a daemon. */
const LOCAL = /^(test:\/\/(\/|$)|xen:\/\/(\/|$)|qemu:\/\/\/embed\b)/i;

/** Names of parameters that the client keeps for itself. */
const OWN = new Set([
  "name",
  "command",
  "socket",
  "auth",
  "authfile",
  "netcat",
  "proxy",
  "mode",
  "keyfile",
  "no_verify",
  "no_tty",
  "no_sanity",
  "pkipath",
  "tls_priority",
  "known_hosts",
  "known_hosts_verify",
  "sshauth",
]);

/** Whether a URI means a libvirt daemon, well-formed or not: what is wrong with it is said when it is opened. */
export function isRemoteUri(uri: string | undefined): boolean {
  const [, driver, transport] = /^([a-z][a-z\d.-]*)(\+[^:/]*)?:\/\//i.exec(uri ?? "") ?? [];
  if (driver === undefined || LOCAL.test(uri!)) return false;
  return transport !== undefined || DAEMON_DRIVERS.has(driver.toLowerCase());
}

/** Takes a URI apart. Throws INVALID_ARG saying what was expected where. */
export function parseRemoteUri(uri: string): RemoteUri {
  if (PASSWORD.test(uri))
    throw invalid(uri, "a URI has no place for a password: give 'credentials', or put it into auth.conf");
  const match = FORM.exec(uri);
  if (!match) throw invalid(uri, "expected driver[+transport]://[user@][host][:port]/path[?parameters]");
  const [, scheme = "", transportName, user, bracketed = "", portText, path = "", query = ""] = match;
  const driver = scheme.toLowerCase();
  const host = bracketed.replace(/^\[|\]$/g, "");
  const transport = (transportName?.toLowerCase() ?? (host === "" ? "unix" : "tls")) as RemoteTransport;
  if (!TRANSPORTS.includes(transport)) {
    const hint = /^libssh2?$/.test(transport) ? "; use ssh, which is the system's own" : "";
    throw invalid(uri, `transport '${transport}', expected one of ${TRANSPORTS.join(", ")}${hint}`);
  }
  if (transport === "unix" && host !== "") throw invalid(uri, "a unix socket has no host");
  if ((transport === "tcp" || transport === "tls" || transport === "ssh") && host === "") {
    throw invalid(uri, `transport ${transport} needs a host`);
  }
  if (path === "" && host !== "" && /^(system|session|default|embed)$/.test(host)) {
    throw invalid(uri, `'${host}' stands where a host does: ${driver}:///${host} is meant, perhaps`);
  }
  const port = portText === undefined || portText === "" ? undefined : Number(portText);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw invalid(uri, `port '${portText}', expected a number from 1 to 65535`);
  }
  const { params, rest } = readQuery(uri, query);
  const own =
    driver === "remote"
      ? ""
      : `${driver}://${path === "" ? "/" : path}${rest.length > 0 ? `?${rest.join("&")}` : ""}`;
  return {
    driver,
    transport,
    ...(user ? { user: decoded(uri, user) } : {}),
    ...(host ? { host } : {}),
    ...(port === undefined ? {} : { port }),
    path,
    params,
    name: params.get("name") ?? own,
    passedOn: rest.map((part) => part.split("=", 1)[0]!),
  };
}

function readQuery(uri: string, query: string): { params: Map<string, string>; rest: string[] } {
  const params = new Map<string, string>();
  const rest: string[] = [];
  for (const part of query.split(/[&;]/)) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const name = decoded(uri, at < 0 ? part : part.slice(0, at)).toLowerCase();
    if (OWN.has(name)) params.set(name, at < 0 ? "" : decoded(uri, part.slice(at + 1)));
    else rest.push(part);
  }
  return { params, rest };
}

function decoded(uri: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid(uri, `'${text}' is not percent-encoded as it should be`);
  }
}

/** A parameter that is on or off: a number, 0 is off. */
export function isOn({ params }: RemoteUri, name: string): boolean {
  const value = params.get(name);
  if (value === undefined) return false;
  if (!/^-?\d+$/.test(value)) throw invalid(name, `'${value}', expected a number, 0 for off`);
  return Number(value) !== 0;
}

function invalid(what: string, detail: string): LibvirtError {
  // A password does not belong into a URI, but people put it there.
  const info = what.replace(PASSWORD, "$1:***@");
  return new LibvirtError({ code: ErrorNumber.INVALID_ARG, domain: ErrorDomain.URI, info, detail });
}
