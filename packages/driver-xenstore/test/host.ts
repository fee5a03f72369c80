import { readFileSync } from "node:fs";
import { DOMAIN_0_UUID, type DriverConnection, noPeers, type PeerLookup } from "@libvirt-ts/driver";
import type { Xenstored, XenstoredKind } from "@libvirt-ts/testkit";
import type { XenstoreClient } from "../src/client/index.js";
import { createXenstoreDriver, type XenstoreDriverOptions } from "../src/index.js";
import { withDaemon } from "./support.js";

/** What `xenstore-ls -p` printed on a Xen 4.17 host with the guests tiny2 (1), tiny1 (2) and linux1 (3). */
const listing = readFileSync(new URL("../fixtures/xen-4.17-three-guests.txt", import.meta.url), "latin1");

export const DOMAIN0 = { id: 0, name: "Domain-0", uuid: DOMAIN_0_UUID };
export const TINY2 = { id: 1, name: "tiny2", uuid: "5664e0d8-e675-11f1-85d6-1f07248ae671" };
export const TINY1 = { id: 2, name: "tiny1", uuid: "58bdf0d6-e675-11f1-a9b0-edd0d2264737" };
export const LINUX1 = { id: 3, name: "linux1", uuid: "5b09e598-e675-11f1-8032-a77c552d4a3e" };

/** The uuid of none of them. */
export const ABSENT = "11111111-2222-3333-4444-555555555555";

/** Fills a store with that host's nodes. */
export async function loadHost(client: XenstoreClient): Promise<void> {
  const nodes = [...listing.matchAll(/^(\/\S*) = "(.*)" {3}\(\S+\)$/gm)];
  await Promise.all(nodes.map(([, path, value]) => client.write(path!, value!)));
}

/** The nodes that libxl makes for a domain, as far as the driver looks at them. */
export async function addGuest(
  client: XenstoreClient,
  { id, name, uuid, type = "pv" }: { id: number; name: string; uuid: string; type?: string },
): Promise<void> {
  const path = `/local/domain/${id}`;
  const nodes: Record<string, string> = {
    [`${path}/name`]: name,
    [`${path}/vm`]: `/vm/${uuid}`,
    [`${path}/memory/target`]: "65536",
    [`${path}/memory/static-max`]: "131072",
    [`${path}/cpu/0/availability`]: "online",
    [`${path}/cpu/1/availability`]: "offline",
    [`/libxl/${id}/type`]: type,
  };
  await Promise.all(Object.entries(nodes).map(([node, value]) => client.write(node, value)));
}

export interface Host {
  readonly conn: DriverConnection;
  readonly client: XenstoreClient;
  readonly daemon: Xenstored;
}

/** A daemon with that host's store, and the driver on it. */
export function withHost<T>(
  kind: XenstoredKind,
  body: (host: Host) => Promise<T>,
  options: { peers?: PeerLookup; readOnly?: boolean; driver?: XenstoreDriverOptions } = {},
): Promise<T> {
  return withDaemon(kind, async (client, daemon) => {
    await loadHost(client);
    const driver = createXenstoreDriver({ endpoint: daemon.socketPath, ...options.driver });
    const conn = await driver.open({
      uri: undefined,
      readOnly: options.readOnly ?? false,
      peers: options.peers ?? noPeers,
      warn: (warning) => {
        throw warning;
      },
    });
    try {
      return await body({ conn, client, daemon });
    } finally {
      await conn.close();
    }
  });
}
