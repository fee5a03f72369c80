import type {
  Connect,
  ConnectNetworkEvent,
  ConnectStoragePoolEvent,
  Network,
  StoragePool,
} from "@libvirt-ts/core";
import type { NetworkEvent, StoragePoolEvent } from "@libvirt-ts/driver";
import { NetworkEventLifecycleType, StoragePoolEventLifecycleType } from "@libvirt-ts/driver/flags";
import { Hearing } from "./hearing.js";
import { ConnectionSide, nameOf } from "./side.js";

/** An embedded node has a pool and a network of that name from its beginning. */
const isOurs = (it: { name(): string }): boolean => it.name() !== "default";

/** What is told of a pool or a network. */
export const textOf = (
  types: Readonly<Record<string, number>>,
  event: ConnectStoragePoolEvent | ConnectNetworkEvent | StoragePoolEvent | NetworkEvent,
): string => (event.event === "lifecycle" ? nameOf(types, event.type) : event.event);

/** Plays scripts about pools, with their volumes. */
export class PoolSide extends ConnectionSide {
  /** The pool that the script is about. */
  pool!: StoragePool;

  static async open(conn: Connect, folder: string): Promise<PoolSide> {
    const heard = await Hearing.of({
      events: conn.storagePoolEvents(),
      nameOf: (event) => event.pool.name(),
      textOf: (event) => (isOurs(event.pool) ? textOf(StoragePoolEventLifecycleType, event) : undefined),
      define: (name) => conn.storagePoolDefineXML(poolXML(name, `${folder}/${name}`)),
    });
    return new PoolSide(conn, folder, heard);
  }

  protected async state(): Promise<string> {
    const pools = (await this.conn.listAllStoragePools())
      .filter(isOurs)
      .sort(byName)
      .map(async (pool) => {
        if (!(await pool.isActive())) return `${pool.name()} off`;
        const volumes = (await pool.listAllVolumes()).sort(byName).map(async (volume) => {
          const { type, capacity } = await volume.info();
          return `${volume.name()} ${type} ${capacity}`;
        });
        return `${pool.name()}: ${await Promise.all(volumes)}`;
      });
    return (await Promise.all(pools)).join("; ");
  }
}

/** Plays scripts about networks. */
export class NetworkSide extends ConnectionSide {
  /** The network that the script is about. */
  network!: Network;

  static async open(conn: Connect, folder: string): Promise<NetworkSide> {
    const heard = await Hearing.of({
      events: conn.networkEvents(),
      nameOf: (event) => event.network.name(),
      textOf: (event) => (isOurs(event.network) ? textOf(NetworkEventLifecycleType, event) : undefined),
      define: (name) => conn.networkDefineXML(networkXML(name)),
    });
    return new NetworkSide(conn, folder, heard);
  }

  protected async state(): Promise<string> {
    const networks = (await this.conn.listAllNetworks())
      .filter(isOurs)
      .sort(byName)
      .map(async (network) => {
        const is = (await network.isActive()) ? "on" : "off";
        return `${network.name()} ${is}${(await network.isPersistent()) ? "" : " for once"}`;
      });
    return (await Promise.all(networks)).join("; ");
  }
}

/** The document of a pool. */
export const poolXML = (name: string, path: string, more = ""): string =>
  `<pool type='dir'><name>${name}</name>${more}<target><path>${path}</path></target></pool>`;

/** The document of a network. */
export const networkXML = (name: string): string => `<network><name>${name}</name></network>`;

const byName = (a: { name(): string }, b: { name(): string }): number => (a.name() < b.name() ? -1 : 1);
