import type { DomainRef } from "./domain.js";

/** Names a snapshot of a domain. */
export interface DomainSnapshotRef {
  readonly domain: DomainRef;
  readonly name: string;
}

/** Names a checkpoint of a domain. */
export interface DomainCheckpointRef {
  readonly domain: DomainRef;
  readonly name: string;
}
