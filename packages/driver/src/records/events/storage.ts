import type { StoragePoolRef } from "../storage.js";

/** C: `VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE`. */
export interface StoragePoolLifecycleEvent {
  readonly event: "lifecycle";
  readonly pool: StoragePoolRef;
  /** `StoragePoolEventLifecycleType` */
  readonly type: number;
  /** Always 0 so far. */
  readonly detail: number;
}

/** The pool's volumes were listed anew. C: `VIR_STORAGE_POOL_EVENT_ID_REFRESH`. */
export interface StoragePoolRefreshEvent {
  readonly event: "refresh";
  readonly pool: StoragePoolRef;
}

/** Something that happened to a storage pool. */
export type StoragePoolEvent = StoragePoolLifecycleEvent | StoragePoolRefreshEvent;
export type StoragePoolEventKind = StoragePoolEvent["event"];

/** Which events of storage pools are asked for: all kinds, of all of them, unless told otherwise. */
export interface StoragePoolEventFilter {
  readonly kinds?: readonly StoragePoolEventKind[];
  /** Only those of this one. */
  readonly pool?: StoragePoolRef;
}
