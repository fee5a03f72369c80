import { Context } from "./context.js";
import { definitionTests } from "./definition.js";
import { definitionOfActiveTests } from "./definition-of-active.js";
import { documentTests } from "./documents.js";
import { agentTests } from "./domain/agent.js";
import { blockJobTests } from "./domain/block-jobs.js";
import { checkpointTests } from "./domain/checkpoints.js";
import { consoleTests } from "./domain/console.js";
import { deviceTests } from "./domain/devices.js";
import { jobTests } from "./domain/jobs.js";
import { metadataTests } from "./domain/metadata.js";
import { saveTests } from "./domain/saves.js";
import { snapshotTests } from "./domain/snapshots.js";
import { statisticsTests } from "./domain/statistics.js";
import { tunableTests } from "./domain/tunables.js";
import { fileTests } from "./files.js";
import { haltedTests } from "./halted.js";
import { hostTests } from "./host/host.js";
import { interfaceTests } from "./interface/interface.js";
import { lifecycleTests } from "./lifecycle.js";
import { listTests } from "./lists.js";
import { migrationTests } from "./migration.js";
import { misuseTests } from "./misuse.js";
import { leaseTests } from "./network/leases.js";
import { networkTests } from "./network/network.js";
import { networkPortTests } from "./network/port.js";
import { nodeDeviceTests } from "./node-device/node-device.js";
import { nwfilterTests } from "./nwfilter/nwfilter.js";
import type { ConformanceOptions } from "./options.js";
import { renameTests } from "./rename.js";
import { resourceTests } from "./resources.js";
import { robustnessTests } from "./robustness.js";
import { secretTests } from "./secret/secret.js";
import { interruptedTransferTests } from "./storage/interrupted.js";
import { storagePoolTests } from "./storage/pool.js";
import { transferTests } from "./storage/transfer.js";
import { storageVolumeTests } from "./storage/volume.js";

/**
 * Registers the tests that hold a driver to the contract: lists against look-ups, the life of a domain, refusals and
 * their codes, many calls at once, aborts, events. Tests need what `supports` names and `fixtures` offers; the last one tells
 * what was held and what was left out. Throws a TypeError for an unknown name, and where not one test is left.
 */
export function suite(options: ConformanceOptions): void {
  const context = new Context(options);
  listTests(context);
  lifecycleTests(context);
  definitionTests(context);
  renameTests(context);
  definitionOfActiveTests(context);
  migrationTests(context);
  resourceTests(context);
  fileTests(context);
  haltedTests(context);
  robustnessTests(context);
  networkTests(context);
  networkPortTests(context);
  storagePoolTests(context);
  storageVolumeTests(context);
  transferTests(context);
  interruptedTransferTests(context);
  interfaceTests(context);
  nodeDeviceTests(context);
  secretTests(context);
  nwfilterTests(context);
  hostTests(context);
  snapshotTests(context);
  checkpointTests(context);
  deviceTests(context);
  saveTests(context);
  statisticsTests(context);
  tunableTests(context);
  blockJobTests(context);
  consoleTests(context);
  agentTests(context);
  metadataTests(context);
  jobTests(context);
  leaseTests(context);
  misuseTests(context);
  documentTests(context);
  context.end();
}
