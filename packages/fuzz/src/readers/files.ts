import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";

/** A file that holds one input after another, for what reads by a path; it is gone when the process is. */
export class InputFile {
  readonly #folder = mkdtempSync(join(tmpdir(), `fuzz-${isMainThread ? "main" : "worker"}-`));
  readonly path = join(this.#folder, "input");

  constructor() {
    process.once("exit", () => rmSync(this.#folder, { recursive: true, force: true }));
  }

  /** Writes an input; gives its path. */
  of(input: Uint8Array): string {
    writeFileSync(this.path, input);
    return this.path;
  }
}
