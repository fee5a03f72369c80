import type {
  CallOptions,
  SparseChunk,
  StoragePoolInfo,
  StoragePoolRef,
  StorageVolInfo,
  StorageVolRef,
} from "@libvirt-ts/driver";
import { ConnectionObject } from "./connection-object.js";
import { NamedObject } from "./named-object.js";

/** A pool of storage that volumes are in. */
export class StoragePool extends NamedObject<StoragePoolRef> {
  get [Symbol.toStringTag](): string {
    return "StoragePool";
  }

  /**
   * Makes the pool's directory, volume group, or the like; `flags` are `StoragePoolBuildFlags`. Not on a read-only
   * connection. C: `virStoragePoolBuild`.
   */
  build(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("storagePoolBuild", flags, options);
  }

  /**
   * Starts a defined pool; `flags` are `StoragePoolCreateFlags`. Not on a read-only connection. C: `virStoragePoolCreate`.
   */
  create(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("storagePoolCreate", flags, options);
  }

  /** Stops a pool, its data stay; a transient one is gone. Not on a read-only connection. C: `virStoragePoolDestroy`. */
  destroy(options?: CallOptions): Promise<void> {
    return this.call("storagePoolDestroy", options);
  }

  /**
   * Removes an inactive pool's data; `flags` are `StoragePoolDeleteFlags`. Not on a read-only connection. C:
   * `virStoragePoolDelete`.
   */
  delete(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("storagePoolDelete", flags, options);
  }

  /** Removes an inactive pool's definition. Not on a read-only connection. C: `virStoragePoolUndefine`. */
  undefine(options?: CallOptions): Promise<void> {
    return this.call("storagePoolUndefine", options);
  }

  /** Looks for the pool's volumes anew. Not on a read-only connection. C: `virStoragePoolRefresh`. */
  refresh(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("storagePoolRefresh", flags, options);
  }

  /** C: `virStoragePoolGetInfo`. */
  info(options?: CallOptions): Promise<StoragePoolInfo> {
    return this.call("storagePoolGetInfo", options);
  }

  /** `flags` are `StorageXMLFlags`. C: `virStoragePoolGetXMLDesc`. */
  XMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("storagePoolGetXMLDesc", flags, options);
  }

  /** C: `virStoragePoolGetAutostart`. */
  autostart(options?: CallOptions): Promise<boolean> {
    return this.call("storagePoolGetAutostart", options);
  }

  /** Not on a read-only connection. C: `virStoragePoolSetAutostart`. */
  setAutostart(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.call("storagePoolSetAutostart", autostart, options);
  }

  /** C: `virStoragePoolIsActive`. */
  isActive(options?: CallOptions): Promise<boolean> {
    return this.call("storagePoolIsActive", options);
  }

  /** C: `virStoragePoolIsPersistent`. */
  isPersistent(options?: CallOptions): Promise<boolean> {
    return this.call("storagePoolIsPersistent", options);
  }

  /** C: `virStoragePoolListAllVolumes`. */
  listAllVolumes(flags = 0, options?: CallOptions): Promise<StorageVol[]> {
    return this.objects(StorageVol, this.call("storagePoolListAllVolumes", flags, options));
  }

  /** C: `virStorageVolLookupByName`. */
  storageVolLookupByName(name: string, options?: CallOptions): Promise<StorageVol> {
    return this.object(StorageVol, this.call("storageVolLookupByName", name, options));
  }

  /** `flags` are `StorageVolCreateFlags`. Not on a read-only connection. C: `virStorageVolCreateXML`. */
  createXML(xml: string, flags = 0, options?: CallOptions): Promise<StorageVol> {
    return this.object(StorageVol, this.call("storageVolCreateXML", xml, flags, options));
  }

  /**
   * Makes a volume that is a copy of another one, which may be of another pool. `flags` are `StorageVolCreateFlags`. Not on
   * a read-only connection. C: `virStorageVolCreateXMLFrom`.
   */
  async createXMLFrom(
    xml: string,
    clonevol: StorageVol,
    flags = 0,
    options?: CallOptions,
  ): Promise<StorageVol> {
    const source = this.refOf(clonevol, "clonevol");
    return this.object(StorageVol, this.call("storageVolCreateXMLFrom", xml, source, flags, options));
  }
}

/** A volume of a storage pool: a disk image, a partition, a share. */
export class StorageVol extends ConnectionObject<StorageVolRef> {
  get [Symbol.toStringTag](): string {
    return "StorageVol";
  }

  /** C: `virStorageVolGetName`. */
  name(): string {
    return this.ref.name;
  }

  /** What names it on the whole host. C: `virStorageVolGetKey`. */
  key(): string {
    return this.ref.key;
  }

  /** The name of the pool that it is in. */
  poolName(): string {
    return this.ref.pool;
  }

  protected label(): string {
    return this.ref.key;
  }

  /** `flags` are `StorageVolInfoFlags`. C: `virStorageVolGetInfo`. */
  info(options?: CallOptions): Promise<StorageVolInfo> {
    return this.call("storageVolGetInfo", 0, options);
  }

  /** `flags` are `StorageVolInfoFlags`. C: `virStorageVolGetInfoFlags`. */
  infoFlags(flags = 0, options?: CallOptions): Promise<StorageVolInfo> {
    return this.call("storageVolGetInfo", flags, options);
  }

  /** C: `virStorageVolGetPath`. */
  path(options?: CallOptions): Promise<string> {
    return this.call("storageVolGetPath", options);
  }

  /** C: `virStorageVolGetXMLDesc`. */
  XMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("storageVolGetXMLDesc", flags, options);
  }

  /** `flags` are `StorageVolDeleteFlags`. Not on a read-only connection. C: `virStorageVolDelete`. */
  delete(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("storageVolDelete", flags, options);
  }

  /** Overwrites the contents after a `StorageVolWipeAlgorithm`. Not on a read-only connection. C: `virStorageVolWipe`. */
  wipe(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("storageVolWipe", 0, flags, options);
  }

  /**
   * Overwrites the contents after a `StorageVolWipeAlgorithm`. Not on a read-only connection. C:
   * `virStorageVolWipePattern`.
   */
  wipePattern(algorithm: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("storageVolWipe", algorithm, flags, options);
  }

  /** `flags` are `StorageVolResizeFlags`. Not on a read-only connection. C: `virStorageVolResize`. */
  resize(capacity: bigint | number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("storageVolResize", capacity, flags, options);
  }

  /**
   * `length` bytes from `offset` on, 0 for all that follows. Cancelling ends the transfer. Not on a read-only connection.
   * C: `virStorageVolDownload`.
   */
  download(
    offset: bigint | number = 0n,
    length: bigint | number = 0n,
    flags = 0,
    options?: CallOptions,
  ): Promise<ReadableStream<Uint8Array>> {
    return this.call("storageVolDownload", offset, length, flags, options);
  }

  /** As `storageVolDownload`, without the bytes of holes. Not on a read-only connection. C: `virStorageVolDownload`. */
  downloadSparse(
    offset: bigint | number = 0n,
    length: bigint | number = 0n,
    flags = 0,
    options?: CallOptions,
  ): Promise<ReadableStream<SparseChunk>> {
    return this.call("storageVolDownloadSparse", offset, length, flags, options);
  }

  /**
   * Writes from `offset` on, at most `length` bytes (0: to the volume's end), and resolves once all is written. A source
   * that fails ends the transfer and is what it rejects with. Not on a read-only connection. C: `virStorageVolUpload`.
   */
  upload(
    source: ReadableStream<Uint8Array>,
    offset: bigint | number = 0n,
    length: bigint | number = 0n,
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("storageVolUpload", source, offset, length, flags, options);
  }

  /** As `storageVolUpload`, with holes. Not on a read-only connection. C: `virStorageVolUpload`. */
  uploadSparse(
    source: ReadableStream<SparseChunk>,
    offset: bigint | number = 0n,
    length: bigint | number = 0n,
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("storageVolUploadSparse", source, offset, length, flags, options);
  }

  /** The pool that it is in. C: `virStoragePoolLookupByVolume`. */
  storagePoolLookupByVolume(options?: CallOptions): Promise<StoragePool> {
    return this.object(StoragePool, this.call("storagePoolLookupByVolume", options));
  }
}
