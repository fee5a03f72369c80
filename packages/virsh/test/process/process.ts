import { type ChildProcess, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { built, program } from "../tmux.js";

if (!built) console.warn("the tests of virsh as a process are skipped: run its build script first");

/** A folder of a test file's own, which is the home of what it runs. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "virsh-process-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The environment of what runs with this home. */
export const environmentOf = (folder: string) => ({ PATH: process.env.PATH ?? "", HOME: folder });

export const testDriver = ["-c", "test:///default"];

/** How a process is run beside its words. */
interface Given {
  readonly input?: string | Buffer;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
}

/** Runs virsh as a process with this home. */
export const runnerIn =
  (folder: string) =>
  (args: readonly string[], { input = "", env = {}, cwd }: Given = {}) => {
    const run = spawnSync(process.execPath, [program, ...args], {
      input,
      cwd,
      encoding: "utf8",
      env: { ...environmentOf(folder), ...env },
    });
    return { stdout: run.stdout, stderr: run.stderr, status: run.status };
  };

/** Ends of a process that has ended: its status, or the signal. */
export const ended = (child: ChildProcess): Promise<number | string | null> =>
  new Promise((resolve) => child.on("close", (status, signal) => resolve(status ?? signal)));
