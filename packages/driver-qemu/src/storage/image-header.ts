import { readQcow2Head } from "../host/qcow2-head.js";

/** What the header of an image tells. */
export interface ImageHeader {
  /** In the words of libvirt, which but for `iso` are QEMU's. */
  readonly format: string;
  /** Bytes that a guest sees; undefined where it is as large as the file. */
  readonly capacity?: bigint;
  readonly backing?: { readonly path: string; readonly format?: string };
  /** Which QEMU can read a qcow2 image, as libvirt writes it. */
  readonly compat?: "0.10" | "1.1";
  /** Bytes. */
  readonly clusterSize?: number;
  readonly lazyRefcounts?: boolean;
  readonly extendedL2?: boolean;
}

/** What QEMU calls a format of libvirt's: to it, an image of a medium is as raw as any. */
export const qemuFormat = (format: string): string => (format === "iso" ? "raw" : format);

/** A capacity beyond it is none that an image has. */
const maximumCapacity = BigInt(Number.MAX_SAFE_INTEGER);

/** Where a format's mark is, and its capacity. */
interface Mark {
  readonly format: string;
  readonly at: number;
  readonly bytes: Buffer;
  readonly capacity?: (header: Buffer) => bigint;
}

const marks: readonly Mark[] = [
  {
    format: "vmdk",
    at: 0,
    bytes: Buffer.from("KDMV"),
    capacity: (header) => header.readBigUInt64LE(12) * 512n,
  },
  {
    format: "vdi",
    at: 0x40,
    bytes: Buffer.from("7f10dabe", "hex"),
    capacity: (header) => header.readBigUInt64LE(0x170),
  },
  {
    format: "vpc",
    at: 0,
    bytes: Buffer.from("conectix"),
    capacity: (header) => header.readBigUInt64BE(48),
  },
  { format: "qed", at: 0, bytes: Buffer.from("QED\0"), capacity: (header) => header.readBigUInt64LE(48) },
  { format: "iso", at: 32_769, bytes: Buffer.from("CD001") },
];

/** What a file is an image of, by its first bytes: raw, unless they say otherwise and make sense. */
export function readHeader(header: Buffer): ImageHeader {
  const qcow = readQcow(header);
  if (qcow !== undefined) return qcow;
  for (const { format, at, bytes, capacity } of marks) {
    if (!header.subarray(at, at + bytes.length).equals(bytes)) continue;
    if (capacity === undefined) return { format };
    if (header.length < 512) continue;
    const size = capacity(header);
    if (size <= maximumCapacity) return { format, capacity: size };
  }
  return { format: "raw" };
}

function readQcow(header: Buffer): ImageHeader | undefined {
  const head = readQcow2Head(header);
  if (head === undefined) return undefined;
  const { version, capacity, clusterBits, lazyRefcounts, extendedL2 } = head;
  if (version < 1 || version > 3 || capacity > maximumCapacity) return undefined;
  const { name: path, format } = typeof head.backing === "object" ? head.backing : {};
  if (version === 1) return { format: "qcow", capacity, ...(path !== undefined && { backing: { path } }) };
  if (clusterBits < 9 || clusterBits > 21) return undefined;
  return {
    format: "qcow2",
    capacity,
    compat: version === 2 ? "0.10" : "1.1",
    clusterSize: 2 ** clusterBits,
    lazyRefcounts,
    extendedL2,
    ...(path !== undefined && { backing: { path, ...(format !== undefined && { format }) } }),
  };
}
