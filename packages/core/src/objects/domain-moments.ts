import type { CallOptions } from "@libvirt-ts/driver";
import type { Owner } from "./connection-object.js";
import type { DomainBase } from "./domain-base.js";
import { DomainCheckpoint } from "./domain-checkpoint.js";
import { DomainJobs } from "./domain-jobs.js";
import { DomainSnapshot } from "./domain-snapshot.js";

/** Snapshots and checkpoints of a domain. */
export abstract class DomainMoments extends DomainJobs {
  /** `flags` are `DomainSnapshotCreateFlags`. Not on a read-only connection. C: `virDomainSnapshotCreateXML`. */
  snapshotCreateXML(xml: string, flags = 0, options?: CallOptions): Promise<DomainSnapshot<this>> {
    return this.moment(DomainSnapshot, this.call("domainSnapshotCreateXML", xml, flags, options));
  }

  /** `flags` are `DomainSnapshotListFlags`. C: `virDomainListAllSnapshots`. */
  listAllSnapshots(flags = 0, options?: CallOptions): Promise<DomainSnapshot<this>[]> {
    return this.moments(DomainSnapshot, this.call("domainListAllSnapshots", flags, options));
  }

  /** C: `virDomainSnapshotLookupByName`. */
  snapshotLookupByName(name: string, flags = 0, options?: CallOptions): Promise<DomainSnapshot<this>> {
    return this.moment(DomainSnapshot, this.call("domainSnapshotLookupByName", name, flags, options));
  }

  /** C: `virDomainHasCurrentSnapshot`. */
  hasCurrentSnapshot(flags = 0, options?: CallOptions): Promise<boolean> {
    return this.call("domainHasCurrentSnapshot", flags, options);
  }

  /** The one that the next snapshot will be a child of. C: `virDomainSnapshotCurrent`. */
  snapshotCurrent(flags = 0, options?: CallOptions): Promise<DomainSnapshot<this>> {
    return this.moment(DomainSnapshot, this.call("domainSnapshotCurrent", flags, options));
  }

  /** `flags` are `DomainCheckpointCreateFlags`. Not on a read-only connection. C: `virDomainCheckpointCreateXML`. */
  checkpointCreateXML(xml: string, flags = 0, options?: CallOptions): Promise<DomainCheckpoint<this>> {
    return this.moment(DomainCheckpoint, this.call("domainCheckpointCreateXML", xml, flags, options));
  }

  /** `flags` are `DomainCheckpointListFlags`. C: `virDomainListAllCheckpoints`. */
  listAllCheckpoints(flags = 0, options?: CallOptions): Promise<DomainCheckpoint<this>[]> {
    return this.moments(DomainCheckpoint, this.call("domainListAllCheckpoints", flags, options));
  }

  /** C: `virDomainCheckpointLookupByName`. */
  checkpointLookupByName(name: string, flags = 0, options?: CallOptions): Promise<DomainCheckpoint<this>> {
    return this.moment(DomainCheckpoint, this.call("domainCheckpointLookupByName", name, flags, options));
  }

  /**
   * Takes the domain back to a snapshot of it. `flags` are `DomainSnapshotRevertFlags`. Not on a read-only connection. C:
   * `virDomainRevertToSnapshot`.
   */
  async revertToSnapshot(snap: DomainSnapshot<DomainBase>, flags = 0, options?: CallOptions): Promise<void> {
    return this.owner.session.call("domainRevertToSnapshot", [this.refOf(snap, "snap"), flags, options], {
      conn: this.owner.conn,
      dom: this,
    });
  }

  protected async moment<Q, T>(
    made: new (owner: Owner, ref: Q, domain: this) => T,
    ref: Promise<Q>,
  ): Promise<T> {
    return new made(this.owner, await ref, this);
  }

  protected async moments<Q, T>(
    made: new (owner: Owner, ref: Q, domain: this) => T,
    refs: Promise<readonly Q[]>,
  ): Promise<T[]> {
    return (await refs).map((ref) => new made(this.owner, ref, this));
  }
}
