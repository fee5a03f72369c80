import type { StoragePoolRef, StorageVolInfo, StorageVolRef } from "../records/storage.js";
import type { SparseChunk } from "../records/streams.js";
import type { CallOptions } from "./options.js";

/** Volumes of storage pools. Every method is optional. Sizes and offsets are in bytes. Look-ups that find nothing throw NO_STORAGE_VOL. */
export interface StorageVolOperations {
  /** C: `virStorageVolLookupByName`. */
  storageVolLookupByName?(pool: StoragePoolRef, name: string, options?: CallOptions): Promise<StorageVolRef>;
  /** C: `virStorageVolLookupByKey`. */
  storageVolLookupByKey?(key: string, options?: CallOptions): Promise<StorageVolRef>;
  /** C: `virStorageVolLookupByPath`. */
  storageVolLookupByPath?(path: string, options?: CallOptions): Promise<StorageVolRef>;
  /** `flags` are `StorageVolCreateFlags`. C: `virStorageVolCreateXML`. */
  storageVolCreateXML?(
    pool: StoragePoolRef,
    xml: string,
    flags: number,
    options?: CallOptions,
  ): Promise<StorageVolRef>;
  /** Makes a volume with the contents of another one, maybe of another pool. C: `virStorageVolCreateXMLFrom`. */
  storageVolCreateXMLFrom?(
    pool: StoragePoolRef,
    xml: string,
    source: StorageVolRef,
    flags: number,
    options?: CallOptions,
  ): Promise<StorageVolRef>;
  /** `flags` are `StorageVolDeleteFlags`. C: `virStorageVolDelete`. */
  storageVolDelete?(volume: StorageVolRef, flags: number, options?: CallOptions): Promise<void>;
  /** Overwrites the contents after a `StorageVolWipeAlgorithm`. C: `virStorageVolWipePattern`. */
  storageVolWipe?(
    volume: StorageVolRef,
    algorithm: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** `flags` are `StorageVolResizeFlags`. C: `virStorageVolResize`. */
  storageVolResize?(
    volume: StorageVolRef,
    capacity: bigint,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** `flags` are `StorageVolInfoFlags`. C: `virStorageVolGetInfoFlags`. */
  storageVolGetInfo?(volume: StorageVolRef, flags: number, options?: CallOptions): Promise<StorageVolInfo>;
  /** C: `virStorageVolGetXMLDesc`. */
  storageVolGetXMLDesc?(volume: StorageVolRef, flags: number, options?: CallOptions): Promise<string>;
  /** C: `virStorageVolGetPath`. */
  storageVolGetPath?(volume: StorageVolRef, options?: CallOptions): Promise<string>;
  /** `length` bytes from `offset` on, 0 for all that follows. Cancelling ends the transfer. C: `virStorageVolDownload`. */
  storageVolDownload?(
    volume: StorageVolRef,
    offset: bigint,
    length: bigint,
    flags: number,
    options?: CallOptions,
  ): Promise<ReadableStream<Uint8Array>>;
  /** As `storageVolDownload`, without the bytes of holes. C: `virStorageVolDownload` with SPARSE_STREAM. */
  storageVolDownloadSparse?(
    volume: StorageVolRef,
    offset: bigint,
    length: bigint,
    flags: number,
    options?: CallOptions,
  ): Promise<ReadableStream<SparseChunk>>;
  /**
   * Writes from `offset` on, at most `length` bytes (0: to the volume's end), and resolves once all is written. A source
   * that fails ends the transfer and is what it rejects with. C: `virStorageVolUpload`.
   */
  storageVolUpload?(
    volume: StorageVolRef,
    source: ReadableStream<Uint8Array>,
    offset: bigint,
    length: bigint,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** As `storageVolUpload`, with holes. C: `virStorageVolUpload` with SPARSE_STREAM. */
  storageVolUploadSparse?(
    volume: StorageVolRef,
    source: ReadableStream<SparseChunk>,
    offset: bigint,
    length: bigint,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
}
