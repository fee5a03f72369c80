import { open } from "node:fs/promises";
import { DomainState, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { DomainShutoffReason, DomainSnapshotCreateFlags } from "@libvirt-ts/driver/flags";
import { formatDomain } from "@libvirt-ts/xml/domain";
import type { DomainSnapshot } from "@libvirt-ts/xml/domain-snapshot";
import { assertNoBlockJobs } from "../blockjobs/jobs.js";
import { readCheckpoints } from "../checkpoints/store.js";
import { sourcePath } from "../definition/images.js";
import { contradiction, fileError, fileErrorOf, notRunning, qemuError, wrongState } from "../errors.js";
import { withAgent } from "../guest/agent.js";
import type { Guest } from "../guest/guest.js";
import { writeState } from "../guest/migrate.js";
import { writeHeader } from "../guest/save-file.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { withoutRun } from "../ops/configuration.js";
import { inForce } from "../ops/domains.js";
import { endGuest } from "../ops/lifecycle.js";
import { disksInside, imagesOf, insideGuest, insideImages } from "./inside.js";
import {
  checkFiles,
  isSwitched,
  makeImages,
  noteImages,
  type Overlay,
  removeFiles,
  switchGuest,
} from "./outside.js";
import { type Plan, planOf, readSnapshot, redefined } from "./plan.js";
import {
  documentOf,
  readSnapshots,
  type Snapshot,
  snapshotOf,
  type Unfinished,
  writeSnapshots,
} from "./store.js";

const { REDEFINE, CURRENT, HALT, LIVE, DISK_ONLY, QUIESCE, NO_METADATA, REUSE_EXT } =
  DomainSnapshotCreateFlags;

type Warn = (warning: LibvirtError) => void;
type Creating = Extract<Unfinished, { doing: "create" }>;

/** Takes a snapshot, or puts a document back. Who calls holds the domain's lock. Resolves to the snapshot's name. */
export async function createSnapshot(
  node: QemuNode,
  domain: QemuDomain,
  xml: string,
  flags: number,
  warn: Warn,
  signal?: AbortSignal,
): Promise<string> {
  const asked = readSnapshot(xml, warn);
  if (flags & REDEFINE) return redefine(node, domain, asked, flags);
  checkFlags(domain, flags);
  const { guest, definition, uuid, name: called } = domain;
  const state = (await guest?.state())?.state ?? DomainState.SHUTOFF;
  if (guest !== undefined && state !== DomainState.RUNNING && state !== DomainState.PAUSED)
    throw wrongState({ uuid, name: called }, "it neither runs nor is paused");
  if (guest !== undefined) await assertNoBlockJobs(guest);
  const plan = planOf(asked, inForce(domain), flags, {
    isActive: guest !== undefined,
    state: words.get(state) ?? "shutoff",
    seconds: `${Math.floor(Date.now() / 1000)}`,
  });
  if ((await readCheckpoints(node.layout, uuid)).tree.size > 0)
    throw qemuError(
      ErrorNumber.OPERATION_UNSUPPORTED,
      `domain '${called}'`,
      "it has checkpoints, and cannot have both",
    );
  const snapshots = await readSnapshots(node.layout, uuid);
  if (snapshots.tree.has(plan.name))
    throw qemuError(ErrorNumber.OPERATION_FAILED, `domain '${called}'`, `it has a snapshot '${plan.name}'`);
  const document: DomainSnapshot = {
    ...plan.document,
    domain: withoutRun(inForce(domain)),
    ...(guest !== undefined && definition !== undefined && { inactiveDomain: definition }),
  } as DomainSnapshot;
  const snapshot = snapshotOf(document, snapshots.tree.current?.name);
  const overlays = plan.disks.filter((disk): disk is Overlay => disk.kind === "external");
  const fresh = overlays.map(({ file }) => file);
  await checkFiles(fresh, (flags & REUSE_EXT) !== 0);
  if (plan.memoryFile !== undefined) await checkFiles([plan.memoryFile], false);
  const files = [
    ...(flags & REUSE_EXT ? [] : fresh),
    ...(plan.memoryFile === undefined ? [] : [plan.memoryFile]),
  ];
  const resume = state === DomainState.RUNNING;
  const unfinished: Creating = { doing: "create", snapshot, files, resume };
  await writeSnapshots(node.layout, uuid, { ...snapshots, unfinished });
  try {
    const manner = {
      resume,
      live: (flags & LIVE) !== 0,
      reuse: (flags & REUSE_EXT) !== 0,
      quiesce: (flags & QUIESCE) !== 0,
    };
    await take(node, domain, plan, overlays, manner, signal);
  } catch (error) {
    await undo(node, domain, unfinished);
    await writeSnapshots(node.layout, uuid, snapshots);
    throw error;
  }
  await noteImages(node, uuid, overlays);
  if (!(flags & NO_METADATA)) snapshots.tree.add(snapshot);
  await writeSnapshots(node.layout, uuid, { tree: snapshots.tree });
  if (flags & HALT && guest !== undefined)
    await endGuest(node, guest, DomainShutoffReason.FROM_SNAPSHOT, true);
  else if (resume && plan.memory === "external") await resumeGuest(guest!);
  return plan.name;
}

const words: ReadonlyMap<number, NonNullable<DomainSnapshot["state"]>> = new Map([
  [DomainState.RUNNING, "running"],
  [DomainState.PAUSED, "paused"],
  [DomainState.SHUTOFF, "shutoff"],
]);

function checkFlags({ definition, guest, uuid, name }: QemuDomain, flags: number): void {
  if (flags & HALT && flags & LIVE) throw contradiction("HALT", "LIVE");
  if (flags & QUIESCE && !(flags & DISK_ONLY))
    throw qemuError(
      ErrorNumber.INVALID_ARG,
      "flags",
      "QUIESCE is for snapshots of disks alone; DISK_ONLY is not among the flags",
    );
  if (flags & QUIESCE && guest === undefined) throw notRunning({ uuid, name });
  if (flags & DISK_ONLY && flags & LIVE) throw contradiction("DISK_ONLY", "LIVE");
  if (flags & HALT && definition === undefined)
    throw wrongState({ uuid, name }, "a transient domain cannot be halted by a snapshot");
}

async function redefine(
  node: QemuNode,
  { uuid }: QemuDomain,
  asked: DomainSnapshot,
  flags: number,
): Promise<string> {
  const { document, parent } = redefined(asked, uuid, flags);
  const { tree } = await readSnapshots(node.layout, uuid);
  const before = tree.has(document.name!) ? documentOf(tree.get(document.name!)) : undefined;
  // What the text does not say of the domain is what was known of it.
  const whole = document.domain?.name === undefined ? { ...document, domain: before?.domain } : document;
  tree.redefine(snapshotOf(whole as DomainSnapshot, parent), (flags & CURRENT) !== 0);
  await writeSnapshots(node.layout, uuid, { tree });
  return document.name!;
}

/** How a snapshot is taken. */
interface Manner {
  /** Whether the guest runs. */
  readonly resume: boolean;
  /** Whether it goes on while its memory is written down. */
  readonly live: boolean;
  /** Whether the new images are there already. */
  readonly reuse: boolean;
  /** Whether the guest's agent has its file systems hold still. */
  readonly quiesce: boolean;
}

/** Does something while the file systems of a guest hold still. */
async function quietly(
  node: QemuNode,
  guest: Guest,
  run: () => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  await withAgent(
    node,
    guest,
    async (agent) => {
      try {
        await agent.execute("guest-fsfreeze-freeze");
        await run();
      } finally {
        await agent.execute("guest-fsfreeze-thaw");
      }
    },
    signal,
  );
}

/** Does what a plan says. */
async function take(
  node: QemuNode,
  { guest, name: called, uuid }: QemuDomain,
  plan: Plan,
  overlays: readonly Overlay[],
  { resume, live, reuse, quiesce }: Manner,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { name, memoryFile, document } = plan;
  const inside = disksInside(document);
  if (inside.length > 0) {
    if (guest !== undefined) await insideGuest(guest, "snapshot-save", name, inside, signal);
    else {
      const disks = plan.disks.map(({ path }) => path);
      await insideImages(disks, "-c", name);
    }
    return;
  }
  if (!reuse) await makeImages(overlays, guest);
  if (guest === undefined) return;
  if (memoryFile !== undefined) await saveMemory(guest, memoryFile, resume && !live, signal);
  if (quiesce) await quietly(node, guest, () => switchGuest(guest, overlays), signal);
  else await switchGuest(guest, overlays);
  if (!guest.isAlive) throw wrongState({ uuid, name: called }, "its guest has ended meanwhile");
}

/** Writes the memory of a guest into a new file, behind the document that it is restored by. */
async function saveMemory(
  guest: Guest,
  path: string,
  stop: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const handle = await open(path, "wx", 0o600).catch((error) => {
    throw fileError(path, error);
  });
  try {
    await guest.run(async (client) => {
      if (stop) await client.execute("stop");
      const xml = formatDomain(withoutRun(guest.live), { secure: true, status: false });
      await writeHeader(handle, { xml, paused: !stop });
      await writeState(client, guest.folder, handle, signal);
    }, signal);
    await handle.sync();
  } catch (error) {
    throw fileErrorOf(path, error);
  } finally {
    await handle.close();
  }
}

async function resumeGuest(guest: Guest): Promise<void> {
  await guest.run((client) => client.execute("cont"));
}

/** What somebody was killed at: a guest that writes into the new images has its snapshot, any other has none. */
export async function finishCreating(
  node: QemuNode,
  domain: QemuDomain,
  unfinished: Creating,
): Promise<Snapshot | undefined> {
  const { guest, uuid } = domain;
  const { snapshot, resume } = unfinished;
  const overlays = overlaysOf(domain, snapshot);
  if (guest !== undefined && overlays.length > 0 && (await isSwitched(guest, overlays))) {
    await noteImages(node, uuid, overlays);
    if (resume) await resumeGuest(guest);
    return snapshot;
  }
  await undo(node, domain, unfinished);
  return undefined;
}

/** The disks of a snapshot that are written to elsewhere, in a domain that does not know yet. */
function overlaysOf(domain: QemuDomain, snapshot: Snapshot): Overlay[] {
  const disks = inForce(domain).devices?.disk ?? [];
  return (documentOf(snapshot).disks?.disk ?? []).flatMap((one) => {
    const { name, source } = one as { name: string; source?: { file?: string } };
    const disk = disks.find(({ target }) => target.dev === name);
    const path = disk && sourcePath(disk);
    if (disk === undefined || path === undefined || source?.file === undefined) return [];
    return [{ kind: "external" as const, disk, path, file: source.file }];
  });
}

async function undo(
  node: QemuNode,
  domain: QemuDomain,
  { snapshot, files, resume }: Creating,
): Promise<void> {
  const { guest } = domain;
  const document = documentOf(snapshot);
  const inside = disksInside(document);
  const isThere = guest?.isAlive === true;
  try {
    if (inside.length > 0 && isThere) await insideGuest(guest, "snapshot-delete", snapshot.name, inside);
    else if (inside.length > 0) await insideImages(imagesOf(inForce(domain), inside), "-d", snapshot.name);
    if (isThere && resume) await resumeGuest(guest);
  } catch (error) {
    node.warn(error as LibvirtError);
  }
  await removeFiles(files);
}
