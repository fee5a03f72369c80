import { randomUUID } from "node:crypto";
import {
  ErrorNumber,
  type LibvirtError,
  passesFilters,
  type StoragePoolOperations,
  type StoragePoolRef,
} from "@libvirt-ts/driver";
import {
  ConnectListAllStoragePoolsFlags,
  StoragePoolBuildFlags,
  StoragePoolCreateFlags,
  StoragePoolEventLifecycleType,
  StoragePoolState,
  StorageXMLFlags,
} from "@libvirt-ts/driver/flags";
import { formatStoragePool, parseStoragePool, type StoragePool } from "@libvirt-ts/xml/storage-pool";
import { identityOf, readDocument } from "../document.js";
import { invalidArgument, testError } from "../errors.js";
import type { TestNode } from "../state/node.js";
import {
  allocationOf,
  poolCapacity,
  poolKind,
  poolRef,
  type TestPool,
  targetOf,
  volumeRef,
} from "../state/storage.js";
import { assertActive, assertInactive, inForce, wrongState } from "../state/table.js";

const { ACTIVE, INACTIVE, PERSISTENT, TRANSIENT, AUTOSTART, NO_AUTOSTART, ...types } =
  ConnectListAllStoragePoolsFlags;
const { DEFINED, UNDEFINED, STARTED, STOPPED, CREATED, DELETED } = StoragePoolEventLifecycleType;

/** Storage pools. Each holds as much as `poolCapacity`, whatever its type. */
export function storagePoolOperations(
  node: TestNode,
  warn: (warning: LibvirtError) => void,
): Required<Omit<StoragePoolOperations, "findStoragePoolSources">> {
  const { pools, poolEvents } = node;
  const find = ({ uuid }: StoragePoolRef): TestPool => pools.byUuid(uuid);
  const tell = (pool: TestPool, type: number) =>
    poolEvents.emit({ event: "lifecycle", pool: poolRef(pool), type, detail: 0 });

  function read(xml: string): { readonly pool: TestPool; readonly configuration: StoragePool } {
    const { storagePool: document } = readDocument("storage pool XML", () => parseStoragePool(xml), warn);
    const { name, uuid: given } = identityOf("storage pool XML", document);
    const known = pools.claimed(given, name);
    const uuid = known?.uuid ?? given ?? randomUUID();
    return {
      pool: known ?? { uuid, name, autostart: false, volumes: new Map() },
      configuration: completedPool(document, uuid),
    };
  }

  function start(pool: TestPool, configuration: StoragePool, flags: number): void {
    const { WITH_BUILD, WITH_BUILD_OVERWRITE, WITH_BUILD_NO_OVERWRITE } = StoragePoolCreateFlags;
    const both = WITH_BUILD_OVERWRITE | WITH_BUILD_NO_OVERWRITE;
    if ((flags & both) === both) throw contradiction("virStoragePoolCreate");
    if (flags & (WITH_BUILD | both)) tell(pool, CREATED);
    pool.live = configuration;
    tell(pool, STARTED);
  }

  return {
    async listAllStoragePools(flags) {
      return Array.from(pools.values())
        .filter((pool) =>
          passesFilters(flags, [
            [
              [ACTIVE, pool.live !== undefined],
              [INACTIVE, pool.live === undefined],
            ],
            [
              [PERSISTENT, pool.definition !== undefined],
              [TRANSIENT, pool.definition === undefined],
            ],
            [
              [AUTOSTART, pool.autostart],
              [NO_AUTOSTART, !pool.autostart],
            ],
            Object.entries(types).map(([word, flag]) => [flag, flagWord(inForce(pool)) === word] as const),
          ]),
        )
        .map(poolRef);
    },
    storagePoolLookupByName: async (name) => poolRef(pools.byName(name)),
    storagePoolLookupByUUID: async (uuid) => poolRef(pools.byUuid(uuid)),
    storagePoolLookupByVolume: async ({ pool }) => poolRef(pools.byName(pool)),
    async storagePoolLookupByTargetPath(path) {
      for (const pool of pools.values()) if (targetOf(pool) === path) return poolRef(pool);
      throw testError(ErrorNumber.NO_STORAGE_POOL, `storage pool with target path ${path}`);
    },

    async storagePoolCreateXML(xml, flags) {
      const { pool, configuration } = read(xml);
      assertInactive(poolKind, pool);
      if (pool.definition === undefined) pools.add(pool);
      start(pool, configuration, flags);
      return poolRef(pool);
    },

    async storagePoolDefineXML(xml, _flags) {
      const { pool, configuration } = read(xml);
      if (pool.live === undefined && pool.definition === undefined) pools.add(pool);
      pool.definition = configuration;
      tell(pool, DEFINED);
      return poolRef(pool);
    },

    async storagePoolCreate(ref, flags) {
      const pool = find(ref);
      assertInactive(poolKind, pool);
      start(pool, pool.definition!, flags);
    },

    async storagePoolBuild(ref, flags) {
      const pool = find(ref);
      const both = StoragePoolBuildFlags.OVERWRITE | StoragePoolBuildFlags.NO_OVERWRITE;
      if ((flags & both) === both) throw contradiction("virStoragePoolBuild");
      assertInactive(poolKind, pool);
      tell(pool, CREATED);
    },

    async storagePoolDestroy(ref) {
      const pool = find(ref);
      assertActive(poolKind, pool);
      pool.live = undefined;
      if (pool.definition === undefined) {
        empty(pool);
        pools.remove(pool);
      }
      tell(pool, STOPPED);
    },

    async storagePoolDelete(ref) {
      const pool = find(ref);
      assertInactive(poolKind, pool);
      empty(pool);
      tell(pool, DELETED);
    },

    async storagePoolUndefine(ref) {
      const pool = find(ref);
      assertInactive(poolKind, pool);
      empty(pool);
      pools.remove(pool);
      tell(pool, UNDEFINED);
    },

    async storagePoolRefresh(ref) {
      const pool = find(ref);
      assertActive(poolKind, pool);
      poolEvents.emit({ event: "refresh", pool: poolRef(pool) });
    },

    async storagePoolGetInfo(ref) {
      const pool = find(ref);
      const allocation = allocationOf(pool);
      const state = pool.live === undefined ? StoragePoolState.INACTIVE : StoragePoolState.RUNNING;
      return { state, capacity: poolCapacity, allocation, available: poolCapacity - allocation };
    },

    async storagePoolGetXMLDesc(ref, flags) {
      const pool = find(ref);
      const isDefinition = (flags & StorageXMLFlags.INACTIVE) !== 0 && pool.definition !== undefined;
      const allocation = Number(allocationOf(pool));
      const capacity = Number(poolCapacity);
      const document = formatStoragePool({
        ...(isDefinition ? pool.definition! : inForce(pool)),
        capacity: { unit: "bytes", value: capacity },
        allocation: { unit: "bytes", value: allocation },
        available: { unit: "bytes", value: capacity - allocation },
      });
      // libvirt writes a source that says nothing in two lines.
      return document.replace(/^( *)<source\/>$/m, "$1<source>\n$1</source>");
    },

    storagePoolGetAutostart: async (ref) => find(ref).autostart,

    async storagePoolSetAutostart(ref, autostart) {
      const pool = find(ref);
      if (pool.definition === undefined)
        throw wrongState(poolKind, pool.name, "a transient pool cannot start with the host");
      pool.autostart = autostart;
    },

    storagePoolIsActive: async (ref) => find(ref).live !== undefined,
    storagePoolIsPersistent: async (ref) => find(ref).definition !== undefined,

    async storagePoolListAllVolumes(ref) {
      const pool = find(ref);
      assertActive(poolKind, pool);
      return Array.from(pool.volumes.values(), volumeRef);
    },
  };
}

/** A pool's document with what libvirt adds to it: a uuid, and that a network's file system is of any kind. */
export function completedPool(document: StoragePool, uuid: string): StoragePool {
  const named = document.uuid === undefined ? { ...document, uuid } : document;
  const format = usualFormats[String(named.type)];
  const { source } = named as { readonly source?: { readonly format?: unknown } };
  if (format === undefined || source?.format !== undefined) return named;
  return { ...named, source: { ...source, format: { type: format } } } as StoragePool;
}

/** What a pool's source is where its document leaves that open. */
const usualFormats: Readonly<Record<string, string>> = {
  netfs: "auto",
  fs: "auto",
  logical: "lvm2",
  disk: "unknown",
};

/** Forgets a pool's volumes, and gives back the memory of their contents. */
function empty({ volumes }: TestPool): void {
  for (const { bytes } of volumes.values()) bytes.clear();
  volumes.clear();
}

/** How the filter's flags call a pool's type: `ISCSI_DIRECT`. */
const flagWord = ({ type }: StoragePool): string => String(type).toUpperCase().replaceAll("-", "_");

const contradiction = (what: string) =>
  invalidArgument(what, "the flags OVERWRITE and NO_OVERWRITE contradict each other");
