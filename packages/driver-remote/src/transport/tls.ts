import { isIP } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import { aborted, ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import type { Transport } from "../client/transport.js";
import { nodeTransport } from "./node-stream.js";
import { authority, type ConnectOptions, connectSocket, noAnswer, noConnection } from "./socket.js";
import type { TlsFiles } from "./tls-files.js";

/** How a TLS connection is made. */
export interface ConnectTlsOptions extends ConnectOptions {
  readonly host: string;
  /** Default: 16514. */
  readonly port?: number | undefined;
  /** What we show and trust. */
  readonly files: TlsFiles;
  /** Take the server for whom it says it is. A warning belongs beside it. */
  readonly noVerify?: boolean | undefined;
}

/** Where libvirt's daemons listen for TLS. */
const TLS_PORT = 16_514;
/** The byte by which a server says that it accepts our certificate and address. */
const ACCEPTED = 1;

/**
 * A transport over TLS 1.2 or 1.3, once both sides have accepted each other. Rejects with AUTH_FAILED where one of them
 * does not, SYSTEM_ERROR where the server cannot be reached.
 */
export async function connectTls({
  host,
  port = TLS_PORT,
  files,
  noVerify = false,
  ...options
}: ConnectTlsOptions): Promise<Transport> {
  const peer = `tls ${authority(host, port)}`;
  const { timeout = 30_000, signal } = options;
  const tcp = await connectSocket({ host, port }, peer, options);
  let socket: TLSSocket | undefined;
  try {
    socket = connect({
      socket: tcp,
      ca: files.ca,
      minVersion: "TLSv1.2",
      rejectUnauthorized: !noVerify,
      // Names are asked for, addresses are not; both are compared with the certificate.
      ...(isIP(host) === 0 ? { servername: host } : { host }),
      ...(files.crl && { crl: files.crl }),
      ...files.identity,
    });
    await accepted(socket, peer, timeout, signal);
  } catch (error) {
    tcp.destroy();
    throw explain(peer, error as Error, socket);
  }
  return nodeTransport(socket, { peer, secure: true });
}

/** Resolves once the server has said that it accepts us. */
function accepted(
  socket: TLSSocket,
  peer: string,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const byte = socket.read(1) as Buffer | null;
      if (byte?.[0] === ACCEPTED) settle(resolve);
      else if (byte !== null) fail(new Refused(`it answers ${byte[0]} where 1 would say that it does`));
    };
    const fail = (error: Error) => settle(() => reject(error));
    const end = () => fail(new Refused("it hangs up without a word"));
    const abort = () => fail(aborted(ErrorDomain.RPC, signal!));
    const timer = timeout > 0 ? setTimeout(() => fail(noAnswer(peer, timeout)), timeout) : undefined;
    const settle = (then: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      socket.off("readable", look).off("end", end).off("close", end).off("error", fail);
      // What fails after this, before somebody else listens, must not end the process.
      socket.on("error", () => undefined);
      then();
    };
    socket.on("readable", look).on("end", end).on("close", end).on("error", fail);
    signal?.addEventListener("abort", abort, { once: true });
  });
}

/** The server does not want us. */
class Refused extends Error {}

/** What went wrong, and with whom. */
function explain(peer: string, error: Error, socket: TLSSocket | undefined): LibvirtError {
  if (error instanceof LibvirtError) return error;
  // Our own files are looked at before anything is sent.
  if (socket === undefined) return authFailed(`our own certificates cannot be used: ${error.message}`, error);
  const { code = "" } = error as NodeJS.ErrnoException;
  if (code !== "" && String(socket.authorizationError) === code)
    return authFailed(`the certificate of ${peer} is not accepted: ${error.message}`, error);
  if (error instanceof Refused || code.includes("ALERT"))
    return authFailed(
      `${peer} does not accept us, by our certificate or our address: ${error.message}`,
      error,
    );
  return noConnection(peer, error);
}

function authFailed(detail: string, cause: Error): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.AUTH_FAILED,
    domain: ErrorDomain.RPC,
    detail,
    cause,
    nothingSent: true,
  });
}
