/** From what Xen answers to libvirt's errors. */
import { ErrorDomain, ErrorNumber, LibvirtError, noDomain } from "@libvirt-ts/driver";
import { BrokenAnswerError, DetectionError, Errno, errnoName } from "./abi/index.js";

/** The hypervisor cannot be used at all; `info` is what was looked for. */
export function noXen(why: string, cause?: unknown, info?: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.NO_XEN,
    domain: ErrorDomain.XEN,
    ...(info !== undefined && { info }),
    detail: why,
    cause,
    nothingSent: true,
  });
}

/** Xen refused a request: `about` names the domain if there is one. The error number is in `int1`. */
export function xenRefused(request: string, errno: number, about?: string): LibvirtError {
  if (errno === Errno.ESRCH) return noDomain(ErrorDomain.XEN, about ?? request);
  const denied = errno === Errno.EPERM || errno === Errno.EACCES;
  const reason = denied ? " (not privileged, or denied by its security policy)" : "";
  return new LibvirtError({
    code: denied ? ErrorNumber.ACCESS_DENIED : ErrorNumber.XEN_CALL,
    domain: ErrorDomain.XEN,
    info: request,
    detail: `${about === undefined ? "" : `${about}: `}${errnoName(errno)}${reason}`,
    int1: errno,
  });
}

/** An argument that no domain and no host could be given. */
export function invalidArgument(what: string, why: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.INVALID_ARG,
    domain: ErrorDomain.XEN,
    info: what,
    detail: why,
  });
}

/** What the hypercall structures have to say, in libvirt's words; libvirt's own errors stay as they are. */
export function translated(error: unknown): unknown {
  if (error instanceof BrokenAnswerError) {
    return new LibvirtError({
      code: ErrorNumber.RPC,
      domain: ErrorDomain.XEN,
      info: error.message,
      cause: error,
    });
  }
  if (error instanceof DetectionError) {
    return new LibvirtError({
      code: ErrorNumber.NO_XEN,
      domain: ErrorDomain.XEN,
      detail: error.message,
      int1: error.errno,
      cause: error,
    });
  }
  return error;
}
