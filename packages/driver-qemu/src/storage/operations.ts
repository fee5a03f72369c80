import {
  type EventOperations,
  type LibvirtError,
  lazily,
  type StoragePoolOperations,
  type StorageVolOperations,
  wantedKinds,
} from "@libvirt-ts/driver";
import type { QemuNode } from "../node/node.js";

type PoolOperations = Required<Omit<StoragePoolOperations, "findStoragePoolSources">>;

const poolNames: Readonly<Record<keyof PoolOperations, true>> = {
  listAllStoragePools: true,
  storagePoolLookupByName: true,
  storagePoolLookupByUUID: true,
  storagePoolLookupByVolume: true,
  storagePoolLookupByTargetPath: true,
  storagePoolCreateXML: true,
  storagePoolDefineXML: true,
  storagePoolBuild: true,
  storagePoolCreate: true,
  storagePoolDestroy: true,
  storagePoolDelete: true,
  storagePoolUndefine: true,
  storagePoolRefresh: true,
  storagePoolGetInfo: true,
  storagePoolGetXMLDesc: true,
  storagePoolGetAutostart: true,
  storagePoolSetAutostart: true,
  storagePoolIsActive: true,
  storagePoolIsPersistent: true,
  storagePoolListAllVolumes: true,
};

const volumeNames: Readonly<Record<keyof StorageVolOperations, true>> = {
  storageVolLookupByName: true,
  storageVolLookupByKey: true,
  storageVolLookupByPath: true,
  storageVolGetPath: true,
  storageVolCreateXML: true,
  storageVolCreateXMLFrom: true,
  storageVolDelete: true,
  storageVolWipe: true,
  storageVolResize: true,
  storageVolGetInfo: true,
  storageVolGetXMLDesc: true,
  storageVolDownload: true,
  storageVolDownloadSparse: true,
  storageVolUpload: true,
  storageVolUploadSparse: true,
};

/** Pools, their volumes and events; loaded when one of them is asked for. `keep` is told of event streams, which end with the connection. */
export function storageOperations(
  node: QemuNode,
  keep: <T extends { end(): void }>(stream: T) => T,
  closed: AbortSignal,
  warn: (warning: LibvirtError) => void,
): PoolOperations & Required<StorageVolOperations & Pick<EventOperations, "storagePoolEvents">> {
  return {
    ...lazily(poolNames, async () =>
      (await import("./pool-operations.js")).storagePoolOperations(node, warn),
    ),
    ...lazily(volumeNames, async () =>
      (await import("./volume-operations.js")).storageVolumeOperations(node, closed, warn),
    ),
    storagePoolEvents: ({ kinds, pool }, options) =>
      keep(
        node.pools.listen(
          wantedKinds(kinds, (event) => pool === undefined || event.pool.uuid === pool.uuid),
          options?.signal,
        ),
      ),
  };
}
