import { chmod, constants, copyFile, open, stat, truncate } from "node:fs/promises";
import { aborted, type CallOptions, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { StorageVolCreateFlags } from "@libvirt-ts/driver/flags";
import { fileErrorOf } from "../errors.js";
import { qemuImg } from "../host/qemu-img.js";
import type { QemuNode } from "../node/node.js";
import { qemuFormat } from "./image-header.js";
import { makeWhole } from "./parts.js";
import { applyOwner, modeOf } from "./permissions.js";
import { type Pool, sizesOf } from "./pool-book.js";
import type { Draft } from "./volume-document.js";
import { type Image, inspect, markRaw, unmarkRaw, type Volume, volumeAt } from "./volumes.js";

const { PREALLOC_METADATA, REFLINK } = StorageVolCreateFlags;

/** A volume that is about to be made. */
interface Making {
  readonly node: QemuNode;
  readonly what: string;
  readonly draft: Draft;
  readonly capacity: bigint;
  /** Bytes that are to be taken at once. */
  readonly allocation: bigint;
  /** Words for `qemu-img` that name the image below. */
  readonly below: readonly string[];
  readonly flags: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((line: string) => void) | undefined;
}

/**
 * Makes a volume in a pool, with the contents of another one where there is a `source`: then it is at least as large. It is
 * there once it is whole.
 */
export async function createVolume(
  node: QemuNode,
  pool: Pool,
  draft: Draft,
  { source, flags, signal, onProgress }: CallOptions & { readonly source?: Image; readonly flags: number },
): Promise<Volume> {
  const { name } = draft;
  const volume: Volume = { pool, name, path: `${node.pools.assertActive(pool).target.path}/${name}` };
  const what = `storage volume '${name}'`;
  const backing = await backingOf(node, draft);
  const capacity = most(draft.capacity, source?.capacity ?? backing?.capacity);
  if (capacity === undefined)
    throw node.pools.error(ErrorNumber.XML_ERROR, "storage volume XML", "the capacity is missing");
  const wanted = draft.allocation ?? (source === undefined && draft.format === "raw" ? capacity : 0n);
  const allocation = wanted < capacity ? wanted : capacity;
  await assertRoom(node, pool, allocation);
  const below = backing === undefined ? [] : ["-b", backing.path, "-F", backing.format];
  const making: Making = { node, what, draft, capacity, allocation, below, flags, signal, onProgress };
  await makeWhole(node, pool, volume.path, async (temporary) => {
    try {
      if (source === undefined) await makeEmpty(making, temporary);
      else await makeCopy(making, source, temporary);
      await chmod(temporary, modeOf(draft.permissions, 0o600));
      await applyOwner(temporary, draft.permissions);
    } catch (error) {
      if (signal?.aborted) throw aborted(ErrorDomain.STORAGE, signal);
      throw fileErrorOf(volume.path, error);
    }
    if (draft.format === "raw") await markRaw(node, volume, temporary);
    else await unmarkRaw(node, volume);
  });
  return volume;
}

async function makeEmpty({ what, draft, capacity, allocation, below, flags, signal }: Making, path: string) {
  const { format, options } = draft;
  const isSparse = format === "raw" && allocation === 0n && options.nocow === undefined;
  if (isSparse) {
    const handle = await open(path, "wx", 0o600);
    await handle.truncate(Number(capacity)).finally(() => handle.close());
    return;
  }
  const reserved = format === "raw" ? allocation : capacity;
  const words = { ...options, ...preallocation(format, flags, allocation, capacity) };
  await qemuImg(
    what,
    ["create", "-q", "-f", format, ...optionWords(words), ...below, path, String(reserved)],
    signal,
  );
  // QEMU counts in sectors, a file in bytes.
  if (format === "raw") await truncate(path, Number(capacity));
}

async function makeCopy(making: Making, source: Image, path: string): Promise<void> {
  const { node, what, draft, capacity, allocation, below, flags, signal, onProgress } = making;
  const { format, options } = draft;
  if (flags & REFLINK) {
    if (format !== "raw" || source.header.format !== "raw")
      throw node.pools.error(ErrorNumber.ARGUMENT_UNSUPPORTED, "REFLINK", "only raw volumes share blocks");
    await copyFile(source.path, path, constants.COPYFILE_FICLONE_FORCE);
  } else {
    const words = { ...options, ...preallocation(format, flags, allocation, capacity) };
    const under = below.map((word) => (word === "-b" ? "-B" : word));
    await qemuImg(
      what,
      [
        "convert",
        onProgress === undefined ? "-q" : "-p",
        "-f",
        qemuFormat(source.header.format),
        "-O",
        format,
        ...optionWords(words),
        ...under,
        source.path,
        path,
      ],
      signal,
      onProgress,
    );
  }
  if (format === "raw") await truncate(path, Number(capacity));
  else if (capacity > source.capacity)
    await qemuImg(what, ["resize", "-q", "-f", format, path, String(capacity)], signal);
}

function preallocation(
  format: Draft["format"],
  flags: number,
  allocation: bigint,
  capacity: bigint,
): Readonly<Record<string, string>> {
  const isWhole = allocation > 0n && (format === "raw" || allocation >= capacity);
  if (isWhole) return { preallocation: "falloc" };
  return flags & PREALLOC_METADATA && format === "qcow2" ? { preallocation: "metadata" } : {};
}

const optionWords = (options: Readonly<Record<string, string>>): string[] =>
  Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]);

const most = (one: bigint | undefined, other: bigint | undefined): bigint | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;

/** The image below: its format is what the document says, or what it is as a volume; nothing else is guessed. */
async function backingOf(
  node: QemuNode,
  { backing, capacity }: Draft,
): Promise<{ readonly path: string; readonly format: string; readonly capacity?: bigint } | undefined> {
  if (backing === undefined) return undefined;
  const { path } = backing;
  await stat(path).catch((error) => Promise.reject(fileErrorOf(path, error)));
  const volume = await volumeAt(node, path).catch(() => undefined);
  const image = volume && (await inspect(node, volume));
  const said = backing.format ?? image?.header.format;
  if (said === undefined)
    throw node.pools.error(
      ErrorNumber.XML_ERROR,
      "storage volume XML",
      `backingStore/format is missing, and ${path} is no volume of an active pool`,
    );
  if (!/^[a-z0-9-]+$/.test(said))
    throw node.pools.error(ErrorNumber.XML_ERROR, "storage volume XML", `backingStore/format: '${said}'`);
  const format = qemuFormat(said);
  if (capacity !== undefined) return { path, format };
  if (image !== undefined && qemuFormat(image.header.format) === format)
    return { path, format, capacity: image.capacity };
  const text = await qemuImg(path, ["info", "-U", "--output=json", "-f", format, path]);
  const { "virtual-size": size } = JSON.parse(text) as { readonly "virtual-size": number };
  return { path, format, capacity: BigInt(size) };
}

/** Throws OPERATION_FAILED where a pool's file system has not as many bytes left. */
export async function assertRoom({ pools }: QemuNode, pool: Pool, bytes: bigint): Promise<void> {
  const { available } = await sizesOf(pool);
  if (bytes <= available) return;
  throw pools.error(
    ErrorNumber.OPERATION_FAILED,
    `storage pool '${pool.name}'`,
    `${bytes} bytes are wanted, ${available} are left`,
  );
}
