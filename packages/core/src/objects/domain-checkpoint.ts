import type { CallOptions, DomainCheckpointRef } from "@libvirt-ts/driver";
import type { DomainBase } from "./domain-base.js";
import { DomainMoment } from "./domain-moment.js";

/** A point from which a domain's changed blocks are known. */
export class DomainCheckpoint<D extends DomainBase = DomainBase> extends DomainMoment<
  DomainCheckpointRef,
  D
> {
  get [Symbol.toStringTag](): string {
    return "DomainCheckpoint";
  }

  /** Throws NO_DOMAIN_CHECKPOINT for a root. C: `virDomainCheckpointGetParent`. */
  getParent(flags = 0, options?: CallOptions): Promise<DomainCheckpoint<D>> {
    return this.moment(DomainCheckpoint, this.call("domainCheckpointGetParent", flags, options));
  }

  /** `flags` are `DomainCheckpointListFlags`; children only unless DESCENDANTS. C: `virDomainCheckpointListAllChildren`. */
  listAllChildren(flags = 0, options?: CallOptions): Promise<DomainCheckpoint<D>[]> {
    return this.moments(DomainCheckpoint, this.call("domainCheckpointListAllChildren", flags, options));
  }

  /** `flags` are `DomainCheckpointXMLFlags`; SECURE is not for a read-only connection. C: `virDomainCheckpointGetXMLDesc`. */
  getXMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("domainCheckpointGetXMLDesc", flags, options);
  }

  /** `flags` are `DomainCheckpointDeleteFlags`. Not on a read-only connection. C: `virDomainCheckpointDelete`. */
  delete(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainCheckpointDelete", flags, options);
  }
}
