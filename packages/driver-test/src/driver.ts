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
import manifest from "../package.json" with { type: "json" };
import { type Clock, systemClock } from "./clock.js";
import { openNode } from "./nodes/open.js";
import { domainFlags, domainOperations } from "./ops/domain/domain.js";
import { otherFlags, otherOperations } from "./ops/other-objects.js";
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
    async open(request: OpenRequest): Promise<DriverConnection> {
      const { uri, warn } = request;
      const node = await openNode(testPath(uri)!, clock, request);
      const operations = {
        ...domainOperations(node, warn),
        ...otherOperations(node, warn),
        close: async () => node.close(),
      };
      return guardCalls(
        ErrorDomain.TEST,
        operations,
        honouredFlags,
        () => import("@libvirt-ts/xml/validate"),
      );
    },
  });
}

/**
 * A whole node in memory for each connection: `test:///default` as today's libvirt has it, `test:///classic` as 0.1.11 had
 * it, or that of the node file which the URI's path names.
 */
export const testDriver: Driver = createTestDriver();
