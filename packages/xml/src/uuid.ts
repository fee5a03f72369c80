const PLAIN = /^[0-9a-f]{32}$/i;
const DASHED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The uuid of Domain-0. */
export const ZERO_UUID = "00000000-0000-0000-0000-000000000000";

/**
 * Reads a uuid: 32 hex digits, or 8-4-4-4-12 with dashes, either case.
 *
 * @returns the dashed lower-case form, or undefined for any other text.
 */
export function parseUuid(text: string): string | undefined {
  if (DASHED.test(text)) return text.toLowerCase();
  if (!PLAIN.test(text)) return undefined;
  const digits = text.toLowerCase();
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join("-");
}

/**
 * Prints a uuid in the given form: `dashed` 8-4-4-4-12, `plain` 32 digits as in domain XML.
 *
 * @param uuid its 16 bytes, or its text in any form that `parseUuid` reads.
 * @throws RangeError for anything else.
 */
export function formatUuid(uuid: string | Uint8Array, form: "dashed" | "plain" = "dashed"): string {
  const dashed = parseUuid(typeof uuid === "string" ? uuid : hex(uuid));
  if (dashed === undefined) throw new RangeError("not a uuid");
  return form === "dashed" ? dashed : dashed.replaceAll("-", "");
}

/**
 * The 16 bytes of a uuid.
 *
 * @throws RangeError for a text that `parseUuid` does not read.
 */
export function uuidBytes(uuid: string): Uint8Array {
  const digits = formatUuid(uuid, "plain");
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

/** A random (version 4) uuid, dashed and lower-case. */
export function generateUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return formatUuid(bytes);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
