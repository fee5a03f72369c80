import { attribute, oneOf, type Shape, shape, words } from "../language.js";

export const domainSnapshotMemoryShapes: readonly Shape[] = [
  shape("DomainSnapshotMemory", "Where a guest's memory was saved.", [
    oneOf(
      [attribute("snapshot", words("no internal"))],
      [attribute("snapshot?", words("external")), attribute("file", "absFilePath")],
    ),
  ]),
];
