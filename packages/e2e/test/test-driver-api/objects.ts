import {
  type Connect,
  createLibvirt,
  type Domain,
  type Interface,
  type Network,
  type NodeDevice,
  type StoragePool,
  type StorageVol,
} from "@libvirt-ts/core";
import { createTestDriver } from "@libvirt-ts/driver-test";

/** What the sheet's methods were called on. */
export interface Objects {
  readonly conn: Connect;
  readonly dom: Domain;
  readonly network: Network;
  readonly iface: Interface;
  readonly pool: StoragePool;
  readonly vol: StorageVol;
  readonly device: NodeDevice;
}

/** 2026-01-01 00:00:00 UTC, in nanoseconds: the sheet's clock stood there. */
const now = 1_767_225_600_000_000_000n;
const libvirt = createLibvirt({ drivers: [createTestDriver({ clock: { now: () => now } })] });

/** Opens `test:///default` anew for one call; a volume `v0` is made where it is asked for, as the sheet's author did. */
export async function withObjects<T>(run: (objects: Objects) => T, hasVolume: boolean): Promise<Awaited<T>> {
  const conn = await libvirt.open("test:///default");
  try {
    const pool = await conn.storagePoolLookupByName("default-pool");
    const document = "<volume><name>v0</name><capacity>1048576</capacity></volume>";
    return await run({
      conn,
      dom: await conn.lookupByName("test"),
      network: await conn.networkLookupByName("default"),
      iface: await conn.interfaceLookupByName("eth1"),
      pool,
      vol: hasVolume ? await pool.createXML(document) : (undefined as unknown as StorageVol),
      device: await conn.nodeDeviceLookupByName("scsi_host1"),
    });
  } finally {
    await conn.close();
  }
}
