import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

/** The command, as it is built. */
export const program = fileURLToPath(new URL("../bin/libvirt-tsd.js", import.meta.url));

/** Why the command cannot be run; in CI it has to be. */
export const notBuilt = existsSync(fileURLToPath(new URL("../dist/index.js", import.meta.url)))
  ? undefined
  : "it is not built";
if (notBuilt !== undefined && process.env.CI === "true") throw new Error("run the build first");

/** A program that runs. */
export interface Running {
  readonly child: ChildProcess;
  /** Its status, once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Resolves once it has said so. */
  until(words: string): Promise<void>;
  /** What it has said on stderr. */
  told(): string;
  /** Ends it without a word, and resolves when it is gone. */
  kill(): Promise<void>;
}

/** A folder, and programs that end with it. */
export class Workshop implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), "libvirt-tsd-"));
  readonly #running: Running[] = [];

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Our daemon. */
  tsd(...argv: readonly string[]): Running {
    return this.run(process.execPath, [program, ...argv]);
  }

  run(command: string, argv: readonly string[], options: SpawnOptions = {}): Running {
    const child = spawn(command, argv, {
      stdio: ["ignore", "pipe", "pipe"],
      ...options,
      env: { ...process.env, XDG_RUNTIME_DIR: this.folder, ...options.env },
    });
    let told = "";
    child.stderr?.on("data", (bytes) => {
      told += bytes;
    });
    const ended = once(child, "close").then(([status]) => status as number | null);
    const running: Running = {
      child,
      ended,
      until: async (words) => {
        await expect.poll(() => told, { timeout: 120_000 }).toContain(words);
      },
      told: () => told,
      async kill() {
        child.kill("SIGKILL");
        await ended;
      },
    };
    this.#running.push(running);
    return running;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#running.map((one) => one.kill()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
