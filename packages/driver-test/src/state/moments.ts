import { DomainState, ErrorDomain, ErrorNumber, type Moment, MomentTree } from "@libvirt-ts/driver";
import type { DomainCheckpoint } from "@libvirt-ts/xml/domain-checkpoint";
import type { DomainSnapshot } from "@libvirt-ts/xml/domain-snapshot";
import type { Configuration } from "../configuration.js";

/** A snapshot of a domain. */
export interface TestSnapshot extends Moment {
  /** What its document says, but for its parent and its domain. */
  readonly document: DomainSnapshot;
  /** The domain as it was; absent where a redefined snapshot does not say. */
  readonly configuration: Configuration | undefined;
  /** What it would have started with next, where that was something else. */
  readonly definition: Configuration | undefined;
}

/** A checkpoint of a domain. */
export interface TestCheckpoint extends Moment {
  /** What its document says, but for its parent and its domain. */
  readonly document: DomainCheckpoint;
  readonly configuration: Configuration;
}

export const newSnapshots = (): MomentTree<TestSnapshot> =>
  new MomentTree(ErrorDomain.TEST, "snapshot", ErrorNumber.NO_DOMAIN_SNAPSHOT);

export const newCheckpoints = (): MomentTree<TestCheckpoint> =>
  new MomentTree(ErrorDomain.TEST, "checkpoint", ErrorNumber.NO_DOMAIN_CHECKPOINT);

/** How a snapshot's document calls the state of a guest. */
export const stateWords: Readonly<Record<DomainState, NonNullable<DomainSnapshot["state"]>>> = {
  [DomainState.NOSTATE]: "running",
  [DomainState.RUNNING]: "running",
  [DomainState.BLOCKED]: "running",
  [DomainState.PAUSED]: "paused",
  [DomainState.SHUTDOWN]: "shutdown",
  [DomainState.SHUTOFF]: "shutoff",
  [DomainState.CRASHED]: "crashed",
  [DomainState.PMSUSPENDED]: "paused",
};

/** Whether a snapshot is of a guest with its memory: one that runs or stands. */
export const isActiveSnapshot = ({ document: { state } }: TestSnapshot): boolean =>
  state === "running" || state === "paused" || state === "blocked" || state === "crashed";

/** Whether a snapshot is of disks alone, of a guest that ran. */
export const isDiskSnapshot = ({ document: { state } }: TestSnapshot): boolean => state === "disk-snapshot";

/** Whether anything of a snapshot lies in files of its own. */
export const isExternalSnapshot = ({ document: { memory, disks } }: TestSnapshot): boolean =>
  memory?.snapshot === "external" || (disks?.disk ?? []).some(({ snapshot }) => snapshot === "external");
