import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError, type OpenRequest } from "@libvirt-ts/driver";
import type { Transport } from "./client/transport.js";
import { connectSsh } from "./transport/ssh.js";
import { type KnownHostsVerify, knownHostsVerify, type SshProxy } from "./transport/ssh-command.js";
import { connectTcp } from "./transport/tcp.js";
import { connectTls } from "./transport/tls.js";
import { readTlsFiles } from "./transport/tls-files.js";
import { connectUnix } from "./transport/unix.js";
import { isOn, type RemoteTransport, type RemoteUri } from "./uri/remote-uri.js";
import { socketPath } from "./uri/socket-path.js";

/** Connects to what a URI says. `programs` allows it to name programs of this and the other host. */
export async function reach(uri: RemoteUri, request: OpenRequest, programs: boolean): Promise<Transport> {
  const { transport, host = "", port, params } = uri;
  const { signal, readOnly } = request;
  for (const name of ["command", "netcat"]) if (params.has(name) && !programs) throw namesProgram(name);
  switch (transport) {
    case "unix":
      return connectUnix({ path: socketPath(uri, readOnly), signal });
    case "tcp":
      return connectTcp({ host, port, signal });
    case "tls": {
      const pkiPath = params.get("pkipath");
      const noVerify = isOn(uri, "no_verify");
      if (noVerify) request.warn(warning(`${host}: the server's certificate is not checked (no_verify)`));
      const files = await readTlsFiles(pkiPath === undefined ? {} : { pkiPath });
      return connectTls({ host, port, files, noVerify, signal });
    }
    case "ssh":
      return ssh(uri, request);
    case "ext":
      throw namesProgram("ext");
  }
}

function ssh(uri: RemoteUri, { readOnly, signal, warn }: OpenRequest): Transport {
  const { host = "", port, user, params, name } = uri;
  const verify = params.get("known_hosts_verify");
  if (verify !== undefined && !isKnownHostsVerify(verify))
    throw invalid("known_hosts_verify", `'${verify}', expected normal, auto or ignore`);
  const noVerify = isOn(uri, "no_verify");
  if (noVerify || verify === "ignore")
    warn(warning(`${host}: any host key is trusted (${noVerify ? "no_verify" : "known_hosts_verify"})`));
  const given = (key: string, value: unknown) => (value === undefined ? {} : { [key]: value });
  const own = params.get("socket");
  return connectSsh({
    host,
    ...given("port", port),
    ...given("user", user),
    ...given("keyfile", params.get("keyfile")),
    ...given("knownHosts", params.get("known_hosts")),
    ...given("knownHostsVerify", verify),
    ...given("proxy", proxyOf(uri)),
    ...given("netcat", params.get("netcat")),
    ...given("command", params.get("command")),
    ...given("signal", signal),
    socket: own ?? `/var/run/libvirt/libvirt-sock${readOnly ? "-ro" : ""}`,
    ownSocket: own !== undefined,
    helperUri: withMode(name, params.get("mode")),
    readOnly,
    noVerify,
    mayAsk: false,
  });
}

function isKnownHostsVerify(text: string): text is KnownHostsVerify {
  return Object.hasOwn(knownHostsVerify, text);
}

/** Only virt-ssh-helper finds the socket of a user's session there. */
function proxyOf({ params, path }: RemoteUri): SshProxy | undefined {
  const proxy = params.get("proxy");
  if (proxy !== undefined && proxy !== "auto" && proxy !== "native" && proxy !== "netcat")
    throw invalid("proxy", `'${proxy}', expected auto, native or netcat`);
  const mode = params.get("mode");
  if (mode === "direct" && (proxy === "netcat" || params.has("netcat") || params.has("socket")))
    throw invalid("mode", "a direct one needs virt-ssh-helper (proxy=native)");
  const free = proxy === undefined && !params.has("netcat") && !params.has("socket");
  return free && (path === "/session" || mode === "direct") ? "native" : proxy;
}

/** The URI for virt-ssh-helper, which alone keeps the mode. */
function withMode(name: string, mode: string | undefined): string {
  return mode === undefined ? name : `${name}${name.includes("?") ? "&" : "?"}mode=${mode}`;
}

/** Parameters of ours by the transports that they mean something to. */
const meant: Readonly<Record<string, readonly RemoteTransport[]>> = {
  socket: ["unix", "ssh"],
  mode: ["unix", "ssh"],
  netcat: ["ssh"],
  proxy: ["ssh"],
  keyfile: ["ssh"],
  no_tty: ["ssh"],
  no_verify: ["ssh", "tls"],
  no_sanity: ["tls"],
  pkipath: ["tls"],
  command: ["ssh", "ext"],
  tls_priority: [],
  known_hosts: ["ssh"],
  known_hosts_verify: ["ssh"],
  sshauth: [],
};

/** A warning that names the parameters which mean nothing to this transport; undefined where there are none. */
export function ignoredParameters({ params, transport }: RemoteUri): LibvirtError | undefined {
  const names = [...params.keys()].filter((name) => meant[name]?.includes(transport) === false);
  if (names.length === 0) return undefined;
  return new LibvirtError({
    code: ErrorNumber.INVALID_ARG,
    domain: ErrorDomain.URI,
    level: ErrorLevel.WARNING,
    info: names.join(", "),
    detail: `parameters that mean nothing to transport ${transport} here; they are ignored`,
  });
}

function invalid(info: string, detail: string): LibvirtError {
  return new LibvirtError({ code: ErrorNumber.INVALID_ARG, domain: ErrorDomain.URI, info, detail });
}

function namesProgram(what: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.INVALID_ARG,
    domain: ErrorDomain.URI,
    info: what,
    detail:
      "it names a program to run, which only the user's own URI may: say so by { programs: true } when opening",
  });
}

function warning(detail: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.AUTH_UNAVAILABLE,
    domain: ErrorDomain.RPC,
    level: ErrorLevel.WARNING,
    detail,
  });
}
