import { randomBytes } from "node:crypto";
import { lstat, open, realpath, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { systemError } from "./errors.js";
import type { Draft } from "./journal-entry.js";

/**
 * Begins a file that takes another one's place once it is whole: beside it, under a new name, for its owner only. Undefined
 * for what has no whole to lose, a device or a pipe: xl writes straight to it.
 */
export async function beginDraft(path: string): Promise<Draft | undefined> {
  try {
    const to = await realPathOf(path);
    if (to === undefined) return undefined;
    const from = join(dirname(to), `.libvirt-ts-${randomBytes(8).toString("hex")}`);
    await (await open(from, "wx", 0o600)).close();
    return { from, to };
  } catch (cause) {
    throw systemError(path, cause);
  }
}

/** Removes a draft that is of no use. */
export async function dropDraft(draft: Draft | undefined): Promise<void> {
  if (draft !== undefined) await rm(draft.from, { force: true });
}

/** Whether a file has not got its own name yet. */
export async function isUnfinished(draft: Draft | undefined): Promise<boolean> {
  return draft !== undefined && (await lstat(draft.from).catch(() => undefined)) !== undefined;
}

/** Where the bytes of a file are, or will be: behind links; undefined for what is no regular file. */
async function realPathOf(path: string): Promise<string | undefined> {
  const known = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (known === undefined) return join(await realpath(dirname(path)), basename(path));
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory()) throw Object.assign(new Error("it is a folder"), { code: "EISDIR", errno: -21 });
  return stats?.isFile() ? realpath(path) : undefined;
}
