import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";

const units: Readonly<Record<string, bigint>> = {
  b: 1n,
  byte: 1n,
  bytes: 1n,
  kb: 1000n,
  mb: 1000n ** 2n,
  gb: 1000n ** 3n,
  tb: 1000n ** 4n,
  k: 1024n,
  kib: 1024n,
  m: 1024n ** 2n,
  mib: 1024n ** 2n,
  g: 1024n ** 3n,
  gib: 1024n ** 3n,
  t: 1024n ** 4n,
  tib: 1024n ** 4n,
  pb: 1000n ** 5n,
  p: 1024n ** 5n,
  pib: 1024n ** 5n,
  eb: 1000n ** 6n,
  e: 1024n ** 6n,
  eib: 1024n ** 6n,
};

const most = 0xffff_ffff_ffff_ffffn;

/**
 * Reads an amount as bytes: a whole number, of units of `scale` bytes unless one follows (`512M` and `512MiB` are binary,
 * `512MB` is decimal).
 */
export function readScaled(word: string, scale: bigint): bigint {
  const match = /^\s*\+?(\d{1,30})\s*([A-Za-z]*)$/.exec(word);
  const unit = match?.[2]?.toLowerCase() ?? "";
  if (match !== null && (unit === "" || Object.hasOwn(units, unit))) {
    const bytes = BigInt(match[1]!) * (unit === "" ? scale : units[unit]!);
    if (bytes <= most) return bytes;
  }
  throw new Failure(
    msg("'{word}' is not a valid '{option}': expected a whole number, or one with a unit like 512M"),
  );
}

/** Reads an amount of memory as KiB, more than none; a part of a KiB counts as a whole one. */
export function readSize(word: string): number {
  const match = /^(\d{1,30})\s*([A-Za-z]*)$/.exec(word);
  const unit = match?.[2]?.toLowerCase();
  if (match === null || unit === undefined || (unit !== "" && !Object.hasOwn(units, unit))) {
    throw new Failure(
      msg(
        "'{word}' is not an amount of memory: expected a whole number of KiB, or one with a unit like 512M",
      ),
    );
  }
  const kib = (BigInt(match[1]!) * (unit === "" ? 1024n : units[unit]!) + 1023n) / 1024n;
  if (kib === 0n) throw new Failure(msg("'{word}' is no memory at all: expected more than 0 KiB"));
  if (kib > BigInt(Number.MAX_SAFE_INTEGER))
    throw new Failure(msg("'{word}' is more memory than can be counted"));
  return Number(kib);
}
