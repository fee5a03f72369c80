import { createConnection, type NetConnectOpts, type Socket } from "node:net";
import { aborted, ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";

/** What every way of connecting can be given. */
export interface ConnectOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the other side must have answered; 0 is for ever. Default: 30,000. */
  readonly timeout?: number | undefined;
}

/** Connects a socket. Rejects with NO_CONNECT whose cause has the system's code, OPERATION_TIMEOUT or OPERATION_ABORTED. */
export function connectSocket(
  to: NetConnectOpts,
  peer: string,
  { signal, timeout = 30_000 }: ConnectOptions,
  advice: (code: string | undefined) => string | undefined = () => undefined,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(aborted(ErrorDomain.RPC, signal));
      return;
    }
    const socket = createConnection(to);
    const refused = (cause: NodeJS.ErrnoException) => fail(noConnection(peer, cause, advice(cause.code)));
    const abort = () => fail(aborted(ErrorDomain.RPC, signal!));
    const timer = timeout > 0 ? setTimeout(() => fail(noAnswer(peer, timeout)), timeout) : undefined;
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      socket.removeListener("error", refused);
    };
    const fail = (error: LibvirtError) => {
      done();
      socket.on("error", () => undefined);
      socket.destroy();
      reject(error);
    };
    signal?.addEventListener("abort", abort, { once: true });
    socket.once("error", refused);
    socket.once("connect", () => {
      done();
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}

/** NO_CONNECT: there is nobody, or we may not. */
export function noConnection(peer: string, cause: Error, advice?: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.NO_CONNECT,
    domain: ErrorDomain.RPC,
    info: peer,
    detail: advice === undefined ? cause.message : `${cause.message}; ${advice}`,
    cause,
    nothingSent: true,
  });
}

/** A host and its port as they stand in a URI, for errors. */
export function authority(host: string, port: number): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** OPERATION_TIMEOUT: the other side is silent. */
export function noAnswer(peer: string, timeout: number): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_TIMEOUT,
    domain: ErrorDomain.RPC,
    info: peer,
    detail: `no answer within ${timeout} ms`,
    nothingSent: true,
  });
}
