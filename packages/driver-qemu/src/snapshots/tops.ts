import { sourcePath } from "../definition/images.js";
import { imageSizes } from "../guest/image-size.js";
import { makeImage } from "../host/qemu-img.js";
import { exists } from "../node/files.js";
import type { QemuDomain } from "../node/node.js";
import { filesOf, frozenBy } from "./frozen.js";
import type { NewTop, Snapshot, Snapshots } from "./store.js";

/**
 * Where the new images are that the disks of a snapshot get when somebody goes back to it: the images that it keeps stay as they
 * are, so that one can go back again. They are called as the snapshot is, with the first number that makes them new.
 */
export async function newTops(snapshot: Snapshot): Promise<NewTop[]> {
  if (!snapshot.isExternal) return [];
  const tops: NewTop[] = [];
  for (const { target, path } of frozenBy(snapshot)) {
    const stem = `${path.replace(/\.[^./]*$/, "")}.${snapshot.name}`;
    let number = 1;
    while (await exists(`${stem}-${number}`)) number++;
    tops.push({ target, file: `${stem}-${number}` });
  }
  return tops;
}

/** Makes them, empty, in the place of what may be left of them. */
export async function makeTops(snapshot: Snapshot, tops: readonly NewTop[]): Promise<void> {
  const frozen = tops.length === 0 ? [] : frozenBy(snapshot);
  for (const { target, path, format } of frozen) {
    const file = tops.find((top) => top.target === target)?.file;
    if (file === undefined) continue;
    const { capacity } = await imageSizes(path, format);
    // The image below may be in use just now: it is not opened.
    await makeImage(file, { format: "qcow2", below: { path, format }, size: capacity });
  }
}

/** A snapshot that knows of the images by which somebody has gone back to it. */
export const withTops = (snapshot: Snapshot, tops: readonly NewTop[]): Snapshot => ({
  ...snapshot,
  reverted: [...new Set([...(snapshot.reverted ?? []), ...tops.map(({ file }) => file)])],
});

/** The images that a domain writes into and that are lost when it goes back: they were made for snapshots, and none keeps them. */
export function filesLeft({ guest, definition }: QemuDomain, tree: Snapshots["tree"]): string[] {
  const snapshots = [...tree.values()];
  const made = new Set(snapshots.flatMap(filesOf));
  const kept = new Set(snapshots.flatMap((snapshot) => frozenPaths(snapshot)));
  const own = [guest?.live, definition].flatMap((domain) => (domain?.devices?.disk ?? []).map(sourcePath));
  return [...new Set(own)].filter(
    (path) => path !== undefined && made.has(path) && !kept.has(path),
  ) as string[];
}

function frozenPaths(snapshot: Snapshot): string[] {
  try {
    return frozenBy(snapshot).map(({ path }) => path);
  } catch {
    // One that does not say what it keeps: nothing is known of it.
    return [];
  }
}
