import {
  type DomainOperations,
  type DomainRef,
  describeDomain,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  operationInvalid,
} from "@libvirt-ts/driver";
import type { ConfigDirectory } from "@libvirt-ts/driver-xm";
import type { AutostartLinks } from "../autostart-links.js";

type AutostartOperations = Required<Pick<DomainOperations, "domainGetAutostart" | "domainSetAutostart">>;

export function autostartOperations(directory: ConfigDirectory, links: AutostartLinks): AutostartOperations {
  /** Undefined for a running guest without a definition. */
  async function fileOf(ref: DomainRef): Promise<string | undefined> {
    try {
      return (await directory.find(ref)).file;
    } catch (error) {
      const isMissing = error instanceof LibvirtError && error.code === ErrorNumber.NO_DOMAIN;
      if (isMissing && ref.id !== undefined) return undefined;
      throw error;
    }
  }

  return {
    async domainGetAutostart(ref) {
      const file = await fileOf(ref);
      return file !== undefined && (await links.to(file)).length > 0;
    },

    async domainSetAutostart(ref, autostart) {
      const file = await fileOf(ref);
      if (file === undefined) {
        const what = `domain ${describeDomain(ref)}`;
        throw operationInvalid(ErrorDomain.LIBXL, what, "a transient domain cannot start with the host");
      }
      const known = await links.to(file);
      if (!autostart) await links.remove(known);
      else if (known.length === 0) await links.make(file);
    },
  };
}
