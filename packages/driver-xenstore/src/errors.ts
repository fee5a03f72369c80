import { aborted, type CallOptions, ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import {
  XenstoreConnectionError,
  XenstoreEndpointError,
  XenstoreError,
  XenstoreProtocolError,
  XenstoreRequestError,
  XenstoreTimeoutError,
} from "./client/index.js";

/** An error of this driver. */
export function storeError(code: ErrorNumber, info: string, detail?: string, cause?: unknown): LibvirtError {
  return new LibvirtError({
    code,
    domain: ErrorDomain.XENSTORE,
    info,
    ...(detail === undefined ? {} : { detail }),
    ...(cause === undefined ? {} : { cause, nothingSent: wasNotSent(cause) }),
  });
}

function wasNotSent(error: unknown): boolean {
  if (error instanceof XenstoreConnectionError || error instanceof XenstoreTimeoutError) return !error.sent;
  return error instanceof XenstoreEndpointError;
}

/** The errnos of a daemon that have a number of libvirt's; the others are OPERATION_FAILED. */
const daemonCodes: Readonly<Record<string, ErrorNumber>> = {
  EACCES: ErrorNumber.ACCESS_DENIED,
  EPERM: ErrorNumber.ACCESS_DENIED,
  EAGAIN: ErrorNumber.RESOURCE_BUSY,
  EBUSY: ErrorNumber.RESOURCE_BUSY,
  E2BIG: ErrorNumber.OVERFLOW,
  ENOMEM: ErrorNumber.NO_MEMORY,
  EROFS: ErrorNumber.OPERATION_DENIED,
  ENOSYS: ErrorNumber.NO_SUPPORT,
};

function codeOf(error: Error): ErrorNumber {
  if (error instanceof XenstoreError) return daemonCodes[error.code] ?? ErrorNumber.OPERATION_FAILED;
  if (error instanceof XenstoreTimeoutError) return ErrorNumber.OPERATION_TIMEOUT;
  if (error instanceof XenstoreProtocolError) return ErrorNumber.RPC;
  if (error instanceof XenstoreConnectionError) {
    return error.cause instanceof XenstoreProtocolError ? ErrorNumber.RPC : ErrorNumber.NO_XENSTORE;
  }
  if (error instanceof XenstoreEndpointError) {
    return error.code === "EACCES" ? ErrorNumber.ACCESS_DENIED : ErrorNumber.NO_XENSTORE;
  }
  if (error instanceof XenstoreRequestError) {
    return error.problems[0]?.id === "request.read-only"
      ? ErrorNumber.OPERATION_DENIED
      : ErrorNumber.INVALID_ARG;
  }
  return ErrorNumber.INTERNAL_ERROR;
}

/** What the client threw, as libvirt reports it. */
export function translated(error: unknown, operation: string, options: CallOptions | undefined): unknown {
  const { signal } = options ?? {};
  // The reason may be anything, even one of libvirt's errors.
  if (signal?.aborted && error === signal.reason) return aborted(ErrorDomain.XENSTORE, signal);
  if (error instanceof LibvirtError || !(error instanceof Error)) return error;
  if (error instanceof XenstoreEndpointError && operation === "open") return notOpened(error);
  return storeError(codeOf(error), operation, error.message, error);
}

function notOpened(error: XenstoreEndpointError): LibvirtError {
  if (error.code !== "ENOENT") return storeError(codeOf(error), error.places.join(", "), undefined, error);
  const [first = "xenstore", ...others] = error.places;
  const detail = `it is not there${others.map((place) => `, nor ${place}`).join("")}`;
  return storeError(codeOf(error), first, detail, error);
}
