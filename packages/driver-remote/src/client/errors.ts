import { ErrorDomain, ErrorNumber, LibvirtError, wrapProblems } from "@libvirt-ts/driver";
import { decodePayload, type ErrorRecord, errorRecord } from "@libvirt-ts/rpc";

/** What a daemon answers to a procedure that it does not know. */
const UNKNOWN_PROCEDURE = /^unknown procedure/;

/**
 * The daemon's own error, whole: its code, domain, level, message and strings. A procedure that it does not know is
 * NO_SUPPORT with its message, as libvirt has it.
 */
export function remoteError(payload: Uint8Array): LibvirtError {
  const record = decodeRecord(payload);
  if (record instanceof LibvirtError) return record;
  const { code, domain, level, message, str1, str2, str3, int1, int2 } = record;
  const unknown =
    code === ErrorNumber.RPC &&
    (domain === ErrorDomain.RPC || domain === ErrorDomain.REMOTE) &&
    UNKNOWN_PROCEDURE.test(message ?? "");
  return new LibvirtError({
    code: (unknown ? ErrorNumber.NO_SUPPORT : code) as ErrorNumber,
    domain: domain as ErrorDomain,
    level: level as LibvirtError["level"] as never,
    message: message ?? "the daemon tells no more of it",
    ...(str1 === undefined ? {} : { id: str1 }),
    ...(str2 === undefined ? {} : { info: str2 }),
    ...(str3 === undefined ? {} : { str3 }),
    int1,
    int2,
  });
}

function decodeRecord(payload: Uint8Array): ErrorRecord | LibvirtError {
  try {
    return decodePayload(errorRecord, payload);
  } catch (error) {
    return protocolError("an error that cannot be read", error);
  }
}

/** RPC: the other side breaks the protocol. */
export function protocolError(detail: string, cause?: unknown): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.RPC,
    domain: ErrorDomain.RPC,
    detail,
    ...(cause === undefined ? {} : { cause: wrapProblems(cause) }),
  });
}

/** RPC: what comes are no frames, so somebody else answers, or a daemon that is out of step. */
export function noLibvirt(peer: string, cause: Error): LibvirtError {
  return protocolError(`${peer} does not speak libvirt's protocol: ${cause.message}`, cause);
}

/** What a call is told when the connection goes while it is under way. */
export function lostError(procedure: string, sent: boolean, cause: Error): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.SYSTEM_ERROR,
    domain: ErrorDomain.RPC,
    info: procedure,
    detail: sent
      ? `the connection was lost before the answer came, so whether it took effect is not known: ${cause.message}`
      : `the connection was lost before it was sent: ${cause.message}`,
    cause,
    ...(sent ? {} : { nothingSent: true }),
  });
}

/** INVALID_CONN: a call on a connection that is closed. */
export function closedError(procedure: string, cause?: Error): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.INVALID_CONN,
    domain: ErrorDomain.RPC,
    info: procedure,
    ...(cause === undefined ? {} : { detail: cause.message, cause }),
    nothingSent: true,
  });
}

/** OPERATION_TIMEOUT: the daemon has not answered in time. */
export function timeoutError(procedure: string, milliseconds: number): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_TIMEOUT,
    domain: ErrorDomain.RPC,
    info: procedure,
    detail: `no answer within ${milliseconds} ms; it may still take effect`,
  });
}

/** INVALID_ARG: arguments that the protocol cannot carry. */
export function invalidArgument(procedure: string, detail: string, cause?: unknown): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.INVALID_ARG,
    domain: ErrorDomain.RPC,
    info: procedure,
    detail,
    ...(cause === undefined ? {} : { cause }),
    nothingSent: true,
  });
}
