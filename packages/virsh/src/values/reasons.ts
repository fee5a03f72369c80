import { DomainState } from "@libvirt-ts/core/flags";

/** Why a domain is in its state, by libvirt's numbers; never translated, as scripts read it. */
const reasons: Readonly<Record<number, readonly string[]>> = {
  [DomainState.RUNNING]: [
    "unknown",
    "booted",
    "migrated",
    "restored",
    "from snapshot",
    "unpaused",
    "migration canceled",
    "save canceled",
    "event wakeup",
    "crashed",
    "post-copy",
    "post-copy failed",
  ],
  [DomainState.PAUSED]: [
    "unknown",
    "user",
    "migrating",
    "saving",
    "dumping",
    "I/O error",
    "watchdog",
    "from snapshot",
    "shutting down",
    "creating snapshot",
    "crashed",
    "starting up",
    "post-copy",
    "post-copy failed",
    "api error",
  ],
  [DomainState.SHUTDOWN]: ["unknown", "user"],
  [DomainState.SHUTOFF]: [
    "unknown",
    "shutdown",
    "destroyed",
    "crashed",
    "migrated",
    "saved",
    "failed",
    "from snapshot",
    "daemon",
  ],
  [DomainState.CRASHED]: ["unknown", "panicked"],
};

export const reasonWord = (state: number, reason: number): string => reasons[state]?.[reason] ?? "unknown";
