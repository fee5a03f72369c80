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

/** Nodes asked for at once: enough to keep the daemon busy, few enough to keep what waits small. */
const MAX_ASKED = 128;

interface Task {
  readonly path: string;
  readonly name: string;
  /** Where the node belongs, and at which place; a place stays empty when its node vanished. */
  readonly siblings: (XenstoreNode | undefined)[];
  readonly place: number;
}

/** Reads a subtree with many requests side by side, depth first. */
export function readTree(
  store: TreeSource,
  path: string,
  options: RequestOptions | undefined,
): Promise<XenstoreNode> {
  const top: (XenstoreNode | undefined)[] = [undefined];
  const tasks: Task[] = [{ path, name: path.slice(path.lastIndexOf("/") + 1), siblings: top, place: 0 }];
  let asked = 0;
  let over = false;

  async function visit({ path, name, siblings, place }: Task): Promise<void> {
    const [value, names] = await Promise.all([store.read(path, options), store.directory(path, options)]);
    const children = new Array<XenstoreNode | undefined>(names.length).fill(undefined);
    siblings[place] = { name, value, children: children as XenstoreNode[] };
    const prefix = path === "/" ? "" : path;
    for (const [i, child] of names.entries()) {
      tasks.push({ path: `${prefix}/${child}`, name: child, siblings: children, place: i });
    }
  }

  return new Promise((resolve, reject) => {
    const done = () => {
      asked--;
      next();
    };
    const failed = (error: unknown) => {
      if (top[0] && isXenstoreError(error, "ENOENT")) done();
      else {
        over = true;
        reject(error);
      }
    };
    function next(): void {
      if (over) return;
      while (asked < MAX_ASKED) {
        const task = tasks.pop();
        if (!task) break;
        asked++;
        visit(task).then(done, failed);
      }
      if (asked === 0) resolve(top[0]!);
    }
    next();
  });
}
