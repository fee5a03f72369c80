import {
  type CallOptions,
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
import type { Guests } from "../guests.js";

type AutostartOperations = Required<Pick<DomainOperations, "domainGetAutostart" | "domainSetAutostart">>;

export function autostartOperations(
  guests: Guests,
  directory: ConfigDirectory,
  links: AutostartLinks,
): AutostartOperations {
  /** Undefined for a running guest without a definition. */
  async function fileOf(ref: DomainRef, options?: CallOptions): Promise<string | undefined> {
    try {
      return (await directory.find(ref)).file;
    } catch (error) {
      const isMissing = error instanceof LibvirtError && error.code === ErrorNumber.NO_DOMAIN;
      if (!isMissing || ref.id === undefined) throw error;
      await guests.find(ref, options);
      return undefined;
    }
  }

  return {
    async domainGetAutostart(ref, options) {
      const file = await fileOf(ref, options);
      return file !== undefined && (await links.to(file)).length > 0;
    },

    async domainSetAutostart(ref, autostart, options) {
      const file = await fileOf(ref, options);
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
