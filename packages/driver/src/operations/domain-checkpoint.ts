import type { DomainRef } from "../records/domain.js";
import type { DomainCheckpointRef } from "../records/moments.js";
import type { CallOptions } from "./options.js";

/** Checkpoints of domains: moments from which changed blocks are tracked. Every method is optional. Look-ups that find nothing throw NO_DOMAIN_CHECKPOINT. */
export interface DomainCheckpointOperations {
  /** `flags` are `DomainCheckpointCreateFlags`. C: `virDomainCheckpointCreateXML`. */
  domainCheckpointCreateXML?(
    domain: DomainRef,
    xml: string,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainCheckpointRef>;
  /** `flags` are `DomainCheckpointListFlags`. C: `virDomainListAllCheckpoints`. */
  domainListAllCheckpoints?(
    domain: DomainRef,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainCheckpointRef[]>;
  /** C: `virDomainCheckpointLookupByName`. */
  domainCheckpointLookupByName?(
    domain: DomainRef,
    name: string,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainCheckpointRef>;
  /** `flags` are `DomainCheckpointListFlags`; children only unless DESCENDANTS. C: `virDomainCheckpointListAllChildren`. */
  domainCheckpointListAllChildren?(
    checkpoint: DomainCheckpointRef,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainCheckpointRef[]>;
  /** Throws NO_DOMAIN_CHECKPOINT for a root. C: `virDomainCheckpointGetParent`. */
  domainCheckpointGetParent?(
    checkpoint: DomainCheckpointRef,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainCheckpointRef>;
  /** `flags` are `DomainCheckpointXMLFlags`; SECURE is not for a read-only connection. C: `virDomainCheckpointGetXMLDesc`. */
  domainCheckpointGetXMLDesc?(
    checkpoint: DomainCheckpointRef,
    flags: number,
    options?: CallOptions,
  ): Promise<string>;
  /** `flags` are `DomainCheckpointDeleteFlags`. C: `virDomainCheckpointDelete`. */
  domainCheckpointDelete?(
    checkpoint: DomainCheckpointRef,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
}
