import type { CallOptions } from "../operations/options.js";
import type { DomainRef } from "../records/domain.js";
import type { ErrorDomain } from "./domain.js";
import { LibvirtError } from "./libvirt-error.js";
import { ErrorNumber } from "./number.js";

/** NO_DOMAIN for a look-up that found nothing, or for a domain that vanished. `what` says by what it was sought. */
export function noDomain(domain: ErrorDomain, what: string): LibvirtError {
  return new LibvirtError({ code: ErrorNumber.NO_DOMAIN, domain, info: what });
}

/** OPERATION_INVALID: the domain is in the wrong state. */
export function operationInvalid(domain: ErrorDomain, info: string, detail?: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_INVALID,
    domain,
    info,
    ...(detail === undefined ? {} : { detail }),
  });
}

/**
 * How errors name a domain: by its name if that is known, else by its id or uuid. A guest may have chosen the name, so
 * control characters and line ends are shown as `\u{1b}`.
 */
export function describeDomain(ref: DomainRef): string {
  if (ref.name !== undefined) return `'${ref.name.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, escaped)}'`;
  return ref.id === undefined ? ref.uuid : `id ${ref.id}`;
}

const escaped = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;

/** OPERATION_ABORTED for a caller's signal. `left` says what could not be undone. */
export function aborted(domain: ErrorDomain, signal: AbortSignal, left?: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_ABORTED,
    domain,
    ...(left === undefined ? {} : { detail: left }),
    cause: signal.reason,
  });
}

/** Throws OPERATION_ABORTED when the caller's signal is aborted already. */
export function checkAborted(domain: ErrorDomain, options: CallOptions | undefined): void {
  if (options?.signal?.aborted) throw aborted(domain, options.signal);
}

/** Throws ARGUMENT_UNSUPPORTED for flags beyond those that a driver honours. */
export function refuseFlags(domain: ErrorDomain, cFunction: string, flags: number, supported = 0): void {
  const rest = flags & ~supported;
  if (rest !== 0) throw unsupported(domain, cFunction, `flags 0x${(rest >>> 0).toString(16)}`);
}

/** Throws ARGUMENT_UNSUPPORTED for an argument that a driver cannot honour, unless it is absent. `what` names it. */
export function refuseArgument(domain: ErrorDomain, cFunction: string, what: string, value: unknown): void {
  if (value !== undefined) throw unsupported(domain, cFunction, what);
}

function unsupported(domain: ErrorDomain, info: string, what: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.ARGUMENT_UNSUPPORTED,
    domain,
    info,
    detail: `this driver cannot honour ${what}`,
  });
}
