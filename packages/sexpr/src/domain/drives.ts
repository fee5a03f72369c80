import type { Disk } from "@libvirt-ts/xml";
import { child } from "../lookup.js";
import type { SexprList } from "../node.js";
import type { ConfigWriter } from "./config-writer.js";
import type { Dialect } from "./dialect.js";
import { type DiskContext, devicePath, diskPath, isInImage, plainTarget } from "./disk.js";
import { type TreeReport, text } from "./report.js";

/** Reads the drives that stand in the image of a fully virtualised guest. */
export function readImageDrives(image: SexprList, { cdromInImage }: Dialect, report: TreeReport): Disk[] {
  const drives: Disk[] = [];
  const flags = { readonly: false, shareable: false };
  for (const target of ["fda", "fdb"]) {
    const source = text(image, target);
    if (source !== undefined)
      drives.push({ kind: "disk", type: "file", device: "floppy", source, target, ...flags });
  }
  const source = text(image, "cdrom");
  if (source !== undefined && !cdromInImage) {
    report.warn("sexpr.not-kept", "the format has no cdrom in an image", child(image, "cdrom")!);
  } else if (source !== undefined) {
    const driver = { name: "file" };
    drives.push({
      kind: "disk",
      type: "file",
      device: "cdrom",
      driver,
      source,
      target: "hdc",
      ...flags,
      readonly: true,
    });
  }
  return drives;
}

/** Writes the drives that stand in the image of a fully virtualised guest: `(fda F)(fdb F)`, `(cdrom F)`. */
export function writeImageDrives(out: ConfigWriter, disks: readonly Disk[], context: DiskContext): void {
  const places = [
    { key: "fda", device: "floppy", target: "fda" },
    { key: "fdb", device: "floppy", target: "fdb" },
    { key: "cdrom", device: "cdrom", target: "hdc" },
  ];
  const written = new Set<Disk>();
  for (const { key, device, target } of places) {
    const disk = disks.find(
      (one) => one.device === device && isInImage(one, context) && plainTarget(one) === target,
    );
    if (disk === undefined) continue;
    written.add(disk);
    if (disk.source !== undefined)
      out.string(key, disk.type === "file" ? disk.source : devicePath(disk.source));
  }
  disks.forEach((disk, at) => {
    if (!isInImage(disk, context)) return;
    const path = diskPath(at);
    if (!written.has(disk)) {
      const expected = disk.device === "floppy" ? "one fda and one fdb" : "one hdc";
      const message = `the ${disk.device} ${disk.target} cannot be said: the format has ${expected}`;
      out.error("dialect.drive", message, path);
    } else if (disk.source === undefined) {
      out.warn(
        "dialect.drive",
        `the ${disk.device} ${disk.target} is left out: the format has no empty drives`,
        path,
      );
    } else if (disk.driver !== undefined && disk.driver.name !== "file" && disk.driver.name !== "phy") {
      out.warn("dialect.disk-driver", `a ${disk.device} has no driver here`, `${path}/driver`);
    }
  });
}
