import { unlink } from "node:fs/promises";
import { ErrorNumber } from "@libvirt-ts/driver";
import type { QmpClient } from "@libvirt-ts/qmp";
import type { Disk, Domain } from "@libvirt-ts/xml/domain";
import { sourcePath } from "../definition/images.js";
import { qemuError } from "../errors.js";
import { insertedIn } from "../guest/drives.js";
import type { Guest } from "../guest/guest.js";
import { makeImage } from "../host/qemu-img.js";
import { exists } from "../node/files.js";
import { changeDefinition } from "../node/keeper.js";
import type { QemuNode } from "../node/node.js";
import type { DiskPlan } from "./plan.js";

/** A disk that is to be written to elsewhere. */
export type Overlay = Extract<DiskPlan, { kind: "external" }>;

/** Throws CONFIG_UNSUPPORTED for a file that is there and would be written over, or that is to be used and is not there. */
export async function checkFiles(paths: readonly string[], reuse: boolean): Promise<void> {
  for (const path of paths) {
    if ((await exists(path)) === reuse) continue;
    const detail = reuse
      ? "REUSE_EXT is among the flags, and there is no such file"
      : "there is a file already; REUSE_EXT is not among the flags";
    throw qemuError(ErrorNumber.CONFIG_UNSUPPORTED, path, detail);
  }
}

/** Makes empty images on top of those of a guest, or of a domain that does not run. */
export async function makeImages(overlays: readonly Overlay[], guest: Guest | undefined): Promise<void> {
  const sizes = await guest?.run((client) => insertedIn(client, guest.live));
  for (const { disk, path, file } of overlays) {
    const size = sizes?.get(disk.target.dev)?.size;
    const below = { path, format: disk.driver?.type ?? "raw" };
    await makeImage(file, { format: "qcow2", below, size });
  }
}

/** Removes files that are no more needed, whether they are there or not. */
export async function removeFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) await unlink(path).catch(() => {});
}

/** From now on a guest writes into the new images: into all of them, or none. */
export async function switchGuest(guest: Guest, overlays: readonly Overlay[]): Promise<void> {
  await guest.run(async (client) => {
    const inserted = await insertedIn(client, guest.live);
    let number = await lastNumber(client);
    const added: string[] = [];
    const actions: object[] = [];
    const add = async (node: object & { readonly "node-name": string }): Promise<void> => {
      await client.call("blockdev-add", node);
      added.push(node["node-name"]);
    };
    try {
      for (const { disk, file } of overlays) {
        const node = inserted.get(disk.target.dev)?.node;
        if (node === undefined)
          throw qemuError(ErrorNumber.INTERNAL_ERROR, `disk '${disk.target.dev}'`, "QEMU has no such drive");
        const name = `libvirt-${++number}`;
        await add({
          "node-name": `${name}-storage`,
          driver: "file",
          filename: file,
          "auto-read-only": true,
          discard: "unmap",
        } as { "node-name": string });
        await add({
          "node-name": `${name}-format`,
          driver: "qcow2",
          file: `${name}-storage`,
          "read-only": false,
          backing: null,
        } as { "node-name": string });
        actions.push({ type: "blockdev-snapshot", data: { node, overlay: `${name}-format` } });
      }
      await client.call("transaction", { actions });
    } catch (error) {
      for (const name of added.reverse())
        await client.call("blockdev-del", { "node-name": name }).catch(() => {});
      throw error;
    }
  });
}

async function lastNumber(client: QmpClient): Promise<number> {
  const nodes = await client.execute("query-named-block-nodes", { flat: true });
  const numbers = nodes.map((node) => Number(/^libvirt-(\d+)-/.exec(node["node-name"] ?? "")?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

/** Whether a guest writes into all of these images. */
export async function isSwitched(guest: Guest, overlays: readonly Overlay[]): Promise<boolean> {
  const inserted = await guest.run((client) => insertedIn(client, guest.live));
  return overlays.every(({ disk, file }) => inserted.get(disk.target.dev)?.file === file);
}

/** Writes down that disks have new images: in the guest's document and in the definition. */
export async function noteImages(node: QemuNode, uuid: string, overlays: readonly Overlay[]): Promise<void> {
  const guest = node.guests.get(uuid);
  if (guest?.isAlive === true) {
    const inserted = await guest.run((client) => insertedIn(client, guest.live));
    await guest.setLive(withImages(guest.live, overlays, (target) => numberIn(inserted.get(target)?.node)));
  }
  await changeDefinition(node, uuid, (definition) => withImages(definition, overlays));
}

/** The number of an image by the name of its node. */
const numberIn = (node: string | undefined): number | undefined => {
  const digits = /^libvirt-(\d+)-/.exec(node ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
};

function withImages(
  domain: Domain,
  overlays: readonly Overlay[],
  numberOf: (target: string) => number | undefined = () => undefined,
): Domain {
  const disk = domain.devices?.disk?.map((one) => {
    const found = overlays.find(
      ({ disk: { target }, path }) => target.dev === one.target.dev && path === sourcePath(one),
    );
    return found === undefined ? one : onTop(one, found.file, numberOf(one.target.dev));
  });
  return disk === undefined ? domain : { ...domain, devices: { ...domain.devices, disk } };
}

/** A disk with a new image, of that number in what runs, on top of the one that it has. */
function onTop(disk: Disk, file: string, number: number | undefined): Disk {
  const {
    type = "file",
    driver,
    source,
    backingStore,
    ...rest
  } = disk as Disk & { source?: { index?: number } };
  const { index, ...place } = source ?? {};
  const below = {
    type,
    ...(index !== undefined && { index }),
    format: { type: driver?.type ?? "raw" },
    ...(source !== undefined && { source: place }),
    ...(backingStore !== undefined && { backingStore }),
  };
  const top = { file, ...(number !== undefined && { index: number }) };
  const own = { type: "file", driver: { ...driver, type: "qcow2" }, source: top, backingStore: below };
  return { ...rest, ...own } as Disk;
}
