import { DomainModificationImpact } from "@libvirt-ts/driver/flags";
import type { Domain } from "@libvirt-ts/xml/domain";
import { notRunning, wrongState } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import type { QemuDomain } from "../node/node.js";

const { LIVE, CONFIG } = DomainModificationImpact;

/** What a change is about: what runs now, what starts next, or both. */
export interface Impact {
  readonly guest?: Guest;
  readonly definition?: Domain;
}

/** What the flags LIVE and CONFIG, or neither of them, mean for a domain. Throws OPERATION_INVALID. */
export function impactOf({ guest, definition, uuid, name }: QemuDomain, flags: number): Impact {
  const isLive = (flags & LIVE) !== 0 || ((flags & CONFIG) === 0 && guest !== undefined);
  const isConfig = (flags & CONFIG) !== 0 || !isLive;
  if (isLive && guest === undefined) throw notRunning({ uuid, name });
  if (isConfig && definition === undefined)
    throw wrongState({ uuid, name }, "it is transient and has no definition");
  return { ...(isLive && { guest: guest! }), ...(isConfig && { definition: definition! }) };
}

/** The configurations that a change is about. */
export const configurationsOf = ({ guest, definition }: Impact): Domain[] =>
  [guest?.live, definition].filter((it) => it !== undefined);

/** The configuration that the flags ask for; with both LIVE and CONFIG what runs. */
export function configurationFor(domain: QemuDomain, flags: number): Domain {
  const { guest, definition } = impactOf(domain, flags);
  return guest?.live ?? definition!;
}
