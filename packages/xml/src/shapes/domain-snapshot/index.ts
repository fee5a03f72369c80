import type { Shape } from "../language.js";
import { domainSnapshotShapes } from "./domain-snapshot.js";
import { domainSnapshotDisksShapes } from "./domain-snapshot-disks.js";
import { domainSnapshotDomainShapes } from "./domain-snapshot-domain.js";
import { domainSnapshotInactiveDomainShapes } from "./domain-snapshot-inactive-domain.js";
import { domainSnapshotMemoryShapes } from "./domain-snapshot-memory.js";
import { domainSnapshotParentShapes } from "./domain-snapshot-parent.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...domainSnapshotShapes,
  ...domainSnapshotDisksShapes,
  ...domainSnapshotDomainShapes,
  ...domainSnapshotInactiveDomainShapes,
  ...domainSnapshotMemoryShapes,
  ...domainSnapshotParentShapes,
];
