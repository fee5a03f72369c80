import type { CallOptions } from "@libvirt-ts/driver";
import type { ListFilter } from "../dispatch/list-flags.js";
import { ConnectNetworks } from "./connect-networks.js";
import { StoragePool, StorageVol } from "./storage.js";
import { uuidOf } from "./uuid.js";

/** Storage of a connection: pools and volumes. */
export abstract class ConnectStorage extends ConnectNetworks {
  /** `filter` is `{ active, inactive }` or `ConnectListAllStoragePoolsFlags`, 0 for all. C: `virConnectListAllStoragePools`. */
  listAllStoragePools(filter: ListFilter | number = 0, options?: CallOptions): Promise<StoragePool[]> {
    return this.objects(StoragePool, this.call("listAllStoragePools", filter, options));
  }

  /**
   * An XML document of what a pool of a type could be made of; `srcSpec` says where to look. Not on a read-only
   * connection. C: `virConnectFindStoragePoolSources`.
   */
  findStoragePoolSources(type: string, srcSpec?: string, flags = 0, options?: CallOptions): Promise<string> {
    return this.call("findStoragePoolSources", type, srcSpec, flags, options);
  }

  /** C: `virStoragePoolLookupByName`. */
  storagePoolLookupByName(name: string, options?: CallOptions): Promise<StoragePool> {
    return this.object(StoragePool, this.call("storagePoolLookupByName", name, options));
  }

  /** C: `virStoragePoolLookupByUUID`. */
  storagePoolLookupByUUID(uuid: Uint8Array, options?: CallOptions): Promise<StoragePool> {
    return this.object(StoragePool, this.call("storagePoolLookupByUUID", uuidOf(uuid), options));
  }

  /** C: `virStoragePoolLookupByUUIDString`. */
  storagePoolLookupByUUIDString(uuid: string, options?: CallOptions): Promise<StoragePool> {
    return this.object(StoragePool, this.call("storagePoolLookupByUUID", uuid, options));
  }

  /** `path` is absolute, on the host. C: `virStoragePoolLookupByTargetPath`. */
  storagePoolLookupByTargetPath(path: string, options?: CallOptions): Promise<StoragePool> {
    return this.object(StoragePool, this.call("storagePoolLookupByTargetPath", path, options));
  }

  /**
   * Starts a transient pool; `flags` are `StoragePoolCreateFlags`. Not on a read-only connection. C:
   * `virStoragePoolCreateXML`.
   */
  storagePoolCreateXML(xml: string, flags = 0, options?: CallOptions): Promise<StoragePool> {
    return this.object(StoragePool, this.call("storagePoolCreateXML", xml, flags, options));
  }

  /**
   * Defines a persistent pool, or redefines it; `flags` are `StoragePoolDefineFlags`. Not on a read-only connection. C:
   * `virStoragePoolDefineXML`.
   */
  storagePoolDefineXML(xml: string, flags = 0, options?: CallOptions): Promise<StoragePool> {
    return this.object(StoragePool, this.call("storagePoolDefineXML", xml, flags, options));
  }

  /** C: `virStorageVolLookupByKey`. */
  storageVolLookupByKey(key: string, options?: CallOptions): Promise<StorageVol> {
    return this.object(StorageVol, this.call("storageVolLookupByKey", key, options));
  }

  /** C: `virStorageVolLookupByPath`. */
  storageVolLookupByPath(path: string, options?: CallOptions): Promise<StorageVol> {
    return this.object(StorageVol, this.call("storageVolLookupByPath", path, options));
  }
}
