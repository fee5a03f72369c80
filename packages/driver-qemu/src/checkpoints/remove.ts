import { DomainCheckpointDeleteFlags } from "@libvirt-ts/driver/flags";
import type { Domain } from "@libvirt-ts/xml/domain";
import { wrongState } from "../errors.js";
import { goingFrom } from "../moments/removal.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { bitmapsOf, removeBitmaps, removeStoredBitmaps } from "./bitmaps.js";
import { type Checkpoint, documentOf, readCheckpoints, writeCheckpoints } from "./store.js";

/** Removes a checkpoint, what follows it too, or only that. Who calls holds the domain's lock. */
export async function removeCheckpoint(
  node: QemuNode,
  domain: QemuDomain,
  name: string,
  flags: number,
): Promise<void> {
  const { uuid, guest } = domain;
  const { tree } = await readCheckpoints(node.layout, uuid);
  const { removal, going } = goingFrom(tree, name, flags, DomainCheckpointDeleteFlags);
  if (!(flags & DomainCheckpointDeleteFlags.METADATA_ONLY)) {
    if (guest === undefined)
      throw wrongState(
        { uuid, name: domain.name },
        "it does not run: what its images track is removed by its guest; METADATA_ONLY is not among the flags",
      );
    const names = going.map((checkpoint) => checkpoint.name).reverse();
    await writeCheckpoints(node.layout, uuid, { tree, unfinished: { doing: "remove", names } });
    await dropBitmaps(domain, going);
  }
  if (going.length > 0) tree.remove(name, removal);
  await writeCheckpoints(node.layout, uuid, { tree });
}

/** What somebody was killed at who changed the checkpoints of a domain, whose lock is ours now. */
export async function finishCheckpoints(node: QemuNode, uuid: string): Promise<void> {
  const { tree, unfinished } = await readCheckpoints(node.layout, uuid);
  const domain = node.get(uuid);
  if (unfinished === undefined || domain === undefined) return;
  // Nobody was told of one that was being made: there is none.
  const going =
    unfinished.doing === "create"
      ? [unfinished.checkpoint]
      : unfinished.names.filter((name) => tree.has(name)).map((name) => tree.get(name));
  await dropBitmaps(domain, going).catch((error) => {
    // An image that cannot be read by now keeps nobody from the domain.
    if (domain.guest !== undefined) throw error;
    node.warn(error);
  });
  if (unfinished.doing === "remove") for (const { name } of going) tree.remove(name, "one");
  await writeCheckpoints(node.layout, uuid, { tree });
}

/** Has nobody track what these checkpoints do: neither the guest, nor the images that it has left. */
export async function dropBitmaps({ guest }: QemuDomain, checkpoints: readonly Checkpoint[]): Promise<void> {
  const documents = checkpoints.map(documentOf);
  if (guest?.isAlive === true)
    await guest.run((client) => removeBitmaps(client, guest, documents.flatMap(bitmapsOf)));
  else
    for (const document of documents)
      await removeStoredBitmaps(document.domain as Domain, bitmapsOf(document));
}
