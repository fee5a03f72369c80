import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError, type OpenRequest } from "@libvirt-ts/driver";
import type { Transport } from "./client/transport.js";
import { connectSsh } from "./transport/ssh.js";
import { connectTcp } from "./transport/tcp.js";
import { connectTls } from "./transport/tls.js";
import { readTlsFiles } from "./transport/tls-files.js";
import { connectUnix } from "./transport/unix.js";
import { isOn, type RemoteUri } from "./uri/remote-uri.js";
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
  const noVerify = isOn(uri, "no_verify");
  if (noVerify) warn(warning(`${host}: any host key is trusted (no_verify)`));
  const given = (key: string, value: unknown) => (value === undefined ? {} : { [key]: value });
  const own = params.get("socket");
  return connectSsh({
    host,
    ...given("port", port),
    ...given("user", user),
    ...given("keyfile", params.get("keyfile")),
    ...given("proxy", params.get("proxy")),
    ...given("netcat", params.get("netcat")),
    ...given("command", params.get("command")),
    ...given("signal", signal),
    socket: own ?? `/var/run/libvirt/libvirt-sock${readOnly ? "-ro" : ""}`,
    ownSocket: own !== undefined,
    helperUri: name,
    readOnly,
    noVerify,
    mayAsk: false,
  });
}

function namesProgram(what: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.INVALID_ARG,
    domain: ErrorDomain.URI,
    info: what,
    detail:
      "it names a program to run, which a URI may only where createRemoteDriver({ programs: true }) says so",
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
