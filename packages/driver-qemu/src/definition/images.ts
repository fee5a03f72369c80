import type { BackingStore, Disk } from "@libvirt-ts/xml/domain";

/** An image: a disk's own, or one under it. */
type Image = Disk | BackingStore;

/** The path of the file or device of the host that an image is in; undefined for one that is in none. */
export function sourcePath(image: Image): string | undefined {
  if (image.type === "block") return image.source?.dev;
  return image.type === undefined || image.type === "file" ? image.source?.file : undefined;
}

/** Whether a chain of images ends here: an empty `<backingStore/>` says so. */
export function isEndOfChain(store: BackingStore | undefined): boolean {
  return store !== undefined && store.type === undefined && store.source === undefined;
}

/** The images under a disk's own, from the top down. */
export function imagesUnder({ backingStore }: Disk): BackingStore[] {
  const found: BackingStore[] = [];
  for (let under = backingStore; under !== undefined && !isEndOfChain(under); under = under.backingStore)
    found.push(under);
  return found;
}

/**
 * The numbers by which QEMU's block nodes of images are called. What has one keeps it; others count from the last disk
 * backwards, tops first, behind the highest that is taken.
 */
export function imageNumbers(disks: readonly Disk[]): ReadonlyMap<Image, number> {
  const found = new Map<Image, number>();
  let last = 0;
  for (const disk of disks)
    for (const image of [disk, ...imagesUnder(disk)]) {
      const number = numberOf(image);
      if (number === undefined) continue;
      found.set(image, number);
      last = Math.max(last, number);
    }
  const number = (image: Image): void => {
    if (!found.has(image)) found.set(image, ++last);
  };
  for (const disk of disks.toReversed()) number(disk);
  for (const disk of disks.toReversed()) for (const image of imagesUnder(disk)) number(image);
  return found;
}

/** Writes the numbers down, so that images keep them when disks come and go. */
export function numberImages(disks: readonly Disk[]): void {
  for (const [image, number] of imageNumbers(disks)) setNumber(image, number);
}

/** Gives the images of a disk numbers that none of the others has. */
export function numberAnew(disk: Disk, others: readonly Disk[]): void {
  let last = Math.max(0, ...imageNumbers(others).values());
  for (const image of [disk, ...imagesUnder(disk)]) setNumber(image, ++last);
}

function setNumber(image: Image, number: number): void {
  if (!("target" in image)) image.index = number;
  else if ("source" in image && image.source !== undefined)
    (image.source as { index?: number }).index = number;
}

/** Takes the numbers away: they are a run's. */
export function dropNumbers(disks: readonly Disk[]): void {
  for (const disk of disks) {
    if ("source" in disk && disk.source !== undefined) delete (disk.source as { index?: number }).index;
    for (const image of imagesUnder(disk)) delete image.index;
  }
}

function numberOf(image: Image): number | undefined {
  if (!("target" in image)) return image.index;
  return "source" in image ? (image.source as { index?: number } | undefined)?.index : undefined;
}
