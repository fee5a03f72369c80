import { lstat, mkdir, readdir, readlink, realpath, rm, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import type { ConfigDirectory } from "@libvirt-ts/driver-xm";
import { xlError } from "./errors.js";

/** A domain starts with the host when a link to its file lies in the folder `auto` beside it: xendomains looks there. */
export class AutostartLinks {
  readonly #folder: string;
  readonly #auto: string;

  constructor({ folder }: ConfigDirectory) {
    this.#folder = folder;
    this.#auto = join(folder, "auto");
  }

  /** The links to a file, whatever they are called, and whether it is still there or not. */
  async to(file: string): Promise<string[]> {
    const names = await readdir(this.#auto).catch(() => []);
    const wanted = await this.#real(join(this.#folder, file));
    const links = await Promise.all(
      names.map(async (name) => {
        const target = await readlink(join(this.#auto, name)).catch(() => undefined);
        return target !== undefined && (await this.#real(resolve(this.#auto, target))) === wanted
          ? [name]
          : [];
      }),
    );
    return links.flat();
  }

  /** Makes a link to a file. Throws WRITE_FAILED. */
  async make(file: string): Promise<void> {
    const path = join(this.#auto, file);
    try {
      await mkdir(this.#auto, { recursive: true });
      await symlink(join("..", file), path);
    } catch (cause) {
      // Somebody else may have done so.
      if ((await this.to(file)).length > 0) return;
      const taken = (await lstat(path).catch(() => undefined)) !== undefined;
      const detail = taken ? "something else has that name" : (cause as Error).message;
      throw xlError(ErrorNumber.WRITE_FAILED, path, detail, cause);
    }
  }

  /** Removes links by name. Throws WRITE_FAILED. */
  async remove(names: readonly string[]): Promise<void> {
    for (const path of names.map((name) => join(this.#auto, name))) {
      await rm(path, { force: true }).catch((cause: Error) => {
        throw xlError(ErrorNumber.WRITE_FAILED, path, cause.message, cause);
      });
    }
  }

  /** A path without links on the way to the file, which itself may be one or may be missing. */
  async #real(path: string): Promise<string> {
    const folder = resolve(path, "..");
    return join(await realpath(folder).catch(() => folder), resolve(path).slice(folder.length));
  }
}
