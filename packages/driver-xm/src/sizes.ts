import { type Domain, kibOf } from "@libvirt-ts/xml/domain";

/** What a domain that a file describes may have of memory, and what it has at first, in KiB: it says both. */
export function memoryIn({ memory, currentMemory = memory }: Domain): {
  readonly maximum: number;
  readonly used: number;
} {
  const [maximum = 0, used = 0] = [memory, currentMemory].map((size) => size && kibOf(size));
  return { maximum, used };
}
