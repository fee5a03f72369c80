import { child, type Shape, shape, value } from "../language.js";

export const domainCheckpointShapes: readonly Shape[] = [
  shape("DomainCheckpoint", "", [
    value("name?", "checkpointName"),
    value("description?", "text?"),
    child("parent?", "DomainCheckpointParent"),
    value("creationTime?", "unsignedLong"),
    child("disks?", "DomainCheckpointDisks"),
    child("domain?", "Domain"),
  ]),
  shape("DomainCheckpointParent", "", [value("name", "checkpointName")]),
];
