import { type CallOptions, ConnectListAllDomainsFlags, type DomainRef, type Peers } from "@libvirt-ts/driver";
import { createFromXml } from "./ops/create.js";
import { listAll } from "./ops/query.js";
import type { Xend } from "./xend.js";

/** What xend can tell and do for other drivers; each question costs one listing of the active domains. */
export function peersOf(xend: Xend): Partial<Peers> {
  const active = async (options?: CallOptions): Promise<DomainRef[]> =>
    (await listAll(xend, ConnectListAllDomainsFlags.ACTIVE, options)).map(({ ref }) => ref);
  return {
    activeDomains: {
      async findByName(names, options) {
        const wanted = new Set(names);
        const found = new Map<string, DomainRef>();
        for (const ref of await active(options)) {
          if (ref.name !== undefined && wanted.has(ref.name)) found.set(ref.name, ref);
        }
        return found;
      },
    },
    domainNames: {
      async namesOf(ids, options) {
        const wanted = new Set(ids);
        const found = new Map<number, string>();
        for (const { id, name } of await active(options)) {
          if (id !== undefined && name !== undefined && wanted.has(id)) found.set(id, name);
        }
        return found;
      },
    },
    configFormat: { xendFormat: xend.dialect.format },
    domainStarter: { createFrom: (xml, options) => createFromXml(xend, xml, 0, options) },
  };
}
