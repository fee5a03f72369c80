import { ErrorNumber } from "@libvirt-ts/driver";
import type { Disk } from "@libvirt-ts/xml/domain";
import { sourcePath } from "../definition/images.js";
import { qemuError } from "../errors.js";

/** Throws XML_ERROR, about `what`, for what is no name of a snapshot or a checkpoint. */
export function assertMomentName(what: string, name: string): void {
  if (name !== "" && !/[/\n]/.test(name) && !name.startsWith(".") && Buffer.byteLength(name) <= 255) return;
  throw qemuError(
    ErrorNumber.XML_ERROR,
    what,
    `${JSON.stringify(name.slice(0, 40))} is no name: expected 1 to 255 bytes, no slash, no line end, no dot first`,
  );
}

/**
 * What a document says of disks, each of which it names by its target or its source, by their targets. Throws
 * CONFIG_UNSUPPORTED for one that the domain does not have, XML_ERROR for one that stands twice.
 */
export function askedDisks<D extends { readonly name: string }>(
  what: string,
  all: readonly D[] = [],
  own: readonly Disk[],
): ReadonlyMap<string, D> {
  const asked = new Map<string, D>();
  for (const disk of all) {
    const known = own.find((it) => it.target.dev === disk.name || sourcePath(it) === disk.name);
    if (known === undefined)
      throw qemuError(ErrorNumber.CONFIG_UNSUPPORTED, what, `the domain has no disk '${disk.name}'`);
    if (asked.has(known.target.dev))
      throw qemuError(ErrorNumber.XML_ERROR, what, `the disk '${disk.name}' stands twice`);
    asked.set(known.target.dev, disk);
  }
  return asked;
}

/** Whether a guest writes to a disk that has a path. */
export function isWritable(disk: Disk): boolean {
  const device = "device" in disk ? (disk.device ?? "disk") : "disk";
  return device === "disk" && disk.readonly !== true && sourcePath(disk) !== undefined;
}
