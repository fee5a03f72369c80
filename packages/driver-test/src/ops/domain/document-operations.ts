import type { LibvirtError } from "@libvirt-ts/driver";
import { BlockJobs } from "../../state/block-jobs.js";
import type { TestNode } from "../../state/node.js";
import { addressOperations } from "./addresses.js";
import { backupOperations } from "./backup.js";
import { blockJobOperations } from "./block-jobs.js";
import { blockSizeOperations } from "./block-sizes.js";
import { checkpointOperations } from "./checkpoints.js";
import { consoleOperations } from "./console.js";
import { defineOperations } from "./define.js";
import { deviceOperations } from "./devices.js";
import { descriptionOperations } from "./document.js";
import { guestOperations } from "./guest.js";
import { jobOperations } from "./jobs.js";
import { lifecycleOperations } from "./lifecycle.js";
import { managedSaveOperations } from "./managed-save.js";
import { metadataOperations } from "./metadata.js";
import { powerOperations } from "./power.js";
import { resourceOperations } from "./resources.js";
import { saveOperations } from "./save.js";
import { securityOperations } from "./security.js";
import { snapshotOperations } from "./snapshots.js";
import { statisticsOperations } from "./statistics.js";
import { threadOperations } from "./threads.js";
import { tunableOperations } from "./tunables.js";

/** What can be asked about domains and needs their documents. */
export function documentOperations(node: TestNode, warn: (warning: LibvirtError) => void) {
  const blockJobs = new BlockJobs(node);
  return {
    ...descriptionOperations(node),
    ...defineOperations(node, warn),
    ...lifecycleOperations(node),
    ...powerOperations(node),
    ...resourceOperations(node),
    ...deviceOperations(node, warn),
    ...saveOperations(node, warn),
    ...managedSaveOperations(node, warn),
    ...metadataOperations(node),
    ...snapshotOperations(node, warn),
    ...checkpointOperations(node, warn),
    ...statisticsOperations(node),
    ...threadOperations(node),
    ...tunableOperations(node),
    ...blockJobOperations(node, blockJobs, warn),
    ...blockSizeOperations(node),
    ...jobOperations(node, blockJobs),
    ...backupOperations(node, blockJobs, warn),
    ...addressOperations(node),
    ...consoleOperations(node),
    ...guestOperations(node),
    ...securityOperations(node),
  };
}
