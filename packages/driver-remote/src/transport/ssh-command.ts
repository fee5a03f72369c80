import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";

/** How to reach the far end of an ssh connection. */
export type SshProxy = "auto" | "native" | "netcat";

/** What is done about the keys of hosts, as libvirt names it, in ssh's words. */
export const knownHostsVerify = { normal: "yes", auto: "accept-new", ignore: "no" } as const;
export type KnownHostsVerify = keyof typeof knownHostsVerify;

/** What an ssh connection is told. Names are those of a libvirt URI's parameters. */
export interface SshOptions {
  /** A name, an address, or an alias of the user's ssh configuration. */
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
  /** Path of the private key; without it, what ssh finds itself. */
  readonly keyfile?: string;
  /**
   * What carries the bytes on the far side: `virt-ssh-helper` (`native`), `nc`, or the first if it is there (`auto`, the
   * default; `netcat` where `netcat` or `socket` is given).
   */
  readonly proxy?: SshProxy;
  /** The far program that takes `-U SOCKET`; `nc` if nothing is said. Runs a program there: for the user's own URIs. */
  readonly netcat?: string;
  /** The daemon's socket on the far side, for netcat. */
  readonly socket: string;
  /** Whether `socket` was asked for, so that nobody but netcat can do. */
  readonly ownSocket?: boolean;
  /** What virt-ssh-helper is to open: the URI without transport, user and host. */
  readonly helperUri: string;
  readonly readOnly?: boolean;
  /** Trust any host key. A warning belongs beside it. */
  readonly noVerify?: boolean;
  /** The file of known hosts, in place of the user's own. */
  readonly knownHosts?: string;
  /** What is done about a host that is in none: refuse it (`normal`), remember it (`auto`), or whatever its key (`ignore`). */
  readonly knownHostsVerify?: KnownHostsVerify;
  /** Let ssh ask on the terminal for passwords and unknown hosts; else it never asks. */
  readonly mayAsk?: boolean;
}

/** Blanks, controls and all that some shell gives a meaning to. */
const UNSAFE_NAME = /[\s\p{C}'"`$\\;&|<>(){}*?!#~^=]/u;
/** What quotes cannot carry through every shell: fish takes `\'` for a quote, csh an `!` for its history. */
const UNSAFE_ARGUMENT = /[\p{C}\\!]/u;

/** The arguments of ssh. Throws INVALID_ARG for what could be taken for an option, or break out of its quotes. */
export function sshArguments(options: SshOptions): string[] {
  const { host, user, port, keyfile, knownHosts, noVerify = false, mayAsk = false } = options;
  const strict = noVerify ? "no" : options.knownHostsVerify && knownHostsVerify[options.knownHostsVerify];
  checkName("host", host);
  if (user !== undefined) checkName("user", user);
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_535))
    throw invalid("port", String(port), "a number from 1 to 65535");
  if (keyfile !== undefined && (keyfile === "" || /\p{Cc}/u.test(keyfile)))
    throw invalid("keyfile", keyfile, "the path of a file");
  if (knownHosts !== undefined && (knownHosts === "" || /[\p{Cc}"\\]/u.test(knownHosts)))
    throw invalid("known_hosts", knownHosts, "the path of a file without quotes and backslashes");
  return [
    ...(port === undefined ? [] : ["-p", String(port)]),
    ...(user === undefined ? [] : ["-l", user]),
    ...(keyfile === undefined ? [] : ["-i", keyfile]),
    "-T",
    ...["-e", "none"],
    ...(mayAsk ? [] : ["-o", "BatchMode=yes"]),
    ...(strict === undefined ? [] : ["-o", `StrictHostKeyChecking=${strict}`]),
    // Quoted for its blanks; a per cent would begin a name of ssh's.
    ...(knownHosts === undefined ? [] : ["-o", `UserKnownHostsFile="${knownHosts.replaceAll("%", "%%")}"`]),
    "--",
    host,
    remoteCommand(options),
  ];
}

/** One word for the far side's login shell, whatever shell that is: it runs sh, and sh runs what carries the bytes. */
export function remoteCommand(options: SshOptions): string {
  const script = remoteScript(options);
  return `sh -c ${quote(script)}`;
}

function remoteScript(options: SshOptions): string {
  const { netcat = "nc", socket, ownSocket = false, helperUri, readOnly = false } = options;
  const proxy = proxyOf(options);
  for (const [name, value] of Object.entries({ netcat, socket })) checkArgument(name, value);
  const helper = `exec virt-ssh-helper${readOnly ? " -r" : ""} ${quote(shellSafeUri(helperUri))}`;
  // Of the netcats, one ends with its input only when told `-q0`; the others do not know that option, or want no argument.
  const nc = quote(netcat);
  const plain = [
    `if ${nc} -q 2>&1 | grep "requires an argument" >/dev/null 2>&1; then q=-q0; else q=; fi`,
    `exec ${nc} $q -U ${quote(socket)}`,
  ].join("; ");
  if (proxy === "native") {
    if (ownSocket) throw invalid("proxy", "native", "netcat or auto, since a socket is named");
    return helper;
  }
  if (proxy === "netcat") return plain;
  return `if command -v virt-ssh-helper >/dev/null 2>&1; then ${helper}; fi; ${plain}`;
}

function proxyOf({ proxy = "auto", netcat, ownSocket = false }: SshOptions): SshProxy {
  if (netcat !== undefined && proxy === "native")
    throw invalid("proxy", "native", "netcat or auto, since a netcat program is named");
  return proxy === "auto" && (netcat !== undefined || ownSocket) ? "netcat" : proxy;
}

/** A URI with everything that a shell could stumble over in its percent form. */
function shellSafeUri(uri: string): string {
  return uri.replace(/[^\w.~:/?&=;%,@+-]/gu, (character) =>
    encodeURIComponent(character).replace(/[!'()*]/g, percent),
  );
}

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * One word for every shell of the world. A quote in it stands in double quotes, not behind a backslash: inside of single
 * quotes, where a quoted word ends up that is quoted again, fish takes `\\'` for a quote.
 */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}

function checkName(name: string, value: string): void {
  if (value === "" || value.startsWith("-") || UNSAFE_NAME.test(value))
    throw invalid(
      name,
      value,
      "a name that is neither empty nor begins with '-', without blanks and shell characters",
    );
}

function checkArgument(name: string, value: string): void {
  if (value === "" || UNSAFE_ARGUMENT.test(value))
    throw invalid(name, value, "a path without control characters, backslashes and '!'");
}

function invalid(name: string, value: string, expected: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.INVALID_ARG,
    domain: ErrorDomain.RPC,
    info: name,
    detail: `ssh's ${name} is ${JSON.stringify(value)}: expected ${expected}`,
    nothingSent: true,
  });
}
