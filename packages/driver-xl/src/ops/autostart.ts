import { lstat, mkdir, readdir, readlink, rm, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type DomainOperations, type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import type { ConfigDirectory } from "@libvirt-ts/driver-xm";
import { xlError } from "../errors.js";

type AutostartOperations = Required<Pick<DomainOperations, "domainGetAutostart" | "domainSetAutostart">>;

/** A domain starts with the host when a link to its file lies in the folder `auto` beside it: xendomains looks there. */
export function autostartOperations(directory: ConfigDirectory): AutostartOperations {
  const auto = join(directory.folder, "auto");

  /** The links to a domain's file, whatever they are called. */
  async function linksTo(file: string): Promise<string[]> {
    const names = await readdir(auto).catch(() => []);
    const links = await Promise.all(
      names.map(async (name) => {
        const target = await readlink(join(auto, name)).catch(() => undefined);
        return target !== undefined && resolve(auto, target) === join(directory.folder, file) ? [name] : [];
      }),
    );
    return links.flat();
  }

  const fileOf = async (ref: DomainRef) => (await directory.find(ref)).file;

  return {
    domainGetAutostart: async (ref) => (await linksTo(await fileOf(ref))).length > 0,

    async domainSetAutostart(ref, autostart) {
      const file = await fileOf(ref);
      const links = await linksTo(file);
      try {
        if (!autostart) await Promise.all(links.map((name) => rm(join(auto, name))));
        else if (links.length === 0) {
          await mkdir(auto, { recursive: true });
          await symlink(join("..", file), join(auto, file));
        }
      } catch (cause) {
        const taken = await lstat(join(auto, file)).then(
          () => true,
          () => false,
        );
        const detail = taken ? "something else has that name" : (cause as Error).message;
        throw xlError(ErrorNumber.WRITE_FAILED, join(auto, file), detail, cause);
      }
    },
  };
}
