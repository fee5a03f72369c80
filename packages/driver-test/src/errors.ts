import {
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";

/** An error of the test driver's own domain. */
export function testError(code: ErrorNumber, info: string, detail?: string, cause?: unknown): LibvirtError {
  return new LibvirtError({
    code,
    domain: ErrorDomain.TEST,
    info,
    ...(detail === undefined ? {} : { detail }),
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The given code for a failing file operation; `int1` is the errno. What Node says of the call, a path for instance, is left to `cause`. */
export function fileError(code: ErrorNumber, path: string, cause: unknown): LibvirtError {
  const { errno, message } = cause as NodeJS.ErrnoException;
  return new LibvirtError({
    code,
    domain: ErrorDomain.TEST,
    info: path,
    detail: message.replace(/, \w+( '.*)?$/s, ""),
    int1: Math.abs(errno ?? 0),
    cause,
  });
}

export const notFound = (what: string): LibvirtError => noDomain(ErrorDomain.TEST, what);

export const wrongState = (ref: DomainRef, detail: string): LibvirtError =>
  operationInvalid(ErrorDomain.TEST, `domain ${describeDomain(ref)}`, detail);

export const invalidArgument = (info: string, detail: string): LibvirtError =>
  testError(ErrorNumber.INVALID_ARG, info, detail);
