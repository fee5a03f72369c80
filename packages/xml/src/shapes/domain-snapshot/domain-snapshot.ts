import { child, raw, type Shape, shape, value, words } from "../language.js";

export const domainSnapshotShapes: readonly Shape[] = [
  shape("DomainSnapshot", "The state of a guest at some time.", [
    value("name?", "text?"),
    value("description?", "text?"),
    value("state?", "state"),
    child("parent?", "DomainSnapshotParent"),
    value("creationTime?", "text?"),
    child("memory?", "DomainSnapshotMemory"),
    child("disks?", "DomainSnapshotDisks"),
    child("revertDisks?", "DomainSnapshotDisks"),
    child("domain?", "DomainSnapshotDomain"),
    value("active?", words("0 1")),
    child("inactiveDomain?", "DomainSnapshotInactiveDomain"),
    raw("cookie?"),
  ]),
];
