import type { Devices, Domain } from "@libvirt-ts/xml/domain";

/** The place of each device in the order of booting, from 1: what devices say, else the first of each kind that `boot` names. */
export function bootOrder({ os }: Domain, devices: Devices): ReadonlyMap<object, number> {
  const order = new Map<object, number>();
  const { disk = [], interface: cards = [], hostdev = [], redirdev = [], filesystem = [] } = devices;
  for (const device of [...disk, ...cards, ...hostdev, ...redirdev, ...filesystem])
    if (device.boot !== undefined) order.set(device, device.boot.order);
  if (order.size > 0) return order;
  const kinds: Readonly<Record<string, object | undefined>> = {
    hd: disk.find(({ device = "disk" }) => device === "disk" || device === "lun"),
    cdrom: disk.find(({ device }) => device === "cdrom"),
    fd: disk.find(({ device }) => device === "floppy"),
    network: cards[0],
  };
  for (const [at, { dev }] of (os?.boot ?? []).entries()) {
    const device = kinds[dev];
    if (device !== undefined) order.set(device, at + 1);
  }
  return order;
}
