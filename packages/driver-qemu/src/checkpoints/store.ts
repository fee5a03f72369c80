import { join } from "node:path";
import { ErrorDomain, ErrorNumber, type Moment, MomentTree } from "@libvirt-ts/driver";
import { type DomainCheckpoint, parseDomainCheckpoint } from "@libvirt-ts/xml/domain-checkpoint";
import { qemuError } from "../errors.js";
import { readText, removeFile, replaceFile } from "../node/files.js";
import type { Layout } from "../node/layout.js";

/** A checkpoint, as it is kept. */
export interface Checkpoint extends Moment {
  /** Its document with the domain as it was, but without its parent. */
  readonly xml: string;
}

/** What somebody does to a domain's checkpoints, for whoever finds it undone. */
export type Unfinished =
  | { readonly doing: "create"; readonly checkpoint: Checkpoint }
  | { readonly doing: "remove"; readonly names: readonly string[] };

/** The checkpoints of a domain. */
export interface Checkpoints {
  readonly tree: MomentTree<Checkpoint>;
  readonly unfinished?: Unfinished | undefined;
}

interface Stored {
  readonly current?: string;
  readonly unfinished?: Unfinished;
  readonly checkpoints: readonly Checkpoint[];
}

const pathOf = ({ checkpoints }: Layout, uuid: string): string => join(checkpoints, `${uuid}.json`);

/** The checkpoints of a domain. Throws INTERNAL_ERROR for a file that cannot be read. */
export async function readCheckpoints(layout: Layout, uuid: string): Promise<Checkpoints> {
  const tree = new MomentTree<Checkpoint>(ErrorDomain.QEMU, "checkpoint", ErrorNumber.NO_DOMAIN_CHECKPOINT);
  const path = pathOf(layout, uuid);
  const text = await readText(path);
  if (text === undefined) return { tree };
  try {
    const { current, unfinished, checkpoints } = JSON.parse(text) as Stored;
    for (const checkpoint of checkpoints) tree.redefine(checkpoint, checkpoint.name === current);
    return { tree, unfinished };
  } catch (cause) {
    const detail = `it does not tell of checkpoints: ${(cause as Error).message}`;
    throw qemuError(ErrorNumber.INTERNAL_ERROR, path, detail, cause);
  }
}

/** Keeps what there is of them now. Who calls holds the domain's lock. */
export async function writeCheckpoints(
  layout: Layout,
  uuid: string,
  { tree, unfinished }: Checkpoints,
): Promise<void> {
  if (tree.size === 0 && unfinished === undefined) return forgetCheckpoints(layout, uuid);
  const stored: Stored = {
    ...(tree.current !== undefined && { current: tree.current.name }),
    ...(unfinished !== undefined && { unfinished }),
    // Every one behind its parent.
    checkpoints: [...tree.descendantsOf(undefined)],
  };
  await replaceFile(pathOf(layout, uuid), `${JSON.stringify(stored)}\n`);
}

/** Forgets them: their domain is no more. */
export async function forgetCheckpoints(layout: Layout, uuid: string): Promise<void> {
  await removeFile(pathOf(layout, uuid));
}

/** What a checkpoint's document says, without its parent. */
export function documentOf({ xml }: Checkpoint): DomainCheckpoint {
  return parseDomainCheckpoint(xml).domainCheckpoint;
}
