import { readdir } from "node:fs/promises";
import { homedir } from "node:os";

/** Names of files that begin with a path as it was typed; folders end in a slash. */
export async function fileNames(typed: string, kind: "directory" | "file"): Promise<string[]> {
  const slash = typed.lastIndexOf("/") + 1;
  const folder = typed.slice(0, slash);
  const prefix = typed.slice(slash);
  const path = folder.startsWith("~/") ? homedir() + folder.slice(1) : folder || ".";
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter(({ name }) => name.startsWith(prefix) && (prefix !== "" || !name.startsWith(".")))
      .filter((entry) => kind === "file" || entry.isDirectory() || entry.isSymbolicLink())
      .map((entry) => folder + entry.name + (entry.isDirectory() ? "/" : ""))
      .sort();
  } catch {
    return [];
  }
}
