const MAC = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i;

/** The first three bytes of Xen's own MAC addresses. */
const XEN_PREFIX = [0x00, 0x16, 0x3e];

/**
 * Reads a MAC address: six pairs of hex digits with colons, either case.
 *
 * @returns the lower-case form, or undefined for any other text.
 */
export function parseMac(text: string): string | undefined {
  return MAC.test(text) ? text.toLowerCase() : undefined;
}

/**
 * Prints a MAC address, lower-case with colons.
 *
 * @throws RangeError unless there are exactly six bytes.
 */
export function formatMac(bytes: Uint8Array): string {
  if (bytes.length !== 6) throw new RangeError("a MAC address has six bytes");
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(":");
}

/** A random MAC address in Xen's range, `00:16:3e:00:00:00` to `00:16:3e:7f:ff:ff`. */
export function generateMac(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  bytes.set(XEN_PREFIX);
  bytes[3] = bytes[3]! & 0x7f;
  return formatMac(bytes);
}
