import type { Disk } from "../model/devices.js";
import { trimBlanks } from "./blank.js";
import type { Draft } from "./draft.js";
import type { SourceElement } from "./element.js";
import { attributeOf, quoted, wordOf } from "./values.js";

/** Whether the model describes a disk of this type and device; warns when not. */
export function isKnownDisk(element: SourceElement): boolean {
  const type = trimBlanks(element.peek("type") ?? "") || "file";
  const device = trimBlanks(element.peek("device") ?? "") || "disk";
  if (type !== "file" && type !== "block") {
    element.warning("device.type", `a disk of type ${quoted(type)} is kept but not understood`, "type");
    return false;
  }
  if (device !== "disk" && device !== "cdrom" && device !== "floppy") {
    element.warning("device.type", `a disk device ${quoted(device)} is kept but not understood`, "device");
    return false;
  }
  return true;
}

/** Reads a disk that `isKnownDisk`. */
export function readDisk(element: SourceElement): Disk {
  const type = wordOf(element, "type") === "block" ? "block" : "file";
  const device = (wordOf(element, "device") ?? "disk") as Disk["device"];
  const driver = readDriver(element);
  const source = readSource(element, type, device);
  const target = trimBlanks(attributeOf(element, "target", "dev") ?? "");
  if (target === "") element.error("disk.target-missing", "expected <target dev='…'/>");
  const readonly = element.child("readonly") !== undefined;
  const shareable = element.child("shareable") !== undefined;
  const unknown = element.rest();
  // A hard disk without a source has been reported: nobody gets to see this one.
  const disk = { kind: "disk", type, device, target, readonly, shareable } as Draft<Disk>;
  if (source !== undefined) disk.source = source;
  if (driver !== undefined) disk.driver = driver;
  if (unknown !== undefined) disk.unknown = unknown;
  return disk;
}

function readDriver(disk: SourceElement): Disk["driver"] {
  const element = disk.child("driver", (it) => trimBlanks(it.peek("name") ?? "") !== "");
  const name = element && wordOf(element, "name");
  if (element === undefined || name === undefined) return undefined;
  const type = wordOf(element, "type");
  return { name, ...(type !== undefined && { type }) };
}

/** A hard disk must have a source; a drive may be empty, but not have one of the other type. */
function readSource(disk: SourceElement, type: Disk["type"], device: Disk["device"]): string | undefined {
  const [wanted, other] = type === "file" ? ["file", "dev"] : ["dev", "file"];
  const source = attributeOf(disk, "source", wanted);
  if (source !== undefined) return source;
  const misfit = [...disk.elements()].find((it) => it.name === "source" && it.peek(other));
  if (misfit !== undefined || device === "disk") {
    (misfit ?? disk).error("disk.source-missing", `expected <source ${wanted}='…'/> for type ${type}`);
  }
  return undefined;
}
