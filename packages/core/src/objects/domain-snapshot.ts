import type { CallOptions, DomainSnapshotRef } from "@libvirt-ts/driver";
import type { DomainBase } from "./domain-base.js";
import { DomainMoment } from "./domain-moment.js";

/** A state of a domain that it can go back to. */
export class DomainSnapshot<D extends DomainBase = DomainBase> extends DomainMoment<DomainSnapshotRef, D> {
  get [Symbol.toStringTag](): string {
    return "DomainSnapshot";
  }

  /** Throws NO_DOMAIN_SNAPSHOT for a root. C: `virDomainSnapshotGetParent`. */
  getParent(flags = 0, options?: CallOptions): Promise<DomainSnapshot<D>> {
    return this.moment(DomainSnapshot, this.call("domainSnapshotGetParent", flags, options));
  }

  /** `flags` are `DomainSnapshotListFlags`; children only unless DESCENDANTS. C: `virDomainSnapshotListAllChildren`. */
  listAllChildren(flags = 0, options?: CallOptions): Promise<DomainSnapshot<D>[]> {
    return this.moments(DomainSnapshot, this.call("domainSnapshotListAllChildren", flags, options));
  }

  /** `flags` are `DomainSnapshotXMLFlags`; SECURE is not for a read-only connection. C: `virDomainSnapshotGetXMLDesc`. */
  getXMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("domainSnapshotGetXMLDesc", flags, options);
  }

  /** C: `virDomainSnapshotIsCurrent`. */
  isCurrent(flags = 0, options?: CallOptions): Promise<boolean> {
    return this.call("domainSnapshotIsCurrent", flags, options);
  }

  /** Whether the driver keeps the snapshot's document. C: `virDomainSnapshotHasMetadata`. */
  hasMetadata(flags = 0, options?: CallOptions): Promise<boolean> {
    return this.call("domainSnapshotHasMetadata", flags, options);
  }

  /** `flags` are `DomainSnapshotDeleteFlags`. Not on a read-only connection. C: `virDomainSnapshotDelete`. */
  delete(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSnapshotDelete", flags, options);
  }
}
