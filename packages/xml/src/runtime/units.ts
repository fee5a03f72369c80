/** How many bytes the units of libvirt's documents are, in lower case. */
const units: Readonly<Record<string, number>> = {
  b: 1,
  byte: 1,
  bytes: 1,
  kb: 1000,
  k: 1024,
  kib: 1024,
  mb: 1000 ** 2,
  m: 1024 ** 2,
  mib: 1024 ** 2,
  gb: 1000 ** 3,
  g: 1024 ** 3,
  gib: 1024 ** 3,
  tb: 1000 ** 4,
  t: 1024 ** 4,
  tib: 1024 ** 4,
  pb: 1000 ** 5,
  p: 1024 ** 5,
  pib: 1024 ** 5,
  eb: 1000 ** 6,
  e: 1024 ** 6,
  eib: 1024 ** 6,
};

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
  const factor = units[unit.toLowerCase()];
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
