import type { Disk, Domain } from "@libvirt-ts/xml/domain";

/** The disk of a domain that has a target; undefined where it has none. */
export const diskAt = (domain: Domain | undefined, target: string): Disk | undefined =>
  domain?.devices?.disk?.find((disk) => disk.target.dev === target);

/** A domain with a disk changed, by its target. */
export function withDisk(domain: Domain, target: string, change: (disk: Disk) => Disk): Domain {
  const disks = domain.devices?.disk ?? [];
  const disk = disks.map((one) => (one.target.dev === target ? change(one) : one));
  return { ...domain, devices: { ...domain.devices, disk } };
}
