import { ConnectListAllDomainsFlags, DomainState, passesFilters } from "@libvirt-ts/driver";
import type { TestDomain } from "./domain.js";

const filters = ConnectListAllDomainsFlags;

/** Whether a domain is among those that the flags of `listAllDomains` ask for. */
export function domainPasses(
  { guest, definition, managedSave, autostart, snapshots, checkpoints }: TestDomain,
  flags: number,
): boolean {
  if (flags === 0) return true;
  const state = guest?.state ?? DomainState.SHUTOFF;
  const { RUNNING, PAUSED, SHUTOFF } = DomainState;
  return passesFilters(flags, [
    [
      [filters.ACTIVE, guest !== undefined],
      [filters.INACTIVE, guest === undefined],
    ],
    [
      [filters.PERSISTENT, definition !== undefined],
      [filters.TRANSIENT, definition === undefined],
    ],
    [
      [filters.RUNNING, state === RUNNING],
      [filters.PAUSED, state === PAUSED],
      [filters.SHUTOFF, state === SHUTOFF],
      [filters.OTHER, state !== RUNNING && state !== PAUSED && state !== SHUTOFF],
    ],
    [
      [filters.MANAGEDSAVE, managedSave !== undefined],
      [filters.NO_MANAGEDSAVE, managedSave === undefined],
    ],
    [
      [filters.AUTOSTART, autostart],
      [filters.NO_AUTOSTART, !autostart],
    ],
    [
      [filters.HAS_SNAPSHOT, snapshots.size > 0],
      [filters.NO_SNAPSHOT, snapshots.size === 0],
    ],
    [
      [filters.HAS_CHECKPOINT, checkpoints.size > 0],
      [filters.NO_CHECKPOINT, checkpoints.size === 0],
    ],
  ]);
}
