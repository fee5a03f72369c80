import { type PlainDisk, sortOf, sourceOf } from "@libvirt-ts/xml/xen";
import { child } from "../lookup.js";
import type { SexprList } from "../node.js";
import type { ConfigWriter } from "./config-writer.js";
import type { Dialect } from "./dialect.js";
import { type DiskContext, devicePath, diskPath, isInImage, type NumberedDisk, plainTarget } from "./disk.js";
import { type TreeReport, text } from "./report.js";

/** Reads the drives that stand in the image of a fully virtualised guest. */
export function readImageDrives(
  image: SexprList,
  { cdromInImage }: Dialect,
  report: TreeReport,
): PlainDisk[] {
  const drives: PlainDisk[] = [];
  for (const target of ["fda", "fdb"]) {
    const source = text(image, target);
    if (source !== undefined)
      drives.push({ type: "file", device: "floppy", source: { file: source }, target: { dev: target } });
  }
  const source = text(image, "cdrom");
  if (source !== undefined && !cdromInImage) {
    report.warn("sexpr.not-kept", "the format has no cdrom in an image", child(image, "cdrom")!);
  } else if (source !== undefined) {
    drives.push({
      type: "file",
      device: "cdrom",
      driver: { name: "file" },
      source: { file: source },
      target: { dev: "hdc" },
      readonly: true,
    });
  }
  return drives;
}

/** Writes the drives that stand in the image of a fully virtualised guest: `(fda F)(fdb F)`, `(cdrom F)`. */
export function writeImageDrives(
  out: ConfigWriter,
  disks: readonly NumberedDisk[],
  context: DiskContext,
): void {
  const places = [
    { key: "fda", sort: "floppy", target: "fda" },
    { key: "fdb", sort: "floppy", target: "fdb" },
    { key: "cdrom", sort: "cdrom", target: "hdc" },
  ];
  const inImage = disks.filter(({ disk }) => isInImage(disk, context));
  const written = new Set<PlainDisk>();
  for (const { key, sort, target } of places) {
    const found = inImage.find(({ disk }) => sortOf(disk) === sort && plainTarget(disk) === target);
    if (found === undefined) continue;
    const { disk } = found;
    const source = sourceOf(disk);
    written.add(disk);
    if (source !== undefined) out.string(key, disk.type === "block" ? devicePath(source) : source);
  }
  for (const { disk, at } of inImage) {
    const path = diskPath(at);
    const sort = sortOf(disk);
    const name = disk.driver?.name;
    const what = `the ${sort} ${disk.target.dev}`;
    if (!written.has(disk)) {
      const expected = sort === "floppy" ? "one fda and one fdb" : "one hdc";
      out.error("dialect.drive", `${what} cannot be said: the format has ${expected}`, path);
    } else if (sourceOf(disk) === undefined) {
      out.warn("dialect.drive", `${what} is left out: the format has no empty drives`, path);
    } else if (name && name !== "file" && name !== "phy") {
      out.warn("dialect.disk-driver", `a ${sort} has no driver here`, `${path}/driver`);
    }
  }
}
