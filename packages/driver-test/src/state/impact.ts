import { DomainModificationImpact } from "@libvirt-ts/driver/flags";
import type { Domain } from "@libvirt-ts/xml/domain";
import type { Configuration } from "../configuration.js";
import { wrongState } from "../errors.js";
import { refOf, type TestDomain } from "./domain.js";
import type { NodeDomains } from "./node-domains.js";

const { LIVE, CONFIG } = DomainModificationImpact;

/** What a change is about: what runs now, what starts next, or both. */
export interface Impact {
  readonly live: boolean;
  readonly config: boolean;
}

/** What the flags LIVE and CONFIG, or neither of them, mean for a domain. Throws OPERATION_INVALID. */
export function impactOf(domain: TestDomain, flags: number): Impact {
  const live = (flags & LIVE) !== 0 || ((flags & CONFIG) === 0 && domain.guest !== undefined);
  const config = (flags & CONFIG) !== 0 || !live;
  if (live && domain.guest === undefined) throw wrongState(refOf(domain), "it is not running");
  if (config && domain.definition === undefined) {
    throw wrongState(refOf(domain), "it is transient and has no definition");
  }
  return { live, config };
}

/** The configuration that the flags ask for; with both LIVE and CONFIG what runs. */
export function configurationFor(domain: TestDomain, flags: number): Configuration {
  return impactOf(domain, flags).live ? domain.guest!.description : domain.definition!;
}

/** Changes the configurations that the flags name: all of them, or where `change` throws, none. */
export function changeConfiguration(
  node: NodeDomains,
  domain: TestDomain,
  flags: number,
  change: (configuration: Configuration, impact: "live" | "config") => Domain,
): Impact {
  const impact = impactOf(domain, flags);
  const guest = impact.live ? node.guestOf(domain) : undefined;
  const { uuid, definition } = domain;
  const description = guest && { ...change(guest.description, "live"), uuid: guest.description.uuid };
  if (impact.config) domain.definition = { ...change(definition!, "config"), uuid };
  if (guest !== undefined) guest.description = description!;
  return impact;
}

/** As `changeConfiguration` without flags: what runs of an active domain, else its definition. */
export const changeCurrent = (
  node: NodeDomains,
  domain: TestDomain,
  change: (configuration: Configuration) => Domain,
): Impact => changeConfiguration(node, domain, 0, change);
