import { ErrorNumber } from "@libvirt-ts/driver";
import { DomainSnapshotDeleteFlags } from "@libvirt-ts/driver/flags";
import { assertNoBlockJobs } from "../blockjobs/jobs.js";
import { sourcePath } from "../definition/images.js";
import { qemuError } from "../errors.js";
import { goingFrom } from "../moments/removal.js";
import type { QemuDomain, QemuNode } from "../node/node.js";
import { inForce } from "../ops/domains.js";
import { domainIn, filesOf, frozenBy, Overlays } from "./frozen.js";
import { disksInside, imagesOf, insideGuest, insideImages } from "./inside.js";
import { afterMerge, merge } from "./merge.js";
import { removeFiles } from "./outside.js";
import {
  documentOf,
  type Merge,
  type Removing,
  readSnapshots,
  type Snapshot,
  type Snapshots,
  writeSnapshots,
} from "./store.js";

/** Removes a snapshot, what follows it too, or only that. Who calls holds the domain's lock. */
export async function removeSnapshot(
  node: QemuNode,
  domain: QemuDomain,
  name: string,
  flags: number,
): Promise<void> {
  const { tree } = await readSnapshots(node.layout, domain.uuid);
  const { removal, going } = goingFrom(tree, name, flags, DomainSnapshotDeleteFlags);
  if (flags & DomainSnapshotDeleteFlags.METADATA_ONLY) {
    if (going.length > 0) tree.remove(name, removal);
    await writeSnapshots(node.layout, domain.uuid, { tree });
    return;
  }
  if (domain.guest !== undefined && going.some(({ isExternal }) => isExternal))
    await assertNoBlockJobs(domain.guest);
  // The last first: what lies on an image is merged before that is itself.
  const names = going.map((snapshot) => snapshot.name).reverse();
  try {
    await removeInTurn(node, domain, { tree }, names);
  } catch (error) {
    if (domain.guest?.isAlive !== false) await writeSnapshots(node.layout, domain.uuid, { tree });
    throw error;
  }
}

/** Goes on with what somebody was killed at. */
export async function finishRemoving(
  node: QemuNode,
  domain: QemuDomain,
  { tree }: Snapshots,
  { names, merges = [], files = [] }: Removing,
): Promise<void> {
  await removeFiles(files);
  const there = names.filter((name) => tree.has(name));
  await removeInTurn(node, domain, { tree }, there, merges);
}

async function removeInTurn(
  node: QemuNode,
  domain: QemuDomain,
  { tree }: Snapshots,
  names: readonly string[],
  begun: readonly Merge[] = [],
): Promise<void> {
  const { layout } = node;
  const { uuid } = domain;
  let merges = begun;
  for (const [at, name] of names.entries()) {
    const snapshot = tree.get(name);
    const left = names.slice(at);
    let leaving: readonly string[] = [];
    if (merges.length === 0 && snapshot.isExternal) {
      const overlays = await Overlays.of(inForce(domain), tree.values());
      leaving = filesLeftBy(overlays, tree, snapshot);
      merges = mergesFor(overlays, snapshot);
    }
    await writeSnapshots(layout, uuid, { tree, unfinished: { doing: "remove", names: left, merges } });
    await removeFromImages(domain, snapshot);
    for (const step of merges) await merge(node, uuid, step);
    tree.remove(name, "one");
    for (const other of [...tree.descendantsOf(undefined)]) {
      const changed = merges.reduce(afterMerge, other);
      if (changed !== other) tree.redefine(changed, tree.current?.name === other.name);
    }
    const { memory } = documentOf(snapshot);
    const files = [
      ...merges.map(({ from }) => from),
      ...leaving,
      ...(memory?.snapshot === "external" && memory.file !== undefined ? [memory.file] : []),
    ];
    await writeSnapshots(layout, uuid, {
      tree,
      unfinished: { doing: "remove", names: left.slice(1), files },
    });
    await removeFiles(files);
    merges = [];
  }
  await writeSnapshots(layout, uuid, { tree });
}

async function removeFromImages(domain: QemuDomain, snapshot: Snapshot): Promise<void> {
  const inside = disksInside(documentOf(snapshot));
  if (inside.length === 0) return;
  if (domain.guest !== undefined) await insideGuest(domain.guest, "snapshot-delete", snapshot.name, inside);
  else await insideImages(imagesOf(inForce(domain), inside), "-d", snapshot.name);
}

/**
 * What is merged so that a snapshot's images are no more needed as they are: what lies on each of them. Throws
 * OPERATION_UNSUPPORTED where several images do, or one that the domain does not have now.
 */
function mergesFor(overlays: Overlays, snapshot: Snapshot): Merge[] {
  return frozenBy(snapshot).flatMap(({ target, path, format }) => {
    const above = overlays.on(path);
    const at = overlays.chain(target).indexOf(path);
    if (above.length > 1)
      throw impossible(
        snapshot,
        `several images lie on '${path}': ${above.join(", ")}; only one could be merged into it`,
      );
    if (at < 0 && above.length === 1)
      throw impossible(
        snapshot,
        `'${above[0]}' lies on '${path}', and is not among the images that the domain has now`,
      );
    return at < 1 ? [] : [{ target, from: overlays.chain(target)[at - 1]!, to: path, format }];
  });
}

const impossible = ({ name }: Snapshot, detail: string) =>
  qemuError(ErrorNumber.OPERATION_UNSUPPORTED, `snapshot '${name}'`, detail);

/** The images of a snapshot that were made for others, and that nobody has any more once it is gone. */
function filesLeftBy(overlays: Overlays, tree: Snapshots["tree"], snapshot: Snapshot): string[] {
  const all = [...tree.values()];
  const made = new Set(all.flatMap(filesOf));
  const others = all.filter((one) => one !== snapshot);
  const kept = new Set(
    others.flatMap((one) => (domainIn(documentOf(one))?.devices?.disk ?? []).map(sourcePath)),
  );
  return frozenBy(snapshot)
    .filter(
      ({ path, target }) =>
        made.has(path) &&
        !kept.has(path) &&
        overlays.on(path).length === 0 &&
        !overlays.chain(target).includes(path),
    )
    .map(({ path }) => path);
}
