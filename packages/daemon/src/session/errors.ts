import {
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
  type OperationName,
  operationRow,
} from "@libvirt-ts/driver";
import { type ErrorRecord, RpcError } from "@libvirt-ts/rpc";
import type { LogLevel } from "../log.js";

/** What an error may say of itself on the wire; the limit of a string there is 4 MiB. */
const longest = 64 * 1024;

/** An error as libvirt's daemons tell it. What is no error of libvirt's says nothing of our inside. */
export function errorRecordOf(thrown: unknown): ErrorRecord {
  const error =
    thrown instanceof LibvirtError ? thrown : internalError("the daemon failed; its log says more");
  const { code, domain, message, str1, str2, str3, int1, int2 } = error;
  return {
    code,
    domain,
    level: ErrorLevel.ERROR,
    message: text(message),
    dom: undefined,
    str1: text(str1),
    str2: text(str2),
    str3: text(str3),
    int1: int1 | 0,
    int2: int2 | 0,
    net: undefined,
  };
}

/** A string of C ends at a NUL. */
function text(value: string | undefined): string | undefined {
  return value?.slice(0, longest).replaceAll("\0", "�");
}

export function internalError(message: string): LibvirtError {
  return new LibvirtError({ code: ErrorNumber.INTERNAL_ERROR, domain: ErrorDomain.RPC, message });
}

/** What libvirtd's errors carry that have no numbers. */
const noNumbers = { int1: -1, int2: -1 } as const;

/** A call that breaks the protocol, in the words by which clients know it, and in the shape that libvirtd gives it. */
export function rpcError(message: string, cause?: unknown): LibvirtError {
  const shape = { id: "%s", info: message, ...noNumbers };
  return new LibvirtError({ code: ErrorNumber.RPC, domain: ErrorDomain.RPC, message, ...shape, cause });
}

/** NO_SUPPORT, upon which clients try something older. */
export function unsupported(c: string, domain: ErrorDomain): LibvirtError {
  const template = "this function is not supported by the connection driver: %s";
  return new LibvirtError({
    code: ErrorNumber.NO_SUPPORT,
    domain,
    id: template,
    info: c,
    message: template.replace("%s", c),
    ...noNumbers,
  });
}

export function unsupportedOperation(operation: OperationName): LibvirtError {
  const { c, errors } = operationRow(operation);
  return unsupported(c, errors === ErrorDomain.NONE ? ErrorDomain.DOM : errors);
}

/** A call of a client that has not said who it is. */
export function authRequired(): LibvirtError {
  return rpcError(needsLogin);
}

const needsLogin = "authentication required";

/** Codes by which a client is told that it may not. */
const refusals: ReadonlySet<number> = new Set([
  ErrorNumber.OPERATION_DENIED,
  ErrorNumber.ACCESS_DENIED,
  ErrorNumber.AUTH_FAILED,
]);

/** What the log says of a call that failed: nothing of what a driver answers, everything that was refused. */
export function mishap(thrown: unknown): { readonly level: LogLevel | undefined; readonly message: string } {
  if (thrown instanceof RpcError) return { level: "warn", message: "an answer cannot be said" };
  if (!(thrown instanceof LibvirtError)) return { level: "error", message: "a call failed" };
  // Ours alone: what a driver finds busy is its answer.
  if (thrown.code === ErrorNumber.RESOURCE_BUSY && thrown.domain === ErrorDomain.RPC)
    return { level: "warn", message: "a call is refused by a limit" };
  const isRefused = refusals.has(thrown.code) || thrown.message === needsLogin;
  return { level: isRefused ? "warn" : undefined, message: "a call is refused" };
}

/** AUTH_FAILED, and never why. */
export function authFailed(): LibvirtError {
  const message = "authentication failed: authentication failed";
  return new LibvirtError({ code: ErrorNumber.AUTH_FAILED, domain: ErrorDomain.RPC, message });
}

/** A stream that breaks its rules. */
export function streamError(what: string): LibvirtError {
  return rpcError(`the stream was ended: ${what}`);
}

/** More than there is room for. */
export function noSpace(): LibvirtError {
  const message = "cannot write to stream: No space left on device";
  return new LibvirtError({ code: ErrorNumber.SYSTEM_ERROR, domain: ErrorDomain.STREAMS, message, int1: 28 });
}

export function abortedByClient(): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_ABORTED,
    domain: ErrorDomain.STREAMS,
    detail: "the client has ended the stream",
  });
}

export function tooManyStreams(): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.RESOURCE_BUSY,
    domain: ErrorDomain.RPC,
    info: "streams",
    detail: "the client has as many as it may have, or one under this serial",
  });
}
