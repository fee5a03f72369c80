import type { CallOptions, OpenSettings } from "@libvirt-ts/driver";
import { type ArgumentChecks, show } from "../dispatch/checks.js";

/** How `open` and `openReadOnly` open. */
export interface OpenOptions extends CallOptions, OpenSettings {}

/** The options of the call that opening is, and what drivers are told. Throws INVALID_ARG for what is neither. */
export function splitSettings(
  options: OpenOptions | undefined,
  check: ArgumentChecks,
): { readonly call: CallOptions | undefined; readonly settings: OpenSettings } {
  if (typeof options !== "object" || options === null) {
    check.options(options);
    return { call: options, settings: {} };
  }
  const { credentials, reconnect, keepalive, programs, ...call } = options;
  check.options(call);
  if (credentials !== undefined && typeof credentials !== "function")
    throw check.invalid(`credentials is a function, not ${show(credentials)}`);
  if (reconnect !== undefined && reconnect !== true && (typeof reconnect !== "object" || reconnect === null))
    throw check.invalid(`reconnect is true or a policy, not ${show(reconnect)}`);
  if (keepalive !== undefined && !isKeepalive(keepalive))
    throw check.invalid(
      `keepalive has an interval and a count, whole numbers from 0, not ${show(keepalive)}`,
    );
  if (programs !== undefined && typeof programs !== "boolean")
    throw check.invalid(`programs is true or false, not ${show(programs)}`);
  return {
    call,
    settings: {
      ...(credentials && { credentials }),
      ...(reconnect && { reconnect }),
      ...(keepalive && { keepalive }),
      ...(programs !== undefined && { programs }),
    },
  };
}

function isKeepalive(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { interval = 0, count = 0 } = value as Record<string, unknown>;
  return [interval, count].every((number) => Number.isSafeInteger(number) && Number(number) >= 0);
}
