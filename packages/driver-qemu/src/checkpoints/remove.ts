import { DomainCheckpointDeleteFlags } from "@libvirt-ts/driver/flags";
import { wrongState } from "../errors.js";
import { goingFrom } from "../moments/removal.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { bitmapsOf, removeBitmaps } from "./bitmaps.js";
import { undoCreating } from "./create.js";
import { documentOf, readCheckpoints, writeCheckpoints } from "./store.js";

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
    const bitmaps = going.flatMap((checkpoint) => bitmapsOf(documentOf(checkpoint)));
    await guest.run((client) => removeBitmaps(client, guest, bitmaps));
  }
  if (going.length > 0) tree.remove(name, removal);
  await writeCheckpoints(node.layout, uuid, { tree });
}

/** What somebody was killed at who changed the checkpoints of a domain, whose lock is ours now. */
export async function finishCheckpoints(node: QemuNode, uuid: string): Promise<void> {
  const { tree, unfinished } = await readCheckpoints(node.layout, uuid);
  const domain = node.get(uuid);
  if (unfinished === undefined || domain === undefined) return;
  if (unfinished.doing === "create") await undoCreating(domain, unfinished.checkpoint);
  else {
    const { guest } = domain;
    const there = unfinished.names.filter((name) => tree.has(name));
    const bitmaps = there.flatMap((name) => bitmapsOf(documentOf(tree.get(name))));
    await guest?.run((client) => removeBitmaps(client, guest, bitmaps));
    for (const name of there) tree.remove(name, "one");
  }
  await writeCheckpoints(node.layout, uuid, { tree });
}
