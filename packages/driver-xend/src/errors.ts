import { statSync } from "node:fs";
import { dirname } from "node:path";
import { ErrorDomain, ErrorNumber, errorMessage, LibvirtError, wrapProblems } from "@libvirt-ts/driver";
import { type Address, describeAddress } from "./address.js";
import { HttpFailure } from "./http/failure.js";

/** An error of this driver. */
export function xendError(
  code: ErrorNumber,
  info: string,
  detail?: string,
  more: { readonly cause?: unknown; readonly int1?: number; readonly nothingSent?: boolean } = {},
): LibvirtError {
  return new LibvirtError({
    code,
    domain: ErrorDomain.XEND,
    info,
    ...(detail === undefined || detail === "" ? {} : { detail }),
    ...more,
  });
}

/** What an error says besides its code's sentence and what it is about, for an error that names both itself. */
export function detailOf({ code, str2, message }: LibvirtError): string {
  const general = `${errorMessage(code as ErrorNumber, str2)}: `;
  return message.startsWith(general) ? message.slice(general.length) : message;
}

/** What a request was, for an error about it. */
export interface Deed {
  /** The operation and what it is done to: `pause of 'web1'`. */
  readonly what: string;
  readonly method: "GET" | "POST";
  /** Texts that no error may repeat: the passwords of a configuration that is sent. */
  readonly secrets?: readonly string[];
}

/** The id, in `str1`, of an error about a change of which nobody knows whether it happened. */
const OUTCOME_UNKNOWN = "xend.outcome-unknown";

/** Whether an error leaves open if the change that it is about happened. */
export function isOutcomeUnknown(error: LibvirtError): boolean {
  return error.str1 === OUTCOME_UNKNOWN;
}

/** The error for an exchange that brought no verdict. */
export function exchangeError(error: unknown, deed: Deed, address: Address, signal?: AbortSignal): unknown {
  const unknown = deed.method === "POST" && (!(error instanceof HttpFailure) || error.sent);
  const told = noVerdict(error, deed, address, signal);
  if (!unknown || !(told instanceof LibvirtError)) return told;
  const { code, domain, int1, int2, str3 } = told;
  return new LibvirtError({
    code: code as ErrorNumber,
    domain: domain as ErrorDomain,
    info: deed.what,
    detail: `${detailOf(told)}; whether it happened is unknown`,
    id: OUTCOME_UNKNOWN,
    int1,
    int2,
    ...(str3 === undefined ? {} : { str3 }),
    cause: told.cause,
  });
}

function noVerdict(error: unknown, deed: Deed, address: Address, signal?: AbortSignal): unknown {
  if (!(error instanceof HttpFailure)) return wrapProblems(error, { info: `xend's reply to ${deed.what}` });
  switch (error.kind) {
    case "aborted":
      return xendError(ErrorNumber.OPERATION_ABORTED, deed.what, error.message, { cause: signal?.reason });
    case "timeout":
      return xendError(ErrorNumber.OPERATION_TIMEOUT, deed.what, error.message, {
        cause: error,
        nothingSent: !error.sent,
      });
    case "closed":
      return xendError(ErrorNumber.INVALID_CONN, deed.what, error.message, { cause: error });
    case "connect":
      return connectError(error, address);
    default:
      return xendError(ErrorNumber.RPC, deed.what, error.message, { cause: error });
  }
}

/**
 * Nothing was sent, since nobody listens, nobody may, or nobody knows the host. The system's own error is the cause.
 */
export function connectError(failure: HttpFailure, address: Address): LibvirtError {
  const cause = failure.cause;
  const code = String((cause as { code?: unknown } | undefined)?.code ?? "");
  const where = describeAddress(address);
  const [number, why] =
    code === "ENOTFOUND" || code === "EAI_AGAIN"
      ? [ErrorNumber.UNKNOWN_HOST, code]
      : code === "EACCES" || code === "EPERM"
        ? [ErrorNumber.ACCESS_DENIED, `only its owner may connect to xend's socket${modesOf(address)}`]
        : [ErrorNumber.NO_CONNECT, code];
  return xendError(number, where, why, { cause, nothingSent: true });
}

/** ` (/var/lib/xend: mode 0700, owner 0)`: of the socket, or of the folder that does not even let us see it. */
function modesOf(address: Address): string {
  if (address.kind !== "unix") return "";
  for (const path of [address.path, dirname(address.path)]) {
    try {
      const { mode, uid } = statSync(path);
      return ` (${path}: mode ${(mode & 0o7777).toString(8).padStart(4, "0")}, owner ${uid})`;
    } catch {
      // The folder tells more.
    }
  }
  return "";
}

/** The error for what xend refuses. */
export function refusal(
  { what, method, secrets }: Deed,
  { status, says, fromXend }: { readonly status: number; readonly says: string; readonly fromXend: boolean },
): LibvirtError {
  const text = says === "" ? `status ${status}` : `xend says: ${redact(says, secrets)}`;
  if (fromXend) {
    const code = method === "GET" ? ErrorNumber.GET_FAILED : ErrorNumber.POST_FAILED;
    return xendError(code, what, text, { int1: status });
  }
  if (status === 501) return xendError(ErrorNumber.NO_SUPPORT, what, text, { int1: status });
  if (status === 413) return xendError(ErrorNumber.OVERFLOW, what, text, { int1: status });
  if (status === 401 || status === 403)
    return xendError(ErrorNumber.ACCESS_DENIED, what, text, { int1: status });
  return xendError(ErrorNumber.HTTP_ERROR, what, `status ${status}, ${text}`, { int1: status });
}

/** Longer sentences of xend are cut: some repeat a configuration. */
const MAX_SAYS = 500;

/** What follows a password's key is dropped: where it ends depends on how often xend has quoted it. */
function redact(says: string, secrets: readonly string[] = []): string {
  let text = says.replace(/[^\P{Cc}\n\t]+/gu, " ").replace(/passwd.*/is, "passwd ***");
  for (const secret of secrets) text = text.replace(secretPattern(secret), "***");
  return text.length > MAX_SAYS ? `${text.slice(0, MAX_SAYS)}…` : text;
}

/** A secret in any quoting: its letters and digits stay as they are, and what is between them grows a little. */
function secretPattern(secret: string): RegExp {
  const asItIs = secret.replace(/[^A-Za-z0-9]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
  const quoted = secret.match(/[A-Za-z0-9]+/g)?.join(".{0,16}?") ?? asItIs;
  return new RegExp(`${asItIs}|${quoted}`, "gsu");
}
