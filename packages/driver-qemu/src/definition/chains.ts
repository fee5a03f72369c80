import { dirname, resolve } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import type { BackingStore, Disk } from "@libvirt-ts/xml/domain";
import { qemuError } from "../errors.js";
import { type Backing, backingIn } from "../host/qcow2-head.js";
import { imagesUnder, isEndOfChain, sourcePath } from "./images.js";

/** QEMU itself gives up at about that depth. */
const deepest = 200;

/**
 * Writes down which images disks lie on, where their documents leave it open and the images say it. What an image says of
 * the format below counts; it is never guessed from the bytes, which a guest may have written. Throws OPERATION_INVALID where
 * an image does not say it.
 */
export async function completeChains(disks: readonly Disk[]): Promise<void> {
  await Promise.all(disks.map(completeChain));
}

async function completeChain(disk: Disk): Promise<void> {
  if (sourcePath(disk) === undefined) return;
  const last = imagesUnder(disk).at(-1) ?? disk;
  if (isEndOfChain(last.backingStore)) return;
  const format = last === disk ? (disk.driver?.type ?? "raw") : formatOf(last);
  const under = await chainUnder(sourcePath(last), format, new Set());
  if (under !== undefined) last.backingStore = under;
}

const formatOf = (image: Disk | BackingStore): string | undefined =>
  "format" in image ? (image.format as { type?: string } | undefined)?.type : undefined;

/** What lies under an image; undefined where only QEMU can tell. */
async function chainUnder(
  path: string | undefined,
  format: string | undefined,
  above: Set<string>,
): Promise<BackingStore | undefined> {
  if (format === "raw") return {} as BackingStore;
  if (format !== "qcow2" || path === undefined) return undefined;
  if (above.has(path) || above.size >= deepest)
    throw invalid(path, "it lies on itself, or on more images than QEMU opens");
  above.add(path);
  const backing = await backingIn(path);
  if (backing === undefined) return undefined;
  if (backing === "none") return {} as BackingStore;
  const file = pathOf(backing, path);
  if (file === undefined) return undefined;
  if (backing.format === undefined)
    throw invalid(path, `it does not say of which format '${file}' is, on which it lies`);
  const under = await chainUnder(file, backing.format, above);
  return {
    type: "file",
    format: { type: backing.format },
    source: { file },
    ...(under !== undefined && { backingStore: under }),
  } as BackingStore;
}

/** The path that an image names; undefined where it names something else, in the words of QEMU. */
function pathOf({ name }: Backing, path: string): string | undefined {
  const plain = name.startsWith("file:") ? name.slice("file:".length) : name;
  return /^[\w+.-]+:/.test(plain) ? undefined : resolve(dirname(path), plain);
}

const invalid = (path: string, detail: string) => qemuError(ErrorNumber.OPERATION_INVALID, path, detail);
