import type { LibvirtError } from "@libvirt-ts/driver";
import type { QemuNode } from "../node/node.js";
import { finishCreating } from "./create.js";
import { endJobs } from "./jobs.js";
import { finishRemoving } from "./remove.js";
import { revertTo } from "./revert.js";
import { readSnapshots, writeSnapshots } from "./store.js";

/** What somebody was killed at who changed the snapshots of a domain, whose lock is ours now: it is finished, or undone. */
export async function finishSnapshots(node: QemuNode, uuid: string): Promise<void> {
  const snapshots = await readSnapshots(node.layout, uuid);
  const { tree, unfinished } = snapshots;
  const domain = node.get(uuid);
  if (unfinished === undefined || domain === undefined) return;
  try {
    await domain.guest?.run((client) => endJobs(client));
    if (unfinished.doing === "revert") {
      await revertTo(node, domain, unfinished.name, unfinished.flags, { begun: unfinished.overlays ?? [] });
      return;
    }
    if (unfinished.doing === "remove") await finishRemoving(node, domain, snapshots, unfinished);
    else {
      const made = await finishCreating(node, domain, unfinished);
      if (made !== undefined && !tree.has(made.name)) tree.add(made);
    }
  } catch (error) {
    // It would be tried again for ever: who listens to warnings is told.
    node.warn(error as LibvirtError);
  }
  await writeSnapshots(node.layout, uuid, { tree });
}
