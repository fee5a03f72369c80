import { stat } from "node:fs/promises";
import { isErrno } from "../errors.js";

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
  async hasChanged(): Promise<boolean> {
    const now = BigInt(Date.now());
    let changed: bigint;
    try {
      ({ mtimeNs: changed } = await stat(this.#path, { bigint: true }));
    } catch (error) {
      if (isErrno(error, "ENOENT")) changed = -1n;
      else throw error;
    }
    const isSame = changed === this.#seen;
    this.#seen = changed / 1_000_000n + BigInt(tick) < now ? changed : undefined;
    return !isSame;
  }

  /** The next look reads the folder, whatever it says. */
  forget(): void {
    this.#seen = undefined;
  }
}
