const text = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i;

/** The canonical form (dashed, lower-case) of a uuid's text, dashed or not, either case; undefined for anything else. */
export function canonicalUuid(uuid: string): string | undefined {
  return text.exec(uuid)?.slice(1).join("-").toLowerCase();
}

/** The 16 bytes of a uuid in its canonical form. */
export function uuidBytes(uuid: string): Uint8Array {
  return Uint8Array.from(uuid.replaceAll("-", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The canonical form of 16 bytes. */
export function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return canonicalUuid(hex)!;
}

/** The text of a uuid's 16 bytes; what is none comes back as it is, for the checks of arguments to refuse. */
export function uuidOf(bytes: Uint8Array): string {
  return bytes instanceof Uint8Array && bytes.length === 16 ? uuidText(bytes) : (bytes as never);
}
