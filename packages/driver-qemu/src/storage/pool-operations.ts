import { chmod, mkdir, rmdir, stat } from "node:fs/promises";
import {
  ErrorNumber,
  type LibvirtError,
  type StoragePoolOperations,
  type StoragePoolRef,
} from "@libvirt-ts/driver";
import {
  ConnectListAllStoragePoolsFlags,
  StoragePoolCreateFlags,
  StoragePoolEventLifecycleType,
  StoragePoolState,
  StorageXMLFlags,
} from "@libvirt-ts/driver/flags";
import { type DirStoragePool, formatStoragePool } from "@libvirt-ts/xml/storage-pool";
import { fileError, isErrno } from "../errors.js";
import type { QemuNode } from "../node/node.js";
import { identity, type Kept } from "../objects/kind.js";
import { applyOwner, modeOf, permissionsOf } from "./permissions.js";
import { assertFolder, sizesOf, targetOf } from "./pool-book.js";
import { readPool } from "./pool-document.js";
import { listVolumes } from "./volumes.js";

const { ACTIVE, INACTIVE, PERSISTENT, TRANSIENT, AUTOSTART, NO_AUTOSTART, DIR, ...otherTypes } =
  ConnectListAllStoragePoolsFlags;
const listFlags = { ACTIVE, INACTIVE, PERSISTENT, TRANSIENT, AUTOSTART, NO_AUTOSTART };
const { CREATED, DELETED } = StoragePoolEventLifecycleType;

/** Pools of the node: folders whose files are volumes. */
export function storagePoolOperations(
  node: QemuNode,
  warn: (warning: LibvirtError) => void,
): Required<Omit<StoragePoolOperations, "findStoragePoolSources">> {
  const book = node.pools;
  const tell = (pool: StoragePoolRef, type: number) =>
    book.events.emit({ event: "lifecycle", pool: identity(pool), type, detail: 0 });

  async function start(document: Kept<DirStoragePool>, flags: number): Promise<void> {
    if (flags & StoragePoolCreateFlags.WITH_BUILD) await build(document);
    await assertFolder(document.target.path);
    await book.start(document);
  }

  async function build(document: Kept<DirStoragePool>): Promise<void> {
    await makeFolder(document);
    tell(document, CREATED);
  }

  return {
    listAllStoragePools: (flags) =>
      book.list(flags, listFlags, [
        [DIR, true],
        ...Object.values(otherTypes).map((flag) => [flag, false] as const),
      ]),
    storagePoolLookupByName: async (name) => identity(await book.byName(name)),
    storagePoolLookupByUUID: async (uuid) => identity(await book.find({ uuid })),
    storagePoolLookupByVolume: async ({ pool }) => identity(await book.byName(pool)),
    async storagePoolLookupByTargetPath(path) {
      await book.refresh();
      const found = book.values().find((pool) => targetOf(pool) === path);
      if (found !== undefined) return identity(found);
      throw book.error(ErrorNumber.NO_STORAGE_POOL, `path ${path}`, "it is no pool's folder");
    },

    storagePoolCreateXML: (xml, flags, options) =>
      book.changing(options?.signal, async () => {
        const { document, known } = readPool(book, xml, warn);
        if (known !== undefined) book.assertInactive(known);
        await start(document, flags);
        return identity(document);
      }),

    storagePoolDefineXML: (xml, _flags, options) =>
      book.changing(options?.signal, async () => {
        const { document } = readPool(book, xml, warn);
        await book.define(document);
        return identity(document);
      }),

    storagePoolCreate: (ref, flags, options) =>
      book.changingOne(ref, options?.signal, async (pool) => {
        book.assertInactive(pool);
        await start(pool.definition!, flags);
      }),

    storagePoolBuild: (ref, _flags, options) =>
      book.changingOne(ref, options?.signal, async (pool) => {
        book.assertInactive(pool);
        await build(pool.definition!);
      }),

    storagePoolDestroy: (ref, options) =>
      book.changingOne(ref, options?.signal, async (pool) => {
        book.assertActive(pool);
        await book.stop(pool);
      }),

    storagePoolDelete: (ref, _flags, options) =>
      book.changingOne(ref, options?.signal, async (pool) => {
        book.assertInactive(pool);
        const path = targetOf(pool);
        await rmdir(path).catch((error) => Promise.reject(fileError(path, error)));
        tell(pool, DELETED);
      }),

    storagePoolUndefine: (ref, options) =>
      book.changingOne(ref, options?.signal, async (pool) => {
        book.assertInactive(pool);
        await book.undefine(pool);
      }),

    async storagePoolRefresh(ref) {
      const pool = await book.find(ref);
      await assertFolder(book.assertActive(pool).target.path);
      book.events.emit({ event: "refresh", pool: identity(pool) });
    },

    async storagePoolGetInfo(ref) {
      const pool = await book.find(ref);
      const state = pool.live === undefined ? StoragePoolState.INACTIVE : StoragePoolState.RUNNING;
      return { state, ...(await sizesOf(pool)) };
    },

    async storagePoolGetXMLDesc(ref, flags) {
      const pool = await book.find(ref);
      const isDefinition = (flags & StorageXMLFlags.INACTIVE) !== 0 && pool.definition !== undefined;
      const document = isDefinition ? pool.definition! : (pool.live ?? pool.definition)!;
      const sizes = await sizesOf(isDefinition ? { ...pool, live: undefined } : pool);
      const bytes = (value: bigint) => ({ unit: "bytes" as const, value: Number(value) });
      const found =
        isDefinition || pool.live === undefined
          ? undefined
          : await stat(document.target.path).catch(() => undefined);
      const text = formatStoragePool({
        ...document,
        capacity: bytes(sizes.capacity),
        allocation: bytes(sizes.allocation),
        available: bytes(sizes.available),
        source: document.source ?? {},
        target: { ...document.target, ...(found && { permissions: permissionsOf(found) }) },
      });
      // libvirt writes a source that says nothing in two lines.
      return text.replace(/^( *)<source\/>$/m, "$1<source>\n$1</source>");
    },

    storagePoolGetAutostart: async (ref) => book.isAutostarted(await book.find(ref)),
    storagePoolSetAutostart: (ref, autostart, options) =>
      book.changingOne(ref, options?.signal, (pool) => book.setAutostart(pool, autostart)),

    storagePoolIsActive: async (ref) => (await book.find(ref)).live !== undefined,
    storagePoolIsPersistent: async (ref) => (await book.find(ref)).definition !== undefined,

    async storagePoolListAllVolumes(ref) {
      const pool = await book.find(ref);
      book.assertActive(pool);
      return listVolumes(node, pool);
    },
  };
}

async function makeFolder({ target }: Kept<DirStoragePool>): Promise<void> {
  const { path, permissions } = target;
  try {
    const made = await mkdir(path, { recursive: true, mode: modeOf(permissions, 0o711) });
    // What the process masks is asked for all the same.
    if (made !== undefined || permissions?.mode !== undefined) await chmod(path, modeOf(permissions, 0o711));
    await applyOwner(path, permissions);
  } catch (error) {
    // A file is in the way.
    throw isErrno(error, "EEXIST", "ENOTDIR", "EACCES", "EPERM", "EROFS", "ENOSPC")
      ? fileError(path, error)
      : error;
  }
}
