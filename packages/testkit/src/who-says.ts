import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The processes of this machine that have a text among their arguments or in their environment, as far as we may look. */
export function processesThatSay(text: string): number[] {
  const says = (pid: number, file: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/${file}`).includes(text);
    } catch {
      return false; // gone, or somebody else's
    }
  };
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return pids.filter((pid) => says(pid, "cmdline") || says(pid, "environ"));
}

/** The files in a folder and below it that have a text in them. */
export function filesThatSay(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text));
}
