import {
  DomainEventStartedDetail,
  DomainEventStoppedDetail,
  DomainEventType,
  DomainState,
  ErrorNumber,
} from "@libvirt-ts/driver";
import {
  DomainEventSuspendedDetail,
  DomainPausedReason,
  DomainRunningReason,
  DomainShutoffReason,
  DomainSnapshotRevertFlags,
} from "@libvirt-ts/driver/flags";
import { invalidArgument, testError, wrongState } from "../../errors.js";
import { configurationOf, refOf, type TestDomain } from "../../state/domain.js";
import { isActiveSnapshot, type TestSnapshot } from "../../state/moments.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { stop } from "./endings.js";

const { RUNNING, PAUSED, FORCE } = DomainSnapshotRevertFlags;

/** Brings a domain back to what it was, and its snapshot becomes the current one. */
export function revert(node: NodeDomains, domain: TestDomain, snapshot: TestSnapshot, flags: number): void {
  if (flags & RUNNING && flags & PAUSED) {
    throw invalidArgument("virDomainRevertToSnapshot", "the flags RUNNING and PAUSED contradict each other");
  }
  const { name, configuration } = snapshot;
  if (configuration === undefined && !(flags & FORCE)) {
    const detail = `snapshot '${name}' does not say what the domain was; FORCE is not among the flags`;
    throw testError(ErrorNumber.SNAPSHOT_REVERT_RISKY, "virDomainRevertToSnapshot", detail);
  }
  const isActive = isActiveSnapshot(snapshot) || (flags & (RUNNING | PAUSED)) !== 0;
  if (!isActive && domain.definition === undefined) {
    const detail =
      "a transient domain would be gone with its guest; RUNNING and PAUSED are not among the flags";
    throw wrongState(refOf(domain), detail);
  }
  const next = { ...(configuration ?? configurationOf(domain)), name: domain.name, uuid: domain.uuid };
  const definition = snapshot.definition ?? next;
  const isPersistent = domain.definition !== undefined;
  if (domain.guest !== undefined) {
    // A transient domain must not go with the guest that it had.
    domain.definition ??= definition;
    stop(node, domain, DomainEventStoppedDetail.FROM_SNAPSHOT);
  }
  domain.definition = isPersistent ? { ...definition, name: domain.name, uuid: domain.uuid } : undefined;
  domain.snapshots.makeCurrent(name);
  if (!isActive) {
    domain.shutoffReason = DomainShutoffReason.FROM_SNAPSHOT;
    return;
  }
  const guest = node.boot(domain, next, DomainRunningReason.FROM_SNAPSHOT);
  node.emit(domain, DomainEventType.STARTED, DomainEventStartedDetail.FROM_SNAPSHOT);
  const stands = flags & PAUSED || (snapshot.document.state === "paused" && !(flags & RUNNING));
  if (!stands) return;
  guest.state = DomainState.PAUSED;
  guest.reason = DomainPausedReason.FROM_SNAPSHOT;
  guest.cpuClock.stand();
  node.emit(domain, DomainEventType.SUSPENDED, DomainEventSuspendedDetail.FROM_SNAPSHOT);
}
