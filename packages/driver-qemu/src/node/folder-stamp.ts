import { statSync } from "node:fs";

/** A folder's time of change this near is no proof: another change may bear the same one. */
const tick = 20;

/** Whether a folder may have other entries than when it was last read. */
export class FolderStamp {
  readonly #path: string;
  #seen: bigint | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Asked before the folder is read. */
  hasChanged(): boolean {
    const now = BigInt(Date.now());
    const changed = statSync(this.#path, { bigint: true, throwIfNoEntry: false })?.mtimeNs ?? -1n;
    const isSame = changed === this.#seen;
    this.#seen = changed / 1_000_000n + BigInt(tick) < now ? changed : undefined;
    return !isSame;
  }

  /** The next look reads the folder, whatever it says. */
  forget(): void {
    this.#seen = undefined;
  }
}
