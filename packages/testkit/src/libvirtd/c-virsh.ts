import { accessSync, constants } from "node:fs";
import { delimiter, join, sep } from "node:path";

/** Where package managers put the commands of packages; ours is called like C's. */
const COMMANDS_OF_PACKAGES = `${sep}node_modules${sep}.bin`;

/** The path of C's virsh. A package manager that runs a test puts our own virsh before it. Where it is not installed, its name. */
export function cVirsh(): string {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    if (folder === "" || folder.endsWith(COMMANDS_OF_PACKAGES)) continue;
    const path = join(folder, "virsh");
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this one.
    }
  }
  return "virsh";
}
