import {
  type Driver,
  type DriverConnection,
  DriverNumber,
  defineDriver,
  ErrorDomain,
  guardCalls,
  type OpenRequest,
  versionNumber,
} from "@libvirt-ts/driver";
import { DomainRunningReason } from "@libvirt-ts/driver/flags";
import manifest from "../package.json" with { type: "json" };
import { type Clock, systemClock } from "./clock.js";
import { defaultDomain, defaultNodeInfo, defaultObjects } from "./default-node.js";
import { domainFlags, domainOperations } from "./ops/domain/domain.js";
import { otherFlags, otherOperations } from "./ops/other-objects.js";
import { hostOf } from "./state/host.js";
import { TestNode } from "./state/node.js";
import { testPath } from "./uri.js";

/** Flags that an operation honours, -1 where it looks at them itself. */
const honouredFlags = {
  ...domainFlags,
  ...otherFlags,
};

export interface TestDriverOptions {
  /** Measures the guests' CPU time; the system's monotonic clock when left out. */
  readonly clock?: Clock;
}

/** Makes a test driver, with a clock of its own for instance. */
export function createTestDriver({ clock = systemClock }: TestDriverOptions = {}): Driver {
  return defineDriver({
    name: "Test",
    number: DriverNumber.TEST,
    version: versionNumber(manifest.version),
    accepts: (uri) => testPath(uri) !== undefined,
    async open({ uri, warn, signal }: OpenRequest): Promise<DriverConnection> {
      const node = await openNode(testPath(uri)!, clock, warn, signal);
      const operations = {
        ...domainOperations(node, warn),
        ...otherOperations(node, warn),
        close: async () => node.close(),
      };
      return guardCalls(ErrorDomain.TEST, operations, honouredFlags);
    },
  });
}

/** A whole node in memory for each connection: `test:///default`, or the node file that the URI's path names. */
export const testDriver: Driver = createTestDriver();

async function openNode(
  path: string,
  clock: Clock,
  warn: OpenRequest["warn"],
  signal: AbortSignal | undefined,
): Promise<TestNode> {
  if (path !== "/default") return (await import("./node-file.js")).loadNodeFile(path, clock, warn, signal);
  const node = new TestNode(hostOf(defaultNodeInfo), clock);
  const domain = node.add(defaultDomain.uuid, defaultDomain.name);
  domain.definition = defaultDomain;
  node.boot(domain, defaultDomain, DomainRunningReason.UNKNOWN);
  const { network, pool } = defaultObjects;
  node.networks.add({ ...network, live: network.definition, autostart: false, ports: new Map() });
  node.pools.add({ ...pool, live: pool.definition, autostart: false, volumes: new Map() });
  return node;
}
