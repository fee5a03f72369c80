import type { CallOptions } from "../operations/options.js";
import type { DomainRef } from "../records.js";
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
