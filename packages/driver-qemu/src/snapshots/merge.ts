import { ErrorNumber } from "@libvirt-ts/driver";
import type { Disk, Domain } from "@libvirt-ts/xml/domain";
import { commit } from "../blockjobs/begin.js";
import { jobId } from "../blockjobs/events.js";
import { blockJobsOf } from "../blockjobs/jobs.js";
import { layersOf } from "../blockjobs/layers.js";
import { completeJob } from "../blockjobs/settle.js";
import { diskAt, withDisk } from "../definition/disks.js";
import { sourcePath } from "../definition/images.js";
import { qemuError } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { qemuImg } from "../host/qemu-img.js";
import { changeDefinition } from "../node/keeper.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { chainOf } from "./frozen.js";
import { documentOf, type Merge, type Snapshot, snapshotOf } from "./store.js";

/** Merges two images of a domain; nothing where that was done. Who calls holds its lock. */
export async function merge(node: QemuNode, uuid: string, step: Merge): Promise<void> {
  const domain = node.get(uuid);
  if (domain?.guest !== undefined) await mergeRunning(node, domain.guest, step);
  else if (domain !== undefined) await mergeFiles(node, domain, step);
}

async function mergeRunning(node: QemuNode, guest: Guest, { target, from, to }: Merge): Promise<void> {
  const find = () => diskAt(guest.live, target);
  const place = (disk: Disk) => layersOf(disk).findIndex(({ path }) => path === from);
  const disk = find();
  if (disk === undefined || place(disk) < 0) return;
  const isActive = place(disk) === 0;
  const id = jobId(isActive ? "active-commit" : "commit", target);
  if (!(await blockJobsOf(guest)).some((job) => job.id === id))
    await commit(guest, disk, {
      base: to,
      top: from,
      isShallow: false,
      isActive,
      removes: false,
      speed: 0n,
    });
  const job = (await blockJobsOf(guest)).find((one) => one.id === id);
  if (job !== undefined) await guest.run((client) => completeJob({ node, guest, client }, job));
  const after = find();
  if (after !== undefined && place(after) >= 0)
    throw qemuError(
      ErrorNumber.OPERATION_FAILED,
      `disk '${target}'`,
      `QEMU could not write '${from}' into '${to}'`,
    );
}

async function mergeFiles(
  node: QemuNode,
  domain: QemuDomain,
  { target, from, to, format }: Merge,
): Promise<void> {
  const disk = diskAt(domain.definition, target);
  if (disk === undefined) return;
  const chain = await chainOf(disk);
  const at = chain.indexOf(from);
  if (at < 0) return;
  await qemuImg(from, ["commit", "-q", "-d", "-f", "qcow2", "-b", to, from]);
  const above = chain[at - 1];
  if (above !== undefined)
    await qemuImg(above, ["rebase", "-u", "-f", "qcow2", "-b", to, "-F", format, above]);
  else
    await changeDefinition(node, domain.uuid, (it) =>
      withDisk(it, target, (one) => withImage(one, to, format)),
    );
}

/** A disk with another image, which says itself what it lies on. */
export function withImage(disk: Disk, file: string, format: string): Disk {
  const { backingStore: _, ...rest } = disk;
  return { ...rest, type: "file", driver: { ...disk.driver, type: format }, source: { file } } as Disk;
}

/** A snapshot in whose document an image has the place of one that was merged into it. */
export function afterMerge(snapshot: Snapshot, { target, from, to, format }: Merge): Snapshot {
  const document = documentOf(snapshot);
  const replaced = (domain: unknown): Domain | undefined => {
    const known = domain as Domain | undefined;
    const disk = diskAt(known, target);
    return known !== undefined && disk !== undefined && sourcePath(disk) === from
      ? withDisk(known, target, (one) => withImage(one, to, format))
      : undefined;
  };
  const [domain, inactiveDomain] = [replaced(document.domain), replaced(document.inactiveDomain)];
  if (domain === undefined && inactiveDomain === undefined) return snapshot;
  const next = { ...document, ...(domain && { domain }), ...(inactiveDomain && { inactiveDomain }) };
  return { ...snapshot, xml: snapshotOf(next as typeof document, snapshot.parent).xml };
}
