import type { Disk } from "@libvirt-ts/xml/domain";
import { invalidArgument } from "../errors.js";
import { sourceOf } from "./disks.js";

/** An image and what lies under it, as plain objects. */
type Layer = {
  readonly type?: string;
  readonly format?: { readonly type: string };
  readonly source?: { readonly file?: string; readonly dev?: string };
  readonly backingStore?: Layer;
};

/** The images of a disk, the active one first. */
export function chainOf(disk: Disk): readonly Layer[] {
  const { driver } = disk;
  const top: Layer = { ...(disk as unknown as Layer), format: { type: String(driver?.type ?? "raw") } };
  const layers: Layer[] = [];
  for (let at: Layer | undefined = top; at?.source !== undefined; at = at.backingStore) layers.push(at);
  return layers;
}

/** Where an image of a disk's is in its chain, by path or as `vda[1]`. Throws INVALID_ARG. */
export function layerIndex(disk: Disk, name: string): number {
  const layers = chainOf(disk);
  const [, numbered] = /^.+\[(\d+)\]$/.exec(name) ?? [];
  const index =
    numbered === undefined
      ? layers.findIndex(({ source }) => (source?.file ?? source?.dev) === name)
      : Number(numbered);
  if (index >= 0 && index < layers.length) return index;
  throw invalidArgument(
    `image ${JSON.stringify(name)}`,
    `disk '${disk.target.dev}' has no such image; expected one of ${layers.map(({ source }) => source?.file ?? source?.dev).join(", ")}`,
  );
}

/** The same disk without the images from one place of its chain to before another. */
export function withoutLayers(disk: Disk, from: number, to: number): Disk {
  const layers = chainOf(disk).filter((_, index) => index < from || index >= to);
  const [top, ...below] = layers;
  const backing = below.reduceRight<Layer | undefined>((under, { backingStore: _, ...layer }) => {
    const { type, format, source } = layer;
    return {
      ...(type && { type }),
      ...(format && { format }),
      ...(source && { source }),
      ...(under && { backingStore: under }),
    };
  }, undefined);
  const { backingStore: _, ...rest } = disk;
  return {
    ...rest,
    ...(top?.type && { type: top.type }),
    ...(top?.source && { source: top.source }),
    ...(top?.format && from === 0 && { driver: { ...disk.driver, type: top.format.type } }),
    ...(backing && { backingStore: backing }),
  } as Disk;
}

/** The path of a disk's contents; empty for a drive without a medium. */
export const pathOf = (disk: Disk): string => sourceOf(disk) ?? "";

/** The path of an image of a disk's, known as `vda[1]` or by its path. Throws INVALID_ARG. */
export function layerPath(disk: Disk, name: string): string {
  const { file, dev } = chainOf(disk)[layerIndex(disk, name)]?.source ?? {};
  return file ?? dev ?? "";
}
