/** Bytes; a prefix alone or with `ib` counts in 1024, with `b` in 1000. */
const units = /^(?:b|bytes?|([kmgtpe])(i?b)?)$/i;

/** How many bytes a unit of libvirt's documents is; undefined for what is none. */
function factorOf(unit: string): number | undefined {
  // What libvirt itself says everywhere.
  if (unit === "KiB") return 1024;
  const found = units.exec(unit);
  if (found === null) return undefined;
  const [, prefix = "b", suffix = ""] = found;
  return (suffix.toLowerCase() === "b" ? 1000 : 1024) ** "bkmgtpe".indexOf(prefix.toLowerCase());
}

/** A size as documents have it: a number, and its unit. */
export interface Size {
  readonly value: number;
  /** `KiB`, `MB`, `bytes`, …; what a missing one means depends on the element. */
  readonly unit?: string;
}

/**
 * The bytes of a size, rounded down. Undefined for a unit that nobody knows and for what is no size or too large.
 *
 * @param missing the unit of a size without one: KiB for a guest's memory, bytes for volumes.
 */
export function bytesOf(size: object, missing = "KiB"): number | undefined {
  const { value, unit = missing } = size as Partial<Size>;
  if (typeof value !== "number" || typeof unit !== "string") return undefined;
  const factor = factorOf(unit);
  const bytes = factor === undefined ? undefined : value * factor;
  return bytes !== undefined && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/**
 * The KiB of a size, rounded down: what libvirt's functions take and give. Undefined for a unit that nobody knows and for
 * what is too large.
 */
export function kibOf(size: Size): number | undefined {
  const bytes = bytesOf(size);
  return bytes === undefined ? undefined : Math.floor(bytes / 1024);
}
