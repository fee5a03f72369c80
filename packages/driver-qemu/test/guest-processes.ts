import { readdirSync, readFileSync } from "node:fs";

/** The processes of QEMU that were started for the node of a folder. */
export function guestProcesses(root: string): number[] {
  const isOurs = (pid: number): boolean => {
    try {
      const lives = !/\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
      return lives && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`\0-pidfile\0${root}/`);
    } catch {
      return false;
    }
  };
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 1 && isOurs(pid));
}
