/** What the header of an image tells. */
export interface ImageHeader {
  /** In the words of QEMU and of libvirt. */
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

/** Bytes of a file's start that tell all that is read here. */
export const headerLength = 65_536;

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

const qcowMark = Buffer.from("514649fb", "hex");
/** Bytes of a qcow2 header of version 2, and of one of version 3 at least. */
const [lengthOf2, lengthOf3] = [72, 104];
/** The header extension with the format of the image below. */
const backingFormat = 0xe279_2aca;

function readQcow(header: Buffer): ImageHeader | undefined {
  if (header.length < lengthOf2 || !header.subarray(0, 4).equals(qcowMark)) return undefined;
  const version = header.readUInt32BE(4);
  const capacity = header.readBigUInt64BE(24);
  if (version < 1 || version > 3 || capacity > maximumCapacity) return undefined;
  const path = textAt(header, header.readBigUInt64BE(8), header.readUInt32BE(16));
  if (version === 1) return { format: "qcow", capacity, ...(path !== undefined && { backing: { path } }) };
  const clusterBits = header.readUInt32BE(20);
  if (clusterBits < 9 || clusterBits > 21 || (version === 3 && header.length < lengthOf3)) return undefined;
  const format = path === undefined ? undefined : formatBelow(header, version);
  return {
    format: "qcow2",
    capacity,
    compat: version === 2 ? "0.10" : "1.1",
    clusterSize: 2 ** clusterBits,
    lazyRefcounts: version === 3 && (header.readBigUInt64BE(80) & 1n) !== 0n,
    extendedL2: version === 3 && (header.readBigUInt64BE(72) & 16n) !== 0n,
    ...(path !== undefined && { backing: { path, ...(format !== undefined && { format }) } }),
  };
}

/** The longest name of an image below that a header has. */
const maximumName = 1023;

function textAt(header: Buffer, offset: bigint, length: number): string | undefined {
  if (offset === 0n || length === 0 || length > maximumName || offset > BigInt(header.length))
    return undefined;
  const start = Number(offset);
  return start + length <= header.length ? header.toString("utf8", start, start + length) : undefined;
}

function formatBelow(header: Buffer, version: number): string | undefined {
  let at = version === 2 ? lengthOf2 : header.readUInt32BE(100);
  while (at + 8 <= header.length) {
    const [type, length] = [header.readUInt32BE(at), header.readUInt32BE(at + 4)];
    if (type === 0) return undefined;
    if (type === backingFormat) return textAt(header, BigInt(at + 8), length);
    at += 8 + Math.ceil(length / 8) * 8;
  }
  return undefined;
}
