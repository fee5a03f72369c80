import { isXenstoreError } from "../protocol/errors.js";
import type { RequestOptions } from "./options.js";

/** A node with all that is below it. */
export interface XenstoreNode {
  /** The last component of its path; of the root it is empty. */
  readonly name: string;
  readonly value: Uint8Array;
  /** In the daemon's order. */
  readonly children: readonly XenstoreNode[];
}

/** What reading a tree takes. */
export interface TreeSource {
  read(path: string, options?: RequestOptions): Promise<Uint8Array>;
  directory(path: string, options?: RequestOptions): Promise<string[]>;
}

/** Reads a subtree, all of its requests side by side. */
export async function readTree(
  store: TreeSource,
  path: string,
  options: RequestOptions | undefined,
): Promise<XenstoreNode> {
  const prefix = path === "/" ? "" : path;
  const [value, names] = await Promise.all([store.read(path, options), store.directory(path, options)]);
  const children = await Promise.all(
    names.map((name) =>
      readTree(store, `${prefix}/${name}`, options).catch((error) => {
        if (isXenstoreError(error, "ENOENT")) return undefined;
        throw error;
      }),
    ),
  );
  return {
    name: path.slice(path.lastIndexOf("/") + 1),
    value,
    children: children.filter((child) => child !== undefined),
  };
}
