import { child, type Shape, shape, value } from "../language.js";

export const domainCheckpointShapes: readonly Shape[] = [
  shape("DomainCheckpoint", "A time from which changes of a guest's disks are known.", [
    value("name?", "checkpointName"),
    value("description?", "text?"),
    child("parent?", "DomainCheckpointParent"),
    value("creationTime?", "unsignedLong"),
    child("disks?", "DomainCheckpointDisks"),
    child("domain?", "Domain"),
  ]),
  shape("DomainCheckpointParent", "The checkpoint that this one follows.", [value("name", "checkpointName")]),
];
