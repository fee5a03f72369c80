import {
  type CallOptions,
  type DomainRef,
  type DriverConnection,
  describeDomain,
  ErrorDomain,
  noDomain,
  operationInvalid,
  type PeerLookup,
} from "@libvirt-ts/driver";
import type { XlFolder, XlHost } from "../xl-host.js";
import { startFile } from "./create.js";

/** The running guest of a name and uuid, by those who know without starting a process. */
export async function activeDomain(
  peers: PeerLookup,
  ref: DomainRef,
  options: CallOptions | undefined,
): Promise<DomainRef | undefined> {
  if (ref.name === undefined) return undefined;
  const found = await peers.get("activeDomains")?.findByName([ref.name], options);
  const guest = found?.get(ref.name);
  return guest?.uuid === ref.uuid ? guest : undefined;
}

type DefinitionOperations = Required<
  Pick<DriverConnection, "domainDefineXML" | "domainCreate" | "domainUndefine">
>;

/** What the folder does with definitions, for domains that may be active: defined or not. */
export function definitionOperations(
  host: XlHost,
  { files, directory, links }: XlFolder,
): DefinitionOperations {
  const { guests, peers } = host;

  const activeOf = (ref: DomainRef, options: CallOptions | undefined) => activeDomain(peers, ref, options);

  /** Throws OPERATION_INVALID for a guest that runs, and NO_DOMAIN for one that is gone. */
  async function refuseActive(ref: DomainRef, options: CallOptions | undefined): Promise<void> {
    if (ref.id === undefined) return;
    const guest = (await activeOf(ref, options)) ?? (await guests.find(ref, options));
    if (guest.id !== ref.id) throw noDomain(ErrorDomain.LIBXL, describeDomain(ref));
    throw operationInvalid(ErrorDomain.LIBXL, `domain ${describeDomain(ref)}`, "it is active");
  }

  return {
    async domainDefineXML(xml, _flags, options) {
      const ref = await files.domainDefineXML(xml, 0, options);
      return (await activeOf(ref, options)) ?? ref;
    },
    async domainCreate(ref, flags, options) {
      await refuseActive(ref, options);
      return startFile(host, await directory.find(ref), flags, options);
    },
    async domainUndefine(ref, _flags, options) {
      await refuseActive(ref, options);
      const { file } = await directory.find(ref);
      const left = await links.to(file);
      await files.domainUndefine(ref, 0, options);
      await links.remove(left);
    },
  };
}
