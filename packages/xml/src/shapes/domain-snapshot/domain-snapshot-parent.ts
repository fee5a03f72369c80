import { type Shape, shape, value } from "../language.js";

export const domainSnapshotParentShapes: readonly Shape[] = [
  shape("DomainSnapshotParent", "The snapshot that this one follows.", [value("name", "text?")]),
];
