import * as p from "../protocol/index.js";
import { type Binding, bind } from "./binding.js";
import { listAll } from "./combinators.js";
import { checkpointRef, domainRef, none, snapshotRef, truth } from "./values.js";

const dom = ["dom", domainRef] as const;
const snap = ["snap", snapshotRef] as const;
const checkpoint = ["checkpoint", checkpointRef] as const;

/** Snapshots and checkpoints. */
export const momentBindings: readonly Binding[] = [
  bind("domainSnapshotCreateXML", p.domainSnapshotCreateXML, [dom, "xmlDesc", "flags"], snap),
  listAll("domainListAllSnapshots", p.domainListAllSnapshots, [dom, "flags"], "snapshots", snapshotRef),
  bind("domainSnapshotLookupByName", p.domainSnapshotLookupByName, [dom, "name", "flags"], snap),
  bind("domainHasCurrentSnapshot", p.domainHasCurrentSnapshot, [dom, "flags"], ["result", truth]),
  bind("domainSnapshotCurrent", p.domainSnapshotCurrent, [dom, "flags"], snap),
  listAll(
    "domainSnapshotListAllChildren",
    p.domainSnapshotListAllChildren,
    [["snapshot", snapshotRef], "flags"],
    "snapshots",
    snapshotRef,
  ),
  bind("domainSnapshotGetParent", p.domainSnapshotGetParent, [snap, "flags"], snap),
  bind("domainSnapshotGetXMLDesc", p.domainSnapshotGetXMLDesc, [snap, "flags"], "xml"),
  bind("domainSnapshotIsCurrent", p.domainSnapshotIsCurrent, [snap, "flags"], ["current", truth]),
  bind("domainSnapshotHasMetadata", p.domainSnapshotHasMetadata, [snap, "flags"], ["metadata", truth]),
  bind("domainRevertToSnapshot", p.domainRevertToSnapshot, [snap, "flags"], none),
  bind("domainSnapshotDelete", p.domainSnapshotDelete, [snap, "flags"], none),

  bind("domainCheckpointCreateXML", p.domainCheckpointCreateXML, [dom, "xmlDesc", "flags"], checkpoint),
  listAll(
    "domainListAllCheckpoints",
    p.domainListAllCheckpoints,
    [dom, "flags"],
    "checkpoints",
    checkpointRef,
  ),
  bind("domainCheckpointLookupByName", p.domainCheckpointLookupByName, [dom, "name", "flags"], checkpoint),
  listAll(
    "domainCheckpointListAllChildren",
    p.domainCheckpointListAllChildren,
    [checkpoint, "flags"],
    "checkpoints",
    checkpointRef,
  ),
  bind(
    "domainCheckpointGetParent",
    p.domainCheckpointGetParent,
    [checkpoint, "flags"],
    ["parent", checkpointRef],
  ),
  bind("domainCheckpointGetXMLDesc", p.domainCheckpointGetXMLDesc, [checkpoint, "flags"], "xml"),
  bind("domainCheckpointDelete", p.domainCheckpointDelete, [checkpoint, "flags"], none),
];
