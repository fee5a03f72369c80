import type { DomainCheckpointRef, DomainRef, DomainSnapshotRef } from "@libvirt-ts/driver";
import type { Mutant } from "./mutant.js";

/** Drivers that are wrong about snapshots and checkpoints. */
export const momentMutants: readonly Mutant[] = [
  [
    "lists all snapshots whatever the flags say",
    (right) => ({ domainListAllSnapshots: (ref: DomainRef) => right.domainListAllSnapshots(ref, 0) }),
    "snapshots follow each other",
  ],
  [
    "gives a snapshot's name twice",
    (right) => ({
      domainSnapshotCreateXML: (ref: DomainRef, xml: string, flags: number) =>
        right
          .domainSnapshotCreateXML(ref, xml, flags)
          .catch(() => ({ domain: ref, name: /<name>(.*?)</.exec(xml)?.[1] ?? "" })),
    }),
    "snapshots follow each other",
  ],
  [
    "removes a snapshot's children with it",
    (right) => ({
      domainSnapshotDelete: (ref: DomainSnapshotRef, flags: number) =>
        right.domainSnapshotDelete(ref, flags === 0 ? 1 : flags),
    }),
    "a removed snapshot leaves its children",
  ],
  [
    "starts whatever it reverts to",
    (right) => ({
      domainRevertToSnapshot: (ref: DomainSnapshotRef, flags: number) =>
        right.domainRevertToSnapshot(ref, flags === 0 ? 1 : flags),
    }),
    "a domain goes back to what it was",
  ],
  [
    "does not go back",
    () => ({ domainRevertToSnapshot: async () => {} }),
    "the next snapshot follows the one that was reverted to",
  ],
  [
    "runs on after HALT",
    (right) => ({
      domainSnapshotCreateXML: (ref: DomainRef, xml: string, flags: number) =>
        right.domainSnapshotCreateXML(ref, xml, flags & ~8),
    }),
    "a snapshot halts its domain",
  ],
  [
    "takes a new snapshot where a document was to be put back",
    (right) => ({
      domainSnapshotCreateXML: (ref: DomainRef, xml: string, flags: number) =>
        right.domainSnapshotCreateXML(ref, xml, flags & ~1),
    }),
    "a snapshot's document is put back",
  ],
  [
    "forgets what follows a removed checkpoint",
    (right) => ({
      domainCheckpointDelete: (ref: DomainCheckpointRef) => right.domainCheckpointDelete(ref, 1),
    }),
    "checkpoints follow each other",
  ],
  [
    "always shows a checkpoint's domain",
    (right) => ({
      domainCheckpointGetXMLDesc: (ref: DomainCheckpointRef) => right.domainCheckpointGetXMLDesc(ref, 0),
    }),
    "a checkpoint's document has its disks",
  ],
  [
    "takes snapshots beside checkpoints",
    (right) => ({
      domainSnapshotCreateXML: (ref: DomainRef, xml: string, flags: number) =>
        right.domainSnapshotCreateXML(ref, xml, flags).catch(() => ({ domain: ref, name: "made up" })),
    }),
    "checkpoints are of domains that run",
  ],
];
