import { existsSync } from "node:fs";
import {
  type Driver,
  type DriverConnection,
  defineDriver,
  isLocalXen,
  versionNumber,
} from "@libvirt-ts/driver";
import manifest from "../package.json" with { type: "json" };
import { RpcClient } from "./client/client.js";
import { operationsOver } from "./driver.js";
import { singleClient } from "./remote-client.js";
import { connectUnix } from "./transport/unix.js";

/** Where the host's own `libvirt-tsd` lets everybody look. */
const proxySocket = "/run/libvirt-ts/libvirt-sock-ro";

/** Where a daemon lets everybody look, and for which URIs: those of the local Xen when left out. */
export interface ProxyOptions {
  readonly path: string;
  readonly accepts?: (uri: string | undefined) => boolean;
}

/**
 * A driver for ordinary users of a Xen host, whose nodes are root's: they see its domains, and change nothing, through the daemon
 * that root runs. What the reference's set-uid proxy was for.
 */
export function createProxyDriver({ path, accepts = isLocalXen }: ProxyOptions): Driver {
  return defineDriver({
    name: "Proxy",
    version: versionNumber(manifest.version),
    accepts,
    async open({ signal }): Promise<DriverConnection> {
      const transport = await connectUnix({ path, signal });
      const client = await RpcClient.connect(transport, {
        name: "xen:///system",
        readOnly: true,
        ...(signal ? { signal } : {}),
      });
      return operationsOver(singleClient(client));
    },
  });
}

/** The driver for ordinary users of this host, where root's daemon runs. */
export const proxyDriver: Driver = createProxyDriver({
  path: proxySocket,
  accepts: (uri) => isLocalXen(uri) && process.getuid?.() !== 0 && existsSync(proxySocket),
});
