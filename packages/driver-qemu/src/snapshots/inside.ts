import type { Domain } from "@libvirt-ts/xml/domain";
import type { DomainSnapshot } from "@libvirt-ts/xml/domain-snapshot";
import { sourcePath } from "../definition/images.js";
import { insertedIn } from "../guest/drives.js";
import type { Guest } from "../guest/guest.js";
import { imageOptions, qemuImg, snapshotsIn } from "../host/qemu-img.js";
import { runInside } from "./jobs.js";

/** Targets of the disks whose state a snapshot has inside of their images. */
export function disksInside({ disks }: DomainSnapshot): readonly string[] {
  return (disks?.disk ?? []).flatMap(({ name, snapshot }) => (snapshot === "internal" ? [name] : []));
}

/** The images of these disks, as far as the domain has them still. */
export function imagesOf(domain: Domain, targets: readonly string[]): string[] {
  return (domain.devices?.disk ?? []).flatMap((disk) => {
    const path =
      targets.includes(disk.target.dev) && disk.driver?.type === "qcow2" ? sourcePath(disk) : undefined;
    return path === undefined ? [] : [path];
  });
}

/** Has the QEMU of a guest do something about a snapshot inside of the images of these disks. */
export async function insideGuest(
  guest: Guest,
  command: "snapshot-save" | "snapshot-load" | "snapshot-delete",
  tag: string,
  targets: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  await guest.run(async (client) => {
    const inserted = await insertedIn(client, guest.live);
    const nodes = targets.flatMap((target) => inserted.get(target)?.node ?? []);
    if (nodes.length > 0) await runInside(client, { command, tag, nodes });
  }, signal);
}

/** The same to images that nobody uses. What is not there is not removed. */
export async function insideImages(
  images: readonly string[],
  action: "-c" | "-a" | "-d",
  tag: string,
): Promise<void> {
  for (const path of images) {
    if (action === "-d" && !(await snapshotsIn(path, "qcow2")).includes(tag)) continue;
    await qemuImg(path, ["snapshot", action, tag, ...imageOptions(path, "qcow2")]);
  }
}
