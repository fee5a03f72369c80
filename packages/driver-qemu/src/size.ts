import { bytesOf, type Size } from "@libvirt-ts/xml/domain";
import { invalid } from "./unsupported.js";

/** A size in bytes. `element` is what to blame for a unit that is none. */
export function sizeInBytes(element: string, size: Size): number {
  const bytes = bytesOf(size);
  if (bytes === undefined) throw invalid(element, `'${size.unit}' is no unit of sizes`);
  return bytes;
}
