import type { DomainRef } from "../records/domain.js";
import type { DomainSnapshotRef } from "../records/moments.js";
import type { CallOptions } from "./options.js";

/** Snapshots of domains, which form a tree. Every method is optional. Look-ups that find nothing throw NO_DOMAIN_SNAPSHOT. */
export interface DomainSnapshotOperations {
  /** `flags` are `DomainSnapshotCreateFlags`. C: `virDomainSnapshotCreateXML`. */
  domainSnapshotCreateXML?(
    domain: DomainRef,
    xml: string,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainSnapshotRef>;
  /** `flags` are `DomainSnapshotListFlags`. C: `virDomainListAllSnapshots`. */
  domainListAllSnapshots?(
    domain: DomainRef,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainSnapshotRef[]>;
  /** C: `virDomainSnapshotLookupByName`. */
  domainSnapshotLookupByName?(
    domain: DomainRef,
    name: string,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainSnapshotRef>;
  /** C: `virDomainHasCurrentSnapshot`. */
  domainHasCurrentSnapshot?(domain: DomainRef, flags: number, options?: CallOptions): Promise<boolean>;
  /** The one that the next snapshot will be a child of. C: `virDomainSnapshotCurrent`. */
  domainSnapshotCurrent?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainSnapshotRef>;
  /** `flags` are `DomainSnapshotListFlags`; children only unless DESCENDANTS. C: `virDomainSnapshotListAllChildren`. */
  domainSnapshotListAllChildren?(
    snapshot: DomainSnapshotRef,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainSnapshotRef[]>;
  /** Throws NO_DOMAIN_SNAPSHOT for a root. C: `virDomainSnapshotGetParent`. */
  domainSnapshotGetParent?(
    snapshot: DomainSnapshotRef,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainSnapshotRef>;
  /** `flags` are `DomainSnapshotXMLFlags`; SECURE is not for a read-only connection. C: `virDomainSnapshotGetXMLDesc`. */
  domainSnapshotGetXMLDesc?(
    snapshot: DomainSnapshotRef,
    flags: number,
    options?: CallOptions,
  ): Promise<string>;
  /** C: `virDomainSnapshotIsCurrent`. */
  domainSnapshotIsCurrent?(
    snapshot: DomainSnapshotRef,
    flags: number,
    options?: CallOptions,
  ): Promise<boolean>;
  /** Whether the driver keeps the snapshot's document. C: `virDomainSnapshotHasMetadata`. */
  domainSnapshotHasMetadata?(
    snapshot: DomainSnapshotRef,
    flags: number,
    options?: CallOptions,
  ): Promise<boolean>;
  /** `flags` are `DomainSnapshotRevertFlags`. C: `virDomainRevertToSnapshot`. */
  domainRevertToSnapshot?(snapshot: DomainSnapshotRef, flags: number, options?: CallOptions): Promise<void>;
  /** `flags` are `DomainSnapshotDeleteFlags`. C: `virDomainSnapshotDelete`. */
  domainSnapshotDelete?(snapshot: DomainSnapshotRef, flags: number, options?: CallOptions): Promise<void>;
}
