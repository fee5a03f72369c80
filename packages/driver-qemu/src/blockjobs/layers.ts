import type { BackingStore, Disk } from "@libvirt-ts/xml/domain";
import { imagesUnder, sourcePath } from "../definition/images.js";
import { invalidArgument } from "../errors.js";

/** One image of a disk of a guest that runs: its own, or one under it. */
export interface Layer {
  /** By which QEMU's nodes are called. */
  readonly number: number;
  /** Undefined for one that is no file or device of the host. */
  readonly path: string | undefined;
  readonly format: string;
  readonly image: Disk | BackingStore;
}

export const formatNode = (number: number): string => `libvirt-${number}-format`;
export const storageNode = (number: number): string => `libvirt-${number}-storage`;

/** The images of a disk of a guest that runs, its own first. */
export function layersOf(disk: Disk): readonly Layer[] {
  const source = "source" in disk ? (disk.source as { index?: number } | undefined) : undefined;
  const own: Layer = {
    number: source?.index ?? 0,
    path: sourcePath(disk),
    format: disk.driver?.type ?? "raw",
    image: disk,
  };
  const below = imagesUnder(disk).map((image): Layer => {
    const format = "format" in image ? image.format?.type : undefined;
    return { number: image.index ?? 0, path: sourcePath(image), format: format ?? "raw", image };
  });
  return [own, ...below];
}

/** Where an image is among those of a disk: by its path, or as `vda[3]` with its number. Throws INVALID_ARG. */
export function layerIndex(disk: Disk, name: string): number {
  const layers = layersOf(disk);
  const [, target, number] = /^(.+)\[(\d+)\]$/.exec(name) ?? [];
  const index =
    target === disk.target.dev
      ? layers.findIndex((layer) => layer.number === Number(number))
      : layers.findIndex(({ path }) => path !== undefined && path === name);
  if (index >= 0) return index;
  const paths = layers.map((layer) => layer.path ?? `${disk.target.dev}[${layer.number}]`);
  throw invalidArgument(
    `image ${JSON.stringify(name)}`,
    `disk '${disk.target.dev}' has no such image; expected one of ${paths.join(", ")}`,
  );
}

/** The same disk without the images from one place of its chain to before another. */
export function withoutLayers(disk: Disk, from: number, to: number): Disk {
  const layers = layersOf(disk);
  const rest = layers[to]?.image as BackingStore | undefined;
  if (from === 0) return rest === undefined ? disk : onTopOf(disk, rest);
  const under = rest ?? ({} as BackingStore);
  return layers
    .slice(0, from)
    .reduceRight<Disk | BackingStore>(
      (below, { image }) => ({ ...image, backingStore: below as BackingStore }) as Disk | BackingStore,
      under,
    ) as Disk;
}

/** A disk whose own image is one that lay under it. */
function onTopOf(disk: Disk, store: BackingStore): Disk {
  const {
    index,
    format,
    source,
    backingStore,
    type = "file",
  } = store as BackingStore & {
    format?: { type: string };
    source?: object;
  };
  const { type: _, source: __, backingStore: ___, ...rest } = disk as Disk & { source?: object };
  return {
    ...rest,
    type,
    driver: { ...disk.driver, type: format?.type ?? "raw" },
    source: { ...source, ...(index !== undefined && { index }) },
    ...(backingStore !== undefined && { backingStore }),
  } as Disk;
}
