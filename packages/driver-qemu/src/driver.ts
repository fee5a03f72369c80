import {
  type Driver,
  type DriverConnection,
  defineDriver,
  ErrorDomain,
  ErrorNumber,
  guardCalls,
  type LibvirtError,
  lazily,
  type OpenRequest,
  versionNumber,
} from "@libvirt-ts/driver";
import manifest from "../package.json" with { type: "json" };
import { finishCheckpoints } from "./checkpoints/remove.js";
import { qemuError } from "./errors.js";
import { honouredFlags } from "./honoured-flags.js";
import { networkOperations } from "./networks/operations.js";
import { type Layout, layoutOf, rootOf } from "./node/layout.js";
import { QemuNode } from "./node/node.js";
import { agentOperations } from "./ops/agent.js";
import { backupOperations } from "./ops/backups.js";
import { blockJobOperations } from "./ops/block-jobs.js";
import { checkpointOperations } from "./ops/checkpoints.js";
import { consoleOperations } from "./ops/console.js";
import { coreDumpOperations } from "./ops/core-dump.js";
import { defineOperations } from "./ops/define.js";
import { deviceOperations } from "./ops/devices.js";
import { dirtyRateOperations } from "./ops/dirty-rate.js";
import { diskOperations } from "./ops/disks.js";
import { startAgain } from "./ops/ended.js";
import { hostOperations } from "./ops/host.js";
import { ioThreadOperations } from "./ops/io-threads.js";
import { jobOperations } from "./ops/jobs.js";
import { lifecycleOperations } from "./ops/lifecycle.js";
import { lifecycleActionOperations } from "./ops/lifecycle-action.js";
import { memoryOperations } from "./ops/memory.js";
import { type Elsewhere, migrationOperations } from "./ops/migration.js";
import { monitorOperations } from "./ops/monitor.js";
import { nativeOperations } from "./ops/native.js";
import { peekOperations } from "./ops/peek.js";
import { eventOperations, queryOperations } from "./ops/query.js";
import { saveOperations } from "./ops/save.js";
import { screenOperations } from "./ops/screen.js";
import { snapshotOperations } from "./ops/snapshots.js";
import { statisticsOperations } from "./ops/statistics.js";
import { vcpuOperations } from "./ops/vcpus.js";
import { refusals } from "./refusals.js";
import { finishSnapshots } from "./snapshots/finish.js";
import { storageOperations } from "./storage/operations.js";

/** A node that connections of this process share, and how many do. */
interface Shared {
  readonly node: Promise<QemuNode>;
  readonly warnings: Set<(warning: LibvirtError) => void>;
  users: number;
}

/** Makes a driver of QEMU's guests; its connections to one folder share what they know of it. */
export function createQemuDriver(): Driver {
  const nodes = new Map<string, Shared>();

  function share(root: string): Shared {
    const known = nodes.get(root);
    if (known !== undefined) return known;
    const warnings: Shared["warnings"] = new Set();
    const layout = layoutOf(root);
    const made: Shared = {
      node: openNode(layout, (warning) => {
        for (const warn of warnings) warn(warning);
      }),
      warnings,
      users: 0,
    };
    nodes.set(root, made);
    return made;
  }

  /** The node of a folder, until it is left. */
  async function enter(
    root: string,
    warn: (warning: LibvirtError) => void,
  ): Promise<{ readonly node: QemuNode; leave(): Promise<void> }> {
    const shared = share(root);
    shared.users++;
    shared.warnings.add(warn);
    const leave = async (): Promise<void> => {
      shared.warnings.delete(warn);
      if (--shared.users > 0) return;
      if (nodes.get(root) === shared) nodes.delete(root);
      await shared.node.then((node) => node.close()).catch(() => {});
    };
    try {
      return { node: await shared.node, leave };
    } catch (error) {
      await leave();
      throw error;
    }
  }

  return defineDriver({
    name: "QEMU",
    version: versionNumber(manifest.version),
    accepts: (uri) => rootOf(uri) !== undefined,
    async open({ uri, warn }: OpenRequest): Promise<DriverConnection> {
      if (process.platform !== "linux")
        throw qemuError(
          ErrorNumber.NO_SUPPORT,
          "qemu:///embed",
          `guests are driven on Linux only, not on ${process.platform}`,
        );
      const { node, leave } = await enter(rootOf(uri)!, warn);
      return connectionTo(node, uri!, warn, leave, (root) => enter(root, warn));
    },
  });
}

async function openNode(layout: Layout, warn: (warning: LibvirtError) => void): Promise<QemuNode> {
  const node = await QemuNode.open(layout, warn);
  node.onLocked = async (uuid) => {
    await finishSnapshots(node, uuid);
    await finishCheckpoints(node, uuid);
  };
  node.onEnded = (guest) => startAgain(node, guest);
  return node;
}

function connectionTo(
  node: QemuNode,
  uri: string,
  warn: (warning: LibvirtError) => void,
  leave: () => Promise<void>,
  elsewhere: Elsewhere,
): DriverConnection {
  const ends: (() => Promise<void>)[] = [];
  const streams = new Set<{ end(): void }>();
  const keep = <T extends { end(): void }>(stream: T): T => {
    streams.add(stream);
    return stream;
  };
  const closed = new AbortController();
  const operations = {
    getURI: async () => uri,
    ...queryOperations(node),
    ...defineOperations(node, warn),
    ...lifecycleOperations(node),
    ...saveOperations(node),
    ...coreDumpOperations(node),
    ...snapshotOperations(node, warn),
    ...checkpointOperations(node, warn),
    ...backupOperations(node, warn),
    ...hostOperations(node),
    ...lazily({ domainGetMetadata: true, domainSetMetadata: true }, async () =>
      (await import("./ops/metadata.js")).metadataOperations(node),
    ),
    ...lifecycleActionOperations(node),
    ...nativeOperations(warn),
    ...agentOperations(node),
    ...statisticsOperations(node),
    ...screenOperations(node),
    ...memoryOperations(node),
    ...vcpuOperations(node),
    ...ioThreadOperations(node),
    ...dirtyRateOperations(node),
    ...diskOperations(node),
    ...peekOperations(node),
    ...blockJobOperations(node, warn),
    ...deviceOperations(node, warn),
    ...jobOperations(node),
    ...consoleOperations(node),
    ...migrationOperations(node, elsewhere, (end) => ends.push(end)),
    ...monitorOperations(node, keep),
    ...networkOperations(node, keep, warn),
    ...storageOperations(node, keep, closed.signal, warn),
    ...eventOperations(node, keep),
    refusals,
    async close() {
      for (const stream of streams) stream.end();
      closed.abort();
      for (const end of ends) await end();
      await leave();
    },
  };
  return guardCalls(ErrorDomain.QEMU, operations, honouredFlags, () => import("@libvirt-ts/xml/validate"));
}

/** libvirt over the QEMU of this host, with nothing else installed: `qemu:///embed`. */
export const qemuDriver: Driver = createQemuDriver();
