import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { bytesOf, type Size } from "@libvirt-ts/xml/domain";
import {
  formatStorageVolume,
  type Permissions,
  parseStorageVolume,
  type StorageVolume,
  type StorageVolumeBackingStore,
  type StorageVolumeFormat,
} from "@libvirt-ts/xml/storage-volume";
import { readWith } from "../objects/documents.js";
import { permissionsOf } from "./permissions.js";
import type { PoolBook } from "./pool-book.js";
import { type Image, isFileName } from "./volumes.js";

/** What a volume is to be. */
export interface Draft {
  readonly name: string;
  /** Bytes that a guest sees; undefined: as many as what it is made from. */
  readonly capacity: bigint | undefined;
  /** Bytes that it is to take at once; undefined: all of them. */
  readonly allocation: bigint | undefined;
  readonly format: "raw" | "qcow2";
  /** Options of the format, by QEMU's names. */
  readonly options: Readonly<Record<string, string>>;
  readonly permissions: Permissions | undefined;
  /** The image below; its format need not be said where it is a volume's. */
  readonly backing: { readonly path: string; readonly format: string | undefined } | undefined;
}

/** Reads a volume's document. Throws what cannot be made: NO_SUPPORT or XML_ERROR, which names the element. */
export function readVolume(book: PoolBook, xml: string, warn: (warning: LibvirtError) => void): Draft {
  const what = "storage volume XML";
  const { storageVolume } = readWith(book, what, () => parseStorageVolume(xml), warn);
  const { name, capacity, allocation, target, backingStore, source, type = "file" } = storageVolume;
  const wrong = (detail: string) => book.error(ErrorNumber.XML_ERROR, what, detail);
  const unsupported = (detail: string) => book.error(ErrorNumber.NO_SUPPORT, what, detail);
  const size = (element: string, given: Size | undefined): bigint | undefined => {
    if (given === undefined) return undefined;
    const bytes = bytesOf({ ...given, unit: given.unit ?? "bytes" });
    if (bytes === undefined)
      throw wrong(`${element}: ${given.value} ${given.unit ?? "bytes"} is no size of a file`);
    return BigInt(bytes);
  };
  if (!isFileName(name)) throw wrong(`${JSON.stringify(name)} is no volume's name`);
  if (type !== "file") throw unsupported(`type '${type}': volumes of a folder are files`);
  if (target?.encryption !== undefined)
    throw unsupported("encryption: it needs secrets, which this node has none of");
  if (source?.device !== undefined && source.device.length > 0)
    throw unsupported("source/device: volumes of a folder take no parts of devices");
  const format = target?.format?.type ?? "raw";
  if (format !== "raw" && format !== "qcow2")
    throw unsupported(`format '${format}': volumes are made as 'raw' or 'qcow2'`);
  if (backingStore !== undefined && !backingStore.path.startsWith("/"))
    throw wrong(`backingStore: the path ${JSON.stringify(backingStore.path)} is not absolute`);
  if (backingStore !== undefined && format === "raw")
    throw wrong("backingStore: a raw volume has no image below it");
  return {
    name,
    capacity: size("capacity", capacity),
    allocation: size("allocation", allocation),
    format,
    options: optionsOf(target, format, wrong),
    permissions: target?.permissions,
    backing: backingStore && { path: backingStore.path, format: backingStore.format?.type },
  };
}

function optionsOf(
  target: StorageVolume["target"],
  format: string,
  wrong: (detail: string) => LibvirtError,
): Record<string, string> {
  const { compat, clusterSize, features, nocow } = target ?? {};
  const onlyOfQcow2 = { compat, clusterSize, features };
  if (format !== "qcow2") {
    for (const [element, value] of Object.entries(onlyOfQcow2))
      if (value !== undefined) throw wrong(`${element}: a raw volume has none`);
    return nocow ? { nocow: "on" } : {};
  }
  if (compat !== undefined && compat !== "0.10" && compat !== "1.1")
    throw wrong(`compat: expected '0.10' or '1.1', not ${JSON.stringify(compat)}`);
  const cluster = clusterSize && bytesOf({ ...clusterSize, unit: clusterSize.unit ?? "B" });
  return {
    compat: compat ?? "1.1",
    ...(cluster !== undefined && { cluster_size: String(cluster) }),
    ...(features?.lazy_refcounts && { lazy_refcounts: "on" }),
    ...(features?.extended_l2 && { extended_l2: "on" }),
    ...(nocow && { nocow: "on" }),
  };
}

/** A volume's document, as its file is now. */
export async function describeVolume({ name, path, header, stats, ...image }: Image): Promise<string> {
  const bytes = (value: bigint) => ({ unit: "bytes" as const, value: Number(value) });
  const { backing } = header;
  return formatStorageVolume({
    type: "file",
    name,
    key: path,
    capacity: bytes(image.capacity),
    allocation: bytes(image.allocation),
    physical: bytes(stats.size),
    target: {
      path,
      format: formatElement(header.format),
      permissions: permissionsOf(stats),
      timestamps: timesOf(stats),
      ...(header.compat !== undefined && {
        compat: header.compat,
        clusterSize: { unit: "B", value: header.clusterSize! },
        features: {
          ...(header.lazyRefcounts && { lazy_refcounts: true }),
          ...(header.extendedL2 && { extended_l2: true }),
        },
      }),
    },
    ...(backing !== undefined && { backingStore: await describeBacking(path, backing) }),
  });
}

async function describeBacking(
  above: string,
  { path, format }: NonNullable<Image["header"]["backing"]>,
): Promise<StorageVolumeBackingStore> {
  // What the header says is beside the image that says it, unless it is absolute.
  const whole = resolve(dirname(above), path);
  const found = await stat(whole, { bigint: true }).catch(() => undefined);
  return {
    path: whole,
    ...(format !== undefined && { format: formatElement(format) }),
    ...(found && { permissions: permissionsOf(found), timestamps: timesOf(found) }),
  };
}

const formatElement = (type: string): StorageVolumeFormat => ({ type: type as StorageVolumeFormat["type"] });

interface Times {
  readonly atimeNs: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly birthtimeNs: bigint;
}

function timesOf({ atimeNs, mtimeNs, ctimeNs, birthtimeNs }: Times) {
  const text = (time: bigint) => `${time / 1_000_000_000n}.${String(time % 1_000_000_000n).padStart(9, "0")}`;
  return {
    atime: text(atimeNs),
    mtime: text(mtimeNs),
    ctime: text(ctimeNs),
    ...(birthtimeNs > 0n && { btime: text(birthtimeNs) }),
  };
}
