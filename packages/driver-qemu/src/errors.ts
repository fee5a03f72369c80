import {
  aborted,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  operationInvalid,
} from "@libvirt-ts/driver";
import { QmpClosedError, QmpError, QmpProtocolError, QmpTimeoutError } from "@libvirt-ts/qmp";

/** An error that the driver found out itself. */
export function qemuError(code: ErrorNumber, info: string, detail?: string, cause?: unknown): LibvirtError {
  return new LibvirtError({
    code,
    domain: ErrorDomain.QEMU,
    info,
    ...(detail !== undefined && { detail }),
    ...(cause !== undefined && { cause }),
  });
}

export const wrongState = (ref: DomainRef, detail: string): LibvirtError =>
  operationInvalid(ErrorDomain.QEMU, `domain ${describeDomain(ref)}`, detail);

export const notRunning = (ref: DomainRef): LibvirtError => wrongState(ref, "it is not running");

export const invalidArgument = (info: string, detail: string): LibvirtError =>
  qemuError(ErrorNumber.INVALID_ARG, info, detail);

/** For two flags that do not go together. */
export const contradiction = (one: string, other: string): LibvirtError =>
  invalidArgument("flags", `${one} and ${other} contradict each other`);

/** A failing system call on a file; `int1` is the errno. Lacking rights are ACCESS_DENIED, all else SYSTEM_ERROR. */
export function fileError(path: string, cause: unknown): LibvirtError {
  if (cause instanceof LibvirtError) return cause;
  const { errno, code, message } = cause as NodeJS.ErrnoException;
  return new LibvirtError({
    code: code === "EACCES" || code === "EPERM" ? ErrorNumber.ACCESS_DENIED : ErrorNumber.SYSTEM_ERROR,
    domain: ErrorDomain.QEMU,
    info: path,
    detail: message,
    int1: Math.abs(errno ?? 0),
    cause,
  });
}

/** The same where it is a failing system call; anything else as it is. */
export const fileErrorOf = (path: string, error: unknown): unknown =>
  typeof (error as NodeJS.ErrnoException).errno === "number" ? fileError(path, error) : error;

/** What QEMU's monitor answered, or did not, as libvirt reports it. */
export function monitorError(ref: DomainRef, error: unknown, signal?: AbortSignal): unknown {
  const info = `domain ${describeDomain(ref)}`;
  if (signal?.aborted)
    return aborted(ErrorDomain.QEMU, signal, `QEMU of ${info} may have done it all the same`);
  if (error instanceof QmpError)
    return qemuError(ErrorNumber.INTERNAL_ERROR, info, `QEMU refuses ${error.message}`, error);
  if (error instanceof QmpTimeoutError)
    return qemuError(ErrorNumber.OPERATION_TIMEOUT, info, error.message, error);
  if (error instanceof QmpClosedError)
    return qemuError(ErrorNumber.OPERATION_FAILED, info, "QEMU ended before it answered", error);
  if (error instanceof QmpProtocolError)
    return qemuError(
      ErrorNumber.INTERNAL_ERROR,
      info,
      `QEMU's monitor makes no sense: ${error.message}`,
      error,
    );
  return error;
}

/** Whether something thrown is a failing system call with one of these codes. */
export function isErrno(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException | undefined)?.code ?? "");
}
