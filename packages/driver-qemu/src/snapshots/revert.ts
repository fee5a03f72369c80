import {
  DomainEventDefinedDetail,
  DomainEventStartedDetail,
  DomainEventType,
  ErrorNumber,
} from "@libvirt-ts/driver";
import {
  DomainEventResumedDetail,
  DomainEventSuspendedDetail,
  DomainPausedReason,
  DomainRunningReason,
  DomainShutoffReason,
  DomainSnapshotRevertFlags,
} from "@libvirt-ts/driver/flags";
import { type Domain, formatDomain } from "@libvirt-ts/xml/domain";
import { qemuError, wrongState } from "../errors.js";
import { startGuest } from "../guest/start.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { writeShutoff } from "../node/settle.js";
import { withoutRun } from "../ops/configuration.js";
import { completed } from "../ops/documents.js";
import { inForce } from "../ops/domains.js";
import { endGuest } from "../ops/lifecycle.js";
import { disksInside, imagesOf, insideGuest, insideImages } from "./inside.js";
import { contradiction } from "./plan.js";
import { documentOf, hasMemory, readSnapshots, type Snapshot, writeSnapshots } from "./store.js";

const { RUNNING, PAUSED, FORCE } = DomainSnapshotRevertFlags;

/** Brings a domain back to what it was. Who calls holds its lock. */
export async function revertTo(
  node: QemuNode,
  domain: QemuDomain,
  name: string,
  flags: number,
  signal?: AbortSignal,
): Promise<void> {
  if (flags & RUNNING && flags & PAUSED) throw contradiction("RUNNING", "PAUSED");
  const { layout } = node;
  const { uuid, guest, definition } = domain;
  const { tree } = await readSnapshots(layout, uuid);
  const snapshot = tree.get(name);
  const { next, inactive, inside } = goalOf(domain, snapshot, flags);
  const isActive = hasMemory(snapshot) || (flags & (RUNNING | PAUSED)) !== 0;
  if (!isActive && definition === undefined)
    throw wrongState(
      { uuid, name: domain.name },
      "a transient domain would be gone with its guest; RUNNING and PAUSED are not among the flags",
    );
  // What cannot be started is not begun.
  const { domain: complete, qemu } = await completed(next, formatDomain(next), node.emulators);
  const unfinished = { doing: "revert", name, flags } as const;
  await writeSnapshots(layout, uuid, { tree, unfinished });
  if (guest !== undefined) await endGuest(node, guest, DomainShutoffReason.FROM_SNAPSHOT, true);
  else if (definition !== undefined && !isActive)
    await writeShutoff(node, uuid, DomainShutoffReason.FROM_SNAPSHOT);
  // The end of a transient guest is the end of what is known of it.
  if (definition === undefined) await writeSnapshots(layout, uuid, { tree, unfinished });
  if (!hasMemory(snapshot)) await insideImages(imagesOf(next, inside), "-a", name);
  if (definition !== undefined)
    await node.exclusively(() => node.definitions.put({ ...withoutRun(inactive), uuid }));
  tree.makeCurrent(name);
  try {
    if (isActive) await start();
  } finally {
    await writeSnapshots(layout, uuid, { tree });
  }
  if (definition !== undefined)
    node.tell({ uuid, name: domain.name }, DomainEventType.DEFINED, DomainEventDefinedDetail.FROM_SNAPSHOT);

  async function start(): Promise<void> {
    const stands = flags & PAUSED || (snapshot.state === "paused" && !(flags & RUNNING));
    const fromMemory = {
      runningReason: DomainRunningReason.FROM_SNAPSHOT,
      resumed: DomainEventResumedDetail.FROM_SNAPSHOT,
      load: (loading: NonNullable<QemuDomain["guest"]>) =>
        insideGuest(loading, "snapshot-load", name, inside, signal),
    };
    await startGuest(node, complete, qemu, {
      paused: Boolean(stands),
      signal,
      started: DomainEventStartedDetail.FROM_SNAPSHOT,
      suspended: DomainEventSuspendedDetail.FROM_SNAPSHOT,
      pausedReason: DomainPausedReason.FROM_SNAPSHOT,
      ...(hasMemory(snapshot) && fromMemory),
    });
  }
}

/** What a domain is to be. Throws SNAPSHOT_REVERT_RISKY, CONFIG_UNSUPPORTED. */
function goalOf(
  domain: QemuDomain,
  snapshot: Snapshot,
  flags: number,
): { readonly next: Domain; readonly inactive: Domain; readonly inside: readonly string[] } {
  if (snapshot.isExternal)
    throw qemuError(
      ErrorNumber.CONFIG_UNSUPPORTED,
      `snapshot '${snapshot.name}'`,
      "its images are files of their own, to which nobody goes back",
    );
  const document = documentOf(snapshot);
  const { domain: was, inactiveDomain } = document as { domain?: Domain; inactiveDomain?: Domain };
  if (was?.name === undefined && !(flags & FORCE))
    throw qemuError(
      ErrorNumber.SNAPSHOT_REVERT_RISKY,
      `snapshot '${snapshot.name}'`,
      "it does not say what the domain was; FORCE is not among the flags",
    );
  const identity = { uuid: domain.uuid, name: domain.name };
  const model = was?.name === undefined ? withoutRun(inForce(domain)) : was;
  const next = { ...model, ...identity };
  return {
    next,
    inactive: inactiveDomain?.name === undefined ? next : { ...inactiveDomain, ...identity },
    inside: disksInside(document),
  };
}
