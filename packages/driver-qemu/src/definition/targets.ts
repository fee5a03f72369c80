import { parseDiskTarget } from "@libvirt-ts/xml";
import type { Disk, Input } from "@libvirt-ts/xml/domain";

/** The place that the letters of a target name mean: `vda` 0, `vdb` 1, `vdaa` 26; 0 for a name of no disk. */
export function targetIndex(dev: string): number {
  return parseDiskTarget(dev)?.index ?? 0;
}

const prefixes: Readonly<Record<string, string>> = {
  hd: "ide",
  sd: "scsi",
  vd: "virtio",
  xvd: "xen",
  fd: "fdc",
};

/** The bus of a disk: what it says, else what its target's name means. */
export function diskBus({ target, device }: Disk): string {
  return (
    target.bus ??
    (device === "floppy" ? "fdc" : (prefixes[parseDiskTarget(target.dev)?.prefix ?? ""] ?? "virtio"))
  );
}

/** Disks as QEMU gets them: by bus in order of first appearance, in a bus by target. */
export function sortedDisks(disks: readonly Disk[]): Disk[] {
  const buses = [...new Set(disks.map(diskBus))];
  const rank = new Map(buses.map((bus, at) => [bus, at]));
  return disks.toSorted(
    (a, b) =>
      rank.get(diskBus(a))! - rank.get(diskBus(b))! || targetIndex(a.target.dev) - targetIndex(b.target.dev),
  );
}

/** The bus of an input device; evdev and passthrough ones are on virtio, plain ones without a word on USB. */
export function inputBus(input: Input): string {
  if ("bus" in input && typeof input.bus === "string") return input.bus;
  return input.type === "evdev" ? "none" : "usb";
}
