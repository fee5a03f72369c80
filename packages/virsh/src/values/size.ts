import { Failure } from "../cli/failure.js";
import { argument, type Option } from "../cli/option.js";
import { msg } from "../i18n/message.js";

const units: Readonly<Record<string, bigint>> = {
  b: 1n,
  byte: 1n,
  bytes: 1n,
  kb: 1000n,
  mb: 1000n ** 2n,
  gb: 1000n ** 3n,
  tb: 1000n ** 4n,
  "": 1024n,
  k: 1024n,
  kib: 1024n,
  m: 1024n ** 2n,
  mib: 1024n ** 2n,
  g: 1024n ** 3n,
  gib: 1024n ** 3n,
  t: 1024n ** 4n,
  tib: 1024n ** 4n,
};

/**
 * Reads an amount of memory as KiB: a whole number, of KiB unless a unit follows (`512M` and `512MiB` are binary,
 * `512MB` is decimal). A part of a KiB counts as a whole one.
 */
export function readSize(word: string): number {
  const match = /^(\d{1,30})\s*([A-Za-z]*)$/.exec(word);
  const unit = match?.[2]?.toLowerCase();
  if (match === null || unit === undefined || !Object.hasOwn(units, unit)) {
    throw new Failure(
      msg(
        "'{word}' is not an amount of memory: expected a whole number of KiB, or one with a unit like 512M",
      ),
    );
  }
  const kib = (BigInt(match[1]!) * units[unit]! + 1023n) / 1024n;
  if (kib === 0n) throw new Failure(msg("'{word}' is no memory at all: expected more than 0 KiB"));
  if (kib > BigInt(Number.MAX_SAFE_INTEGER))
    throw new Failure(msg("'{word}' is more memory than can be counted"));
  return Number(kib);
}

/** An amount of memory, called `bytes` as in the reference. */
export const sizeArgument = (): Option<number> =>
  argument(msg("amount of memory in KiB, or with a unit: 512M, 2GiB"), {
    placeholder: "size",
    aliases: ["size", "kib", "kilobytes"],
    read: readSize,
  });
