import { join } from "node:path";
import { ErrorDomain, ErrorNumber, type Moment, MomentTree } from "@libvirt-ts/driver";
import { qemuError } from "../errors.js";
import { readText, removeFile, replaceFile } from "../node/files.js";
import type { Layout } from "../node/layout.js";

/** The moments of one kind that a domain has, and what somebody does to them, for whoever finds it undone. */
export interface Moments<M extends Moment, U> {
  readonly tree: MomentTree<M>;
  readonly unfinished?: U | undefined;
}

/** Where the moments of one kind are kept: in a file for each domain that has any. */
export interface MomentStore<M extends Moment, U> {
  /** Throws INTERNAL_ERROR for a file that cannot be read. */
  readonly read: (layout: Layout, uuid: string) => Promise<Moments<M, U>>;
  /** Keeps what there is of them now. Who calls holds the domain's lock. */
  readonly write: (layout: Layout, uuid: string, moments: Moments<M, U>) => Promise<void>;
  /** Forgets them: their domain is no more. */
  readonly forget: (layout: Layout, uuid: string) => Promise<void>;
}

type Stored<M, U> = { readonly current?: string; readonly unfinished?: U } & Readonly<
  Record<`${Noun}s`, readonly M[]>
>;

type Noun = "snapshot" | "checkpoint";

/** The store of one kind; `missing` is the error that says that there is none of a name. */
export function momentStore<M extends Moment, U>(noun: Noun, missing: ErrorNumber): MomentStore<M, U> {
  const kind = `${noun}s` as const;
  const pathOf = (layout: Layout, uuid: string): string => join(layout[kind], `${uuid}.json`);

  async function read(layout: Layout, uuid: string): Promise<Moments<M, U>> {
    const tree = new MomentTree<M>(ErrorDomain.QEMU, noun, missing);
    const path = pathOf(layout, uuid);
    const text = await readText(path);
    if (text === undefined) return { tree };
    try {
      const { current, unfinished, [kind]: moments } = JSON.parse(text) as Stored<M, U>;
      for (const moment of moments) tree.redefine(moment, moment.name === current);
      return { tree, unfinished };
    } catch (cause) {
      const detail = `it does not tell of ${kind}: ${(cause as Error).message}`;
      throw qemuError(ErrorNumber.INTERNAL_ERROR, path, detail, cause);
    }
  }

  async function write(layout: Layout, uuid: string, { tree, unfinished }: Moments<M, U>): Promise<void> {
    if (tree.size === 0 && unfinished === undefined) return forget(layout, uuid);
    const stored = {
      ...(tree.current !== undefined && { current: tree.current.name }),
      ...(unfinished !== undefined && { unfinished }),
      // Every one behind its parent.
      [kind]: [...tree.descendantsOf(undefined)],
    };
    await replaceFile(pathOf(layout, uuid), `${JSON.stringify(stored)}\n`);
  }

  async function forget(layout: Layout, uuid: string): Promise<void> {
    await removeFile(pathOf(layout, uuid));
  }

  return { read, write, forget };
}
