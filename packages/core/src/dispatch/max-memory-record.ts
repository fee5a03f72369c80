import { type DomainRef, describeDomain, ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { peerLookup } from "../open/compose.js";
import type { Dispatcher } from "./dispatch.js";

/**
 * Records the maximum that a running domain was given: it is read from the store, where not every toolstack and no
 * hypervisor keeps it up. Does not listen to the caller's signal: the maximum is set, and what tells of it should follow.
 */
export async function recordMaxMemory(
  { members, isAlone }: Dispatcher,
  domain: DomainRef,
  memory: number,
): Promise<void> {
  const { id, uuid } = domain;
  if (id === undefined || isAlone) return;
  try {
    await peerLookup(members, "").get("memoryLimits")?.recordMaxMemory({ id, uuid }, memory);
  } catch (cause) {
    throw new LibvirtError({
      code: ErrorNumber.OPERATION_FAILED,
      domain: ErrorDomain.DOM,
      info: `maximum memory of ${describeDomain(domain)}`,
      detail: `it is set, but the store still has the old one: ${String((cause as Error).message)}`,
      cause,
    });
  }
}
