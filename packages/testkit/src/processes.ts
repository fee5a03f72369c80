import { readdirSync, readFileSync } from "node:fs";

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
