import type { StoragePoolInfo, StoragePoolRef, StorageVolRef } from "../records/storage.js";
import type { CallOptions } from "./options.js";

/** Storage pools of the host. Every method is optional. Look-ups that find nothing throw NO_STORAGE_POOL. */
export interface StoragePoolOperations {
  /** `flags` are `ConnectListAllStoragePoolsFlags`, 0 for all. C: `virConnectListAllStoragePools`. */
  listAllStoragePools?(flags: number, options?: CallOptions): Promise<StoragePoolRef[]>;
  /** An XML document of what a pool of a type could be made of; `source` says where to look. C: `virConnectFindStoragePoolSources`. */
  findStoragePoolSources?(
    type: string,
    source: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<string>;
  /** C: `virStoragePoolLookupByName`. */
  storagePoolLookupByName?(name: string, options?: CallOptions): Promise<StoragePoolRef>;
  /** C: `virStoragePoolLookupByUUID`. */
  storagePoolLookupByUUID?(uuid: string, options?: CallOptions): Promise<StoragePoolRef>;
  /** C: `virStoragePoolLookupByVolume`. */
  storagePoolLookupByVolume?(volume: StorageVolRef, options?: CallOptions): Promise<StoragePoolRef>;
  /** `path` is absolute, on the host. C: `virStoragePoolLookupByTargetPath`. */
  storagePoolLookupByTargetPath?(path: string, options?: CallOptions): Promise<StoragePoolRef>;
  /** Starts a transient pool; `flags` are `StoragePoolCreateFlags`. C: `virStoragePoolCreateXML`. */
  storagePoolCreateXML?(xml: string, flags: number, options?: CallOptions): Promise<StoragePoolRef>;
  /** Defines a persistent pool, or redefines it; `flags` are `StoragePoolDefineFlags`. C: `virStoragePoolDefineXML`. */
  storagePoolDefineXML?(xml: string, flags: number, options?: CallOptions): Promise<StoragePoolRef>;
  /** Makes the pool's directory, volume group, or the like; `flags` are `StoragePoolBuildFlags`. C: `virStoragePoolBuild`. */
  storagePoolBuild?(pool: StoragePoolRef, flags: number, options?: CallOptions): Promise<void>;
  /** Starts a defined pool; `flags` are `StoragePoolCreateFlags`. C: `virStoragePoolCreate`. */
  storagePoolCreate?(pool: StoragePoolRef, flags: number, options?: CallOptions): Promise<void>;
  /** Stops a pool, its data stay; a transient one is gone. C: `virStoragePoolDestroy`. */
  storagePoolDestroy?(pool: StoragePoolRef, options?: CallOptions): Promise<void>;
  /** Removes an inactive pool's data; `flags` are `StoragePoolDeleteFlags`. C: `virStoragePoolDelete`. */
  storagePoolDelete?(pool: StoragePoolRef, flags: number, options?: CallOptions): Promise<void>;
  /** Removes an inactive pool's definition. C: `virStoragePoolUndefine`. */
  storagePoolUndefine?(pool: StoragePoolRef, options?: CallOptions): Promise<void>;
  /** Looks for the pool's volumes anew. C: `virStoragePoolRefresh`. */
  storagePoolRefresh?(pool: StoragePoolRef, flags: number, options?: CallOptions): Promise<void>;
  /** C: `virStoragePoolGetInfo`. */
  storagePoolGetInfo?(pool: StoragePoolRef, options?: CallOptions): Promise<StoragePoolInfo>;
  /** `flags` are `StorageXMLFlags`. C: `virStoragePoolGetXMLDesc`. */
  storagePoolGetXMLDesc?(pool: StoragePoolRef, flags: number, options?: CallOptions): Promise<string>;
  /** C: `virStoragePoolGetAutostart`. */
  storagePoolGetAutostart?(pool: StoragePoolRef, options?: CallOptions): Promise<boolean>;
  /** C: `virStoragePoolSetAutostart`. */
  storagePoolSetAutostart?(pool: StoragePoolRef, autostart: boolean, options?: CallOptions): Promise<void>;
  /** C: `virStoragePoolIsActive`. */
  storagePoolIsActive?(pool: StoragePoolRef, options?: CallOptions): Promise<boolean>;
  /** C: `virStoragePoolIsPersistent`. */
  storagePoolIsPersistent?(pool: StoragePoolRef, options?: CallOptions): Promise<boolean>;
  /** C: `virStoragePoolListAllVolumes`. */
  storagePoolListAllVolumes?(
    pool: StoragePoolRef,
    flags: number,
    options?: CallOptions,
  ): Promise<StorageVolRef[]>;
}
