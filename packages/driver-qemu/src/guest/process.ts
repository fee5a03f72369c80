import { type ChildProcess, spawn } from "node:child_process";
import { open } from "node:fs/promises";
import type { CommandLine } from "../command-line/command-line.js";
import { markOf, type ProcessMark } from "../node/processes.js";

/** A QEMU that was started, in a session of its own: it goes on when we end. */
export interface StartedProcess {
  readonly mark: ProcessMark;
  /** Once it has ended, in words. */
  readonly ended: Promise<string>;
  /** Where in the log what it says begins. */
  readonly logStart: number;
}

/** Variables that QEMU and its helpers look at; no other leaves us, since they may hold anything. */
const passed = [
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "TMPDIR",
  "XDG_RUNTIME_DIR",
  "XDG_CONFIG_HOME",
  "XDG_CACHE_HOME",
];

/** Starts a QEMU whose words go to a log. Rejects with what the system says when it cannot be started. */
export async function startProcess(
  { program, args, env }: CommandLine,
  extra: readonly string[],
  log: string,
): Promise<StartedProcess> {
  const handle = await open(log, "a", 0o600);
  try {
    const { size } = await handle.stat();
    await handle.write(`${new Date().toISOString()} starting ${program}\n`);
    const child = spawn(program, [...args, ...extra], {
      cwd: "/",
      detached: true,
      stdio: ["ignore", handle.fd, handle.fd],
      env: { LC_ALL: "C", ...inherited(), ...env },
    });
    const ended = new Promise<string>((resolve) => {
      child.once("exit", (code, signal) => resolve(signal === null ? `status ${code}` : `signal ${signal}`));
    });
    await spawned(child);
    child.unref();
    const mark = markOf(child.pid!) ?? { pid: child.pid!, started: "", boot: "" };
    return { mark, ended, logStart: size };
  } finally {
    await handle.close();
  }
}

function spawned(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("spawn", resolve).once("error", reject);
  });
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    passed.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
