import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

const usualSize = 500;

/** How many lines are kept: VIRSH_HISTSIZE, or 500. */
export function historySize(env: Environment): number {
  const text = env.VIRSH_HISTSIZE;
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : usualSize;
}

/** The history's file in the user's state folder; undefined for a user without a home. */
export function historyFile(env: Environment): string | undefined {
  const state = env.XDG_STATE_HOME?.startsWith("/") ? env.XDG_STATE_HOME : undefined;
  const folder = state ?? (env.HOME?.startsWith("/") ? join(env.HOME, ".local", "state") : undefined);
  return folder === undefined ? undefined : join(folder, "libvirt-ts", "virsh_history");
}

/**
 * Lines that were typed, kept in a file that only its owner can read. Each line is added when it is typed, so that a
 * crash loses nothing and two shells do not overwrite each other. Where no file can be written there is just no memory.
 */
export class History {
  readonly #file: string | undefined;
  readonly #size: number;
  /** The newest first, as readline wants them. */
  readonly entries: string[];
  #last: string | undefined;

  constructor(env: Environment) {
    this.#size = historySize(env);
    this.#file = this.#size === 0 ? undefined : historyFile(env);
    const lines = this.#read();
    this.entries = lines.slice(-this.#size || lines.length).reverse();
    this.#last = this.entries[0];
    if (lines.length > 2 * this.#size) this.#rewrite();
  }

  add(line: string): void {
    if (this.#file === undefined || line.trim() === "" || line === this.#last) return;
    this.#last = line;
    const file = this.#file;
    quietly(() => {
      makeFolder(dirname(file));
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    });
  }

  #read(): string[] {
    const file = this.#file;
    if (file === undefined) return [];
    const text = quietly(() => readFileSync(file, "utf8")) ?? "";
    return text.split("\n").filter((line) => line !== "");
  }

  #rewrite(): void {
    const file = this.#file!;
    quietly(() => {
      const next = `${file}.${process.pid}`;
      writeFileSync(next, `${[...this.entries].reverse().join("\n")}\n`, { mode: 0o600 });
      renameSync(next, file);
    });
  }
}

/** Node's own recursive mkdir never returns where the system denies that a folder's parent exists, below /proc for one. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** A history that cannot be kept is no reason to say anything. */
function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
