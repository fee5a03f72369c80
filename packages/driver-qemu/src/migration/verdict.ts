import { randomUUID } from "node:crypto";
import { link, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileError, isErrno } from "../errors.js";
import { readText, removeFile, replaceFile } from "../node/files.js";

/**
 * Which of two nodes has a guest that moves. One file decides, in the guest's folder at the source, made once by whoever
 * comes first: `stays` by the source, `departed` by the destination before it lets the guest run. `arrived` follows when the
 * guest has run there.
 */
export type Verdict = "stays" | "departed" | "arrived";

const pathOf = (folder: string, token: string): string => join(folder, `migration-${token}`);

/** Decides, where nothing is decided; resolves to what is. Undefined where the guest's folder at the source is no more. */
export async function decide(
  folder: string,
  token: string,
  wanted: "stays" | "departed",
): Promise<Verdict | undefined> {
  const path = pathOf(folder, token);
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, wanted, { mode: 0o600, flag: "wx" });
    await link(temporary, path).catch((error) => {
      if (!isErrno(error, "EEXIST")) throw error;
    });
    await unlink(temporary);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw fileError(path, error);
  }
  return (await readText(path)) as Verdict | undefined;
}

/** Says that the guest has run at the destination. */
export async function hasArrived(folder: string, token: string): Promise<void> {
  await replaceFile(pathOf(folder, token), "arrived", false).catch((error) => {
    // The source has seen it off already.
    if (!isErrno(error.cause, "ENOENT")) throw error;
  });
}

/** Forgets what was decided: the guest stays, and nobody asks any more. */
export async function forgetVerdict(folder: string, token: string): Promise<void> {
  await removeFile(pathOf(folder, token));
}
