import type { Devices } from "@libvirt-ts/xml/domain";
import { disksPerController } from "./implied.js";
import { diskBus, targetIndex } from "./targets.js";

/** Gives disks on IDE, SATA, SCSI and floppy controllers the unit that their target's name means. */
export function placeDrives(devices: Devices): void {
  for (const disk of devices.disk ?? []) {
    const bus = diskBus(disk);
    const capacity = disksPerController[bus];
    if (capacity === undefined || disk.address !== undefined) continue;
    const index = targetIndex(disk.target.dev);
    const at = index % capacity;
    disk.address = {
      type: "drive",
      controller: Math.floor(index / capacity),
      bus: bus === "ide" ? at >> 1 : 0,
      target: 0,
      unit: bus === "ide" ? at & 1 : at,
    };
  }
}

/** Gives channels and consoles on virtio their ports; a console's is the next one that is free. */
export function placeSerialPorts(devices: Devices): void {
  const taken = new Set<number>();
  for (const { address } of [...(devices.channel ?? []), ...(devices.console ?? [])])
    if (address?.type === "virtio-serial" && address.port !== undefined) taken.add(address.port);
  let next = 1;
  for (const channel of devices.channel ?? []) {
    if (channel.target.type !== "virtio" || channel.address !== undefined) continue;
    while (taken.has(next)) next++;
    taken.add(next);
    channel.address = { type: "virtio-serial", controller: 0, bus: 0, port: next };
  }
}
