import { closeSync, openSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/** A run of xl that somebody's process left behind when it died. */
export interface LeftBehind {
  readonly purpose: string;
  /** Undefined when xl was never started. */
  readonly pid: number | undefined;
  readonly running: boolean;
  readonly output: string;
}

/** The files of one run of xl. */
export interface JournalEntry {
  readonly configPath: string;
  readonly outputFd: number;
  started(pid: number): void;
  /** Takes the files away; resolves to what xl wrote. */
  end(): Promise<string>;
}

/** The most of xl's output that is kept, in bytes. */
const outputLimit = 1 << 20;

/**
 * What is under way, in a folder that only root can read: one folder for each run of xl, gone when it ends. If our process
 * dies, xl goes on, and the next connection finds the folder and tells what became of it.
 */
export class Journal {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async begin(purpose: string, config: string | undefined): Promise<JournalEntry> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(this.#folder, "run-"));
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text, { mode: 0o600 });
    write("purpose", purpose);
    const configPath = join(folder, "config");
    if (config !== undefined) write("config", config);
    const outputFd = openSync(join(folder, "output"), "a", 0o600);
    return {
      configPath,
      outputFd,
      started: (pid) => write("pid", `${pid}\n`),
      async end() {
        closeSync(outputFd);
        const output = await readStart(join(folder, "output"));
        await rm(folder, { recursive: true, force: true });
        return output;
      },
    };
  }

  /** Tells of runs whose process died, and forgets the ones that have ended. */
  async leftBehind(): Promise<LeftBehind[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const found = await Promise.all(names.map((name) => this.#inspect(join(this.#folder, name))));
    return found.flatMap((left) => left ?? []);
  }

  async #inspect(folder: string): Promise<LeftBehind | undefined> {
    const [purpose, pidText] = await Promise.all(
      ["purpose", "pid"].map((name) => readFile(join(folder, name), "utf8").catch(() => undefined)),
    );
    if (purpose === undefined) return undefined;
    const pid = pidText === undefined ? undefined : Number.parseInt(pidText, 10);
    const running = pid !== undefined && (await isXl(pid));
    const output = await readStart(join(folder, "output"));
    if (!running) await rm(folder, { recursive: true, force: true });
    return { purpose, pid, running, output };
  }
}

async function isXl(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return /(^|\/)xl\0/.test(command);
}

/** xl can be made to write without end; more than this tells nobody anything. */
async function readStart(path: string): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return "";
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(outputLimit), 0, outputLimit, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
