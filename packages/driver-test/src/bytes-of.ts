import { ErrorNumber } from "@libvirt-ts/driver";
import { testError } from "./errors.js";

const powers = ["", "k", "m", "g", "t", "p", "e"];

/** The size of a document in bytes: its unit is bytes, `KB` (1000) or `K`, `KiB` (1024), and so on. */
export function bytesOf(
  what: string,
  { value, unit = "bytes" }: { readonly value: number; readonly unit?: string },
): bigint {
  const [, prefix = "", rest = ""] = /^([kmgtpe]?)(|b|ib|ytes)$/i.exec(unit) ?? [];
  const power = powers.indexOf(prefix.toLowerCase());
  if (unit !== "bytes" && unit !== "B" && (power < 1 || rest === "ytes")) {
    throw testError(ErrorNumber.XML_ERROR, what, `${JSON.stringify(unit)} is no unit of size`);
  }
  const base = rest.toLowerCase() === "b" && power > 0 ? 1000n : 1024n;
  const bytes = BigInt(value) * base ** BigInt(Math.max(power, 0));
  if (bytes > BigInt(Number.MAX_SAFE_INTEGER)) throw testError(ErrorNumber.OVERFLOW, what, `${bytes} bytes`);
  return bytes;
}
