import { readdir, readFile, readlink, realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { lockOf } from "./journal.js";

/** What those who watch a guest know it by: its uuid where we had it made, else its name when it was made. */
export interface Watched {
  readonly uuid?: string;
  readonly name?: string;
}

/** The commands of xl that stay behind and bring a guest back when it reboots or crashes. */
const staying = new Set(["create", "restore", "migrate-receive"]);

/** Where those who watch guests are known by. */
export interface MonitorFolders {
  /** Of our journal, in which xl finds its configurations. */
  readonly state: string;
  /** Of xl's own logs; undefined is any. */
  readonly logs: string | undefined;
}

/**
 * Whether an xl is at work that makes a guest, or watches it and may make it again: it writes to a log that bears the guest's
 * name (`/var/log/xen/xl-NAME.log`), or reads a configuration of ours that bears its uuid. Costs a look at every process.
 */
export async function isWatched({ state, logs }: MonitorFolders, { uuid, name }: Watched): Promise<boolean> {
  const pids = (await readdir("/proc").catch(() => [])).filter((entry) => /^\d+$/.test(entry));
  const folder = logs && (await realpath(logs).catch(() => logs));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const words = wordsOf(await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => ""));
      if (words === undefined) return false;
      const config = uuid === undefined ? undefined : join(state, lockOf(uuid));
      if (config !== undefined && words.some((word) => word.startsWith(config))) return true;
      const log = await readlink(`/proc/${pid}/fd/1`).catch(() => "");
      if (folder !== undefined && dirname(log) !== folder) return false;
      return name !== undefined && isLogOf(name, basename(log));
    }),
  );
  return found.includes(true);
}

/** The words after `xl create`, or one of its like; undefined for any other process. A script's are its interpreter's second. */
function wordsOf(cmdline: string): string[] | undefined {
  const words = cmdline.split("\0");
  const at = words.slice(0, 2).findIndex((word) => basename(word) === "xl");
  return at >= 0 && staying.has(words[at + 1] ?? "") ? words.slice(at + 2) : undefined;
}

/** The log may have been given another name since, by the next guest of this name. */
function isLogOf(name: string, log: string): boolean {
  const own = `xl-${name}`;
  return log.startsWith(own) && /^(--incoming)?\.log(\.\d+)?( \(deleted\))?$/.test(log.slice(own.length));
}
