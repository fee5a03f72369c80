import { type CallOptions, type ConnectionOperations, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { type Guests, guestRef } from "../guests.js";
import type { Watched } from "../monitors.js";

type LookUps = Required<Pick<ConnectionOperations, "domainLookupByName" | "domainLookupByUUID">>;

/**
 * Look-ups in the folder. A guest without a definition that reboots is nowhere for a moment: it is waited for as long as an
 * xl is about to bring it back.
 */
export function lookUpOperations(guests: Guests, files: LookUps): LookUps {
  async function orReturning<T>(found: Promise<T>, who: Watched, options?: CallOptions) {
    try {
      return await found;
    } catch (error) {
      if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.NO_DOMAIN) throw error;
      const guest = await guests.lookUpReturning(who, options);
      if (guest === undefined) throw error;
      return guestRef(guest);
    }
  }
  return {
    domainLookupByName: (name, options) =>
      orReturning(files.domainLookupByName(name, options), { name }, options),
    domainLookupByUUID: (uuid, options) =>
      orReturning(files.domainLookupByUUID(uuid, options), { uuid }, options),
  };
}
