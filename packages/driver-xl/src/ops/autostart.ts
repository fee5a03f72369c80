import type { DomainOperations, DomainRef } from "@libvirt-ts/driver";
import type { ConfigDirectory } from "@libvirt-ts/driver-xm";
import type { AutostartLinks } from "../autostart-links.js";

type AutostartOperations = Required<Pick<DomainOperations, "domainGetAutostart" | "domainSetAutostart">>;

export function autostartOperations(directory: ConfigDirectory, links: AutostartLinks): AutostartOperations {
  const fileOf = async (ref: DomainRef) => (await directory.find(ref)).file;
  return {
    domainGetAutostart: async (ref) => (await links.to(await fileOf(ref))).length > 0,

    async domainSetAutostart(ref, autostart) {
      const file = await fileOf(ref);
      const known = await links.to(file);
      if (!autostart) await links.remove(known);
      else if (known.length === 0) await links.make(file);
    },
  };
}
