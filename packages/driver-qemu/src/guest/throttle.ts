import type { Disk } from "@libvirt-ts/xml/domain";
import type { MonitorCommand } from "../node/record.js";
import type { Drive } from "./drives.js";

const kinds = ["total", "read", "write"] as const;
const units = ["bytes", "iops"] as const;
const qemuKinds = { total: "", read: "_rd", write: "_wr" } as const;
const qemuUnits = { bytes: "bps", iops: "iops" } as const;

/** The limits of a disk in libvirt's order: how libvirt and QEMU call each. */
const figures: readonly (readonly [name: string, qemu: string])[] = ["", "_max", "_max_length"].flatMap(
  (suffix) =>
    units.flatMap((unit) =>
      kinds.map((kind): readonly [string, string] => [
        `${kind}_${unit}_sec${suffix}`,
        `${qemuUnits[unit]}${qemuKinds[kind]}${suffix}`,
      ]),
    ),
);
const size = ["size_iops_sec", "iops_size"] as const;

/** The names of all limits in libvirt's order. */
export const throttleNames: readonly string[] = [
  ...figures.slice(0, 12).map(([name]) => name),
  size[0],
  "group_name",
  ...figures.slice(12).map(([name]) => name),
];

/** How QEMU is told the limits of the disk in a drive, which may be none at all. */
export function throttleCommand(drive: Drive | undefined, { alias, iotune }: Disk): MonitorCommand {
  const given = (iotune ?? {}) as Readonly<Record<string, unknown>>;
  const limits = [...figures, size].flatMap(([name, qemu]) => {
    // QEMU takes no length of a burst that there is none of.
    const isOptional = name.endsWith("_length");
    return isOptional && given[name] === undefined ? [] : [[qemu, Number(given[name] ?? 0)]];
  });
  return {
    execute: "block_set_io_throttle",
    arguments: {
      // Some drives are parts of their devices, and have names of their own.
      id: drive?.info?.qdev ?? alias!.name,
      ...Object.fromEntries(limits),
      ...(given.group_name !== undefined && { group: given.group_name }),
    },
  };
}
