import { type Shape, shape, value } from "../language.js";

export const domainSnapshotParentShapes: readonly Shape[] = [
  shape("DomainSnapshotParent", "", [value("name", "text?")]),
];
