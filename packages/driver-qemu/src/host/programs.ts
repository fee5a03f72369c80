import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** The folders where a shell looks for programs. What it takes for the working folder is left out. */
export const pathFolders = (): string[] =>
  (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");

/** The first program of a name in some folders; undefined where there is none. */
export async function findProgram(name: string, folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const path = join(folder, name);
    if (await isProgram(path)) return path;
  }
  return undefined;
}

export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
