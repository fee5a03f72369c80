import { ErrorNumber } from "@libvirt-ts/driver";
import type { Disk, Domain } from "@libvirt-ts/xml/domain";
import type { DomainSnapshot } from "@libvirt-ts/xml/domain-snapshot";
import { completeChains } from "../definition/chains.js";
import { diskAt } from "../definition/disks.js";
import { imagesUnder, sourcePath } from "../definition/images.js";
import { qemuError } from "../errors.js";
import { documentOf, type Snapshot } from "./store.js";

/** An image in which a disk's state is kept: since the snapshot, others are written on top of it. */
export interface Frozen {
  /** The disk's target. */
  readonly target: string;
  readonly disk: Disk;
  readonly path: string;
  readonly format: string;
}

/** Targets of the disks whose state a snapshot has in images of their own. */
export function disksOutside({ disks }: DomainSnapshot): readonly string[] {
  return (disks?.disk ?? []).flatMap(({ name, snapshot }) => (snapshot === "external" ? [name] : []));
}

/** The images that a snapshot keeps. Throws SNAPSHOT_REVERT_RISKY where its document does not say what the domain was. */
export function frozenBy(snapshot: Snapshot): readonly Frozen[] {
  const document = documentOf(snapshot);
  return disksOutside(document).map((target) => {
    const disk = diskAt(domainIn(document), target);
    const path = disk && sourcePath(disk);
    if (disk === undefined || path === undefined)
      throw qemuError(
        ErrorNumber.SNAPSHOT_REVERT_RISKY,
        `snapshot '${snapshot.name}'`,
        `it does not say which image disk '${target}' had`,
      );
    return { target, disk, path, format: disk.driver?.type ?? "raw" };
  });
}

/** What the domain of a snapshot was; undefined where its document does not say. */
export function domainIn({ domain }: DomainSnapshot): Domain | undefined {
  return (domain as Domain | undefined)?.name === undefined ? undefined : (domain as Domain);
}

/** The paths of a disk's images, its own first, as the images themselves say by now. */
export async function chainOf(disk: Disk): Promise<readonly string[]> {
  const { backingStore: _, ...rest } = structuredClone(disk);
  const fresh = rest as Disk;
  await completeChains([fresh]);
  return [sourcePath(fresh), ...imagesUnder(fresh).map(sourcePath)].flatMap((path) => path ?? []);
}

/** Which images lie on which, of all disks of a domain as it is and as its snapshots have it. */
export class Overlays {
  readonly #above = new Map<string, Set<string>>();
  readonly #current = new Map<string, readonly string[]>();

  static async of(current: Domain, snapshots: Iterable<Snapshot>): Promise<Overlays> {
    const found = new Overlays();
    for (const disk of current.devices?.disk ?? []) {
      const chain = await chainOf(disk);
      found.#current.set(disk.target.dev, chain);
      found.#add(chain);
    }
    for (const snapshot of snapshots)
      for (const disk of domainIn(documentOf(snapshot))?.devices?.disk ?? []) found.#add(await chainOf(disk));
    return found;
  }

  #add(chain: readonly string[]): void {
    chain.forEach((path, at) => {
      const above = chain[at - 1];
      const known = this.#above.get(path) ?? new Set();
      if (above !== undefined) known.add(above);
      this.#above.set(path, known);
    });
  }

  /** The images right on top of one. */
  on(path: string): readonly string[] {
    return [...(this.#above.get(path) ?? [])];
  }

  /** The images that a disk has now, its own first. */
  chain(target: string): readonly string[] {
    return this.#current.get(target) ?? [];
  }
}

/** The files that were made for snapshots: those that were put on top, and those by which somebody went back. */
export function filesOf(snapshot: Snapshot): string[] {
  const { disks } = documentOf(snapshot);
  const own = (disks?.disk ?? []).flatMap((one) => {
    const { snapshot: kind, source } = one as { snapshot?: string; source?: { file?: string } };
    return kind === "external" && source?.file !== undefined ? [source.file] : [];
  });
  return [...own, ...(snapshot.reverted ?? [])];
}
