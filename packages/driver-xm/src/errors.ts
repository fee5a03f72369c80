import {
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  isProblemError,
  LibvirtError,
  type WrapOptions,
  wrapProblems,
} from "@libvirt-ts/driver";
import { UnreadableFile } from "./config-dir/read-file.js";
import { TwinFiles } from "./config-dir/twins.js";

/** Finds the lines of problems. */
export type Placed = NonNullable<WrapOptions["placed"]>;

/** An error that the driver found out itself. */
export function xmError(code: ErrorNumber, info: string, detail?: string, cause?: unknown): LibvirtError {
  return new LibvirtError({
    code,
    domain: ErrorDomain.XENXM,
    info,
    ...(detail !== undefined && { detail }),
    ...(cause !== undefined && { cause }),
  });
}

/** A failing system call on a file; `int1` is the errno. Lacking rights are ACCESS_DENIED, all else SYSTEM_ERROR. */
export function fileError(path: string, cause: unknown, nothingSent = false): LibvirtError {
  if (cause instanceof LibvirtError) return cause;
  const { errno, code, message } = cause as NodeJS.ErrnoException;
  const denied = code === "EACCES" || code === "EPERM";
  return new LibvirtError({
    code: denied ? ErrorNumber.ACCESS_DENIED : ErrorNumber.SYSTEM_ERROR,
    domain: ErrorDomain.XENXM,
    info: path,
    detail: message,
    int1: Math.abs(errno ?? 0),
    cause,
    nothingSent,
  });
}

/**
 * What was thrown, as libvirt reports it; `info` is what was being done, or to what, `placed` finds the lines of problems in the
 * document that it was done with.
 */
export function asLibvirtError(error: unknown, info: string, placed?: Placed): unknown {
  if (isProblemError(error)) {
    return wrapProblems(error, { info, dialectDomain: ErrorDomain.XENXM, ...(placed && { placed }) });
  }
  if (error instanceof UnreadableFile) return xmError(ErrorNumber.READ_FAILED, info, error.message, error);
  return error;
}

/** A file that is not read, or not the only one of its domain, as a warning. */
export function fileWarning(path: string, cause: unknown): LibvirtError {
  if (cause instanceof TwinFiles) {
    return new LibvirtError({
      code: ErrorNumber.DOM_EXIST,
      domain: ErrorDomain.XENXM,
      level: ErrorLevel.WARNING,
      info: path,
      detail: cause.message,
      cause,
    });
  }
  const syntax = isProblemError(cause);
  const line = syntax ? cause.problems[0]!.line : undefined;
  return new LibvirtError({
    code: syntax ? ErrorNumber.CONF_SYNTAX : ErrorNumber.READ_FAILED,
    domain: syntax ? ErrorDomain.CONF : ErrorDomain.XENXM,
    level: ErrorLevel.WARNING,
    info: path,
    detail: `it is not read: ${(cause as Error).message}`,
    ...(line !== undefined && { int1: line }),
    cause,
  });
}

/** Whether something thrown is a failing system call with one of these codes. */
export function isErrno(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException | undefined)?.code ?? "");
}
