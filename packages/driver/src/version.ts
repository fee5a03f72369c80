/** A version as libvirt numbers it, major × 1,000,000 + minor × 1,000 + release; what follows the digits is ignored. */
export function versionNumber(text: string): number {
  const [major = 0, minor = 0, release = 0] = text.split(".").map((part) => Number.parseInt(part, 10) || 0);
  return major * 1_000_000 + minor * 1_000 + release;
}

/** A version number as text, `0.1.11` for 1011. */
export function versionText(version: number): string {
  return [Math.floor(version / 1_000_000), Math.floor(version / 1_000) % 1_000, version % 1_000].join(".");
}
