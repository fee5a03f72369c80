import { ErrorNumber, type Removal } from "@libvirt-ts/driver";
import { DomainSnapshotDeleteFlags } from "@libvirt-ts/driver/flags";
import { qemuError } from "../errors.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { inForce } from "../ops/domains.js";
import { disksInside, imagesOf, insideGuest, insideImages } from "./inside.js";
import { contradiction } from "./plan.js";
import { documentOf, readSnapshots, type Snapshots, writeSnapshots } from "./store.js";

const { CHILDREN, CHILDREN_ONLY, METADATA_ONLY } = DomainSnapshotDeleteFlags;

/** Removes a snapshot, what follows it too, or only that. Who calls holds the domain's lock. */
export async function removeSnapshot(
  node: QemuNode,
  domain: QemuDomain,
  name: string,
  flags: number,
): Promise<void> {
  if (flags & CHILDREN && flags & CHILDREN_ONLY) throw contradiction("CHILDREN", "CHILDREN_ONLY");
  const removal: Removal = flags & CHILDREN ? "children" : flags & CHILDREN_ONLY ? "children-only" : "one";
  const { tree } = await readSnapshots(node.layout, domain.uuid);
  const own = tree.get(name);
  const below = removal === "one" ? [] : [...tree.descendantsOf(name)];
  const going = removal === "children-only" ? below : [own, ...below];
  if (!(flags & METADATA_ONLY)) {
    const outside = going.find(({ isExternal }) => isExternal);
    if (outside !== undefined)
      throw qemuError(
        ErrorNumber.CONFIG_UNSUPPORTED,
        `snapshot '${outside.name}'`,
        "its images are files of their own; merge them by domainBlockCommit, then remove it with METADATA_ONLY",
      );
    const names = going.map((snapshot) => snapshot.name).reverse();
    await writeSnapshots(node.layout, domain.uuid, { tree, unfinished: { doing: "remove", names } });
    await removeFromImages(domain, { tree }, names);
  }
  if (going.length > 0) tree.remove(name, removal);
  await writeSnapshots(node.layout, domain.uuid, { tree });
}

async function removeFromImages(
  domain: QemuDomain,
  { tree }: Snapshots,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const inside = disksInside(documentOf(tree.get(name)));
    if (inside.length === 0) continue;
    if (domain.guest !== undefined) await insideGuest(domain.guest, "snapshot-delete", name, inside);
    else await insideImages(imagesOf(inForce(domain), inside), "-d", name);
  }
}

/** Removes what somebody was killed at removing; those that follow it follow its parent. */
export async function finishRemoving(
  domain: QemuDomain,
  { tree }: Snapshots,
  names: readonly string[],
): Promise<void> {
  const there = names.filter((name) => tree.has(name));
  await removeFromImages(domain, { tree }, there);
  for (const name of there) tree.remove(name, "one");
}
