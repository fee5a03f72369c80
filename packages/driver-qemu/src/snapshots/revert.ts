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
import { assertNoBlockJobs } from "../blockjobs/jobs.js";
import { withDisk } from "../definition/disks.js";
import { contradiction, qemuError, wrongState } from "../errors.js";
import { readState } from "../guest/migrate.js";
import { readHeader } from "../guest/save-file.js";
import { type Beginning, startGuest } from "../guest/start.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { writeShutoff } from "../node/settle.js";
import { withoutRun } from "../ops/configuration.js";
import { completed } from "../ops/documents.js";
import { inForce } from "../ops/domains.js";
import { endGuest } from "../ops/lifecycle.js";
import { domainIn } from "./frozen.js";
import { disksInside, imagesOf, insideGuest, insideImages } from "./inside.js";
import { withImage } from "./merge.js";
import { removeFiles } from "./outside.js";
import { documentOf, hasMemory, type NewTop, readSnapshots, type Snapshot, writeSnapshots } from "./store.js";
import { filesLeft, makeTops, newTops, withTops } from "./tops.js";

const { RUNNING, PAUSED, FORCE } = DomainSnapshotRevertFlags;

/** How somebody goes back. */
export interface Reverting {
  /** The new images of disks that somebody had begun to make. */
  readonly begun?: readonly NewTop[];
  readonly signal?: AbortSignal | undefined;
}

/** Brings a domain back to what it was. Who calls holds its lock. */
export async function revertTo(
  node: QemuNode,
  domain: QemuDomain,
  name: string,
  flags: number,
  { begun, signal }: Reverting = {},
): Promise<void> {
  if (flags & RUNNING && flags & PAUSED) throw contradiction("RUNNING", "PAUSED");
  if (domain.guest !== undefined) await assertNoBlockJobs(domain.guest);
  const { layout } = node;
  const { uuid, guest, definition } = domain;
  const { tree } = await readSnapshots(layout, uuid);
  const snapshot = tree.get(name);
  const overlays = begun ?? (await newTops(snapshot));
  const { next, inactive, inside } = goalOf(domain, snapshot, flags, overlays);
  const isActive = hasMemory(snapshot) || (flags & (RUNNING | PAUSED)) !== 0;
  if (!isActive && definition === undefined)
    throw wrongState(
      { uuid, name: domain.name },
      "a transient domain would be gone with its guest; RUNNING and PAUSED are not among the flags",
    );
  // What cannot be started is not begun.
  const { domain: complete, qemu } = await completed(next, formatDomain(next), node.emulators);
  const unfinished = { doing: "revert", name, flags, overlays } as const;
  const left = filesLeft(domain, tree);
  await writeSnapshots(layout, uuid, { tree, unfinished });
  // While what runs still does: what fails here leaves it as it is. Whoever finishes has nothing to lose.
  if (begun === undefined) await makeTops(snapshot, overlays).catch(giveUp);
  if (guest !== undefined) await endGuest(node, guest, DomainShutoffReason.FROM_SNAPSHOT, true);
  else if (definition !== undefined && !isActive)
    await writeShutoff(node, uuid, DomainShutoffReason.FROM_SNAPSHOT);
  // The end of a transient guest is the end of what is known of it.
  if (definition === undefined) await writeSnapshots(layout, uuid, { tree, unfinished });
  if (begun !== undefined) await makeTops(snapshot, overlays);
  if (!hasMemory(snapshot)) await insideImages(imagesOf(next, inside), "-a", name);
  if (definition !== undefined)
    await node.exclusively(() => node.definitions.put({ ...withoutRun(inactive), uuid }));
  if (overlays.length > 0) tree.redefine(withTops(snapshot, overlays), false);
  tree.makeCurrent(name);
  try {
    if (isActive) await start();
  } finally {
    await writeSnapshots(layout, uuid, { tree });
    await removeFiles(left);
  }
  if (definition !== undefined)
    node.tell({ uuid, name: domain.name }, DomainEventType.DEFINED, DomainEventDefinedDetail.FROM_SNAPSHOT);

  async function giveUp(error: unknown): Promise<never> {
    await removeFiles(overlays.map(({ file }) => file));
    await writeSnapshots(layout, uuid, { tree });
    throw error;
  }

  async function start(): Promise<void> {
    const stands = flags & PAUSED || (snapshot.state === "paused" && !(flags & RUNNING));
    const fromMemory = {
      runningReason: DomainRunningReason.FROM_SNAPSHOT,
      resumed: DomainEventResumedDetail.FROM_SNAPSHOT,
      ...(await memoryOf(snapshot, inside, signal)),
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

/** How a guest comes by the memory that it had. */
async function memoryOf(
  snapshot: Snapshot,
  inside: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Pick<Beginning, "load" | "restore">> {
  const { memory } = documentOf(snapshot);
  if (memory?.snapshot !== "external" || memory.file === undefined)
    return { load: (guest) => insideGuest(guest, "snapshot-load", snapshot.name, inside, signal) };
  const { file } = memory;
  const { offset } = await readHeader(file);
  return { restore: (guest, folder) => guest.run((client) => readState(client, folder, file, offset)) };
}

/** What a domain is to be. Throws SNAPSHOT_REVERT_RISKY. */
function goalOf(
  domain: QemuDomain,
  snapshot: Snapshot,
  flags: number,
  overlays: readonly NewTop[],
): { readonly next: Domain; readonly inactive: Domain; readonly inside: readonly string[] } {
  const document = documentOf(snapshot);
  const was = domainIn(document);
  const { inactiveDomain } = document as { inactiveDomain?: Domain };
  if (was === undefined && !(flags & FORCE))
    throw qemuError(
      ErrorNumber.SNAPSHOT_REVERT_RISKY,
      `snapshot '${snapshot.name}'`,
      "it does not say what the domain was; FORCE is not among the flags",
    );
  const identity = { uuid: domain.uuid, name: domain.name };
  const model = was === undefined ? withoutRun(inForce(domain)) : was;
  const goal = (of: Domain): Domain =>
    overlays.reduce<Domain>(
      (changed, { target, file }) => withDisk(changed, target, (disk) => withImage(disk, file, "qcow2")),
      { ...of, ...identity },
    );
  const next = goal(model);
  return {
    next,
    inactive: inactiveDomain?.name === undefined ? next : goal(inactiveDomain),
    inside: disksInside(document),
  };
}
