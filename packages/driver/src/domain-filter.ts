import type { ErrorDomain } from "./errors/domain.js";
import { refuseFlags } from "./errors/raise.js";
import { ConnectListAllDomainsFlags } from "./flags/domain.generated.js";

/**
 * Which domains the flags of `listAllDomains` ask for, for a driver that can only tell active ones from inactive ones.
 * Throws ARGUMENT_UNSUPPORTED for other filters.
 */
export function activityFilter(
  domain: ErrorDomain,
  flags: number,
): { readonly active: boolean; readonly inactive: boolean } {
  const { ACTIVE, INACTIVE } = ConnectListAllDomainsFlags;
  refuseFlags(domain, "virConnectListAllDomains", flags, ACTIVE | INACTIVE);
  return { active: flags === 0 || (flags & ACTIVE) !== 0, inactive: flags === 0 || (flags & INACTIVE) !== 0 };
}
