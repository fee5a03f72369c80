import type { ConnectStoragePoolEvent, StoragePool } from "@libvirt-ts/core";
import {
  StoragePoolBuildFlags,
  StoragePoolDefineFlags,
  StoragePoolEventLifecycleType,
  StorageXMLFlags,
} from "@libvirt-ts/core/flags";
import { msg } from "../../i18n/message.js";
import { findPool } from "../../values/find.js";
import { act, answer, dumpXML, fromFile } from "../kit/act.js";
import { flagsOf } from "../kit/args.js";
import { objectEvents } from "../kit/object-events.js";
import type { GroupCommands } from "../table/group-commands.js";
import { poolCreateAs, poolDefineAs } from "./as.js";
import { createFlags } from "./build.js";
import { poolInfo } from "./info.js";
import { poolList } from "./list.js";
import { findSources, findSourcesAs, poolCapabilities } from "./sources.js";

const noInfo = msg("failed to get information about pool '{pool}'");

export const poolCommands: GroupCommands<"pool"> = {
  "find-storage-pool-sources": findSources,
  "find-storage-pool-sources-as": findSourcesAs,
  "pool-autostart": act(
    "pool",
    msg("Failed to change the autostart of pool {pool}"),
    (pool, { disable }, call) => pool.setAutostart(!disable, call),
    ({ disable }) =>
      disable ? msg("Pool {pool} unmarked as autostarted") : msg("Pool {pool} marked as autostarted"),
  ),
  "pool-build": act(
    "pool",
    msg("Failed to build pool {pool}"),
    (pool, args, call) =>
      pool.build(
        flagsOf(args, {
          overwrite: StoragePoolBuildFlags.OVERWRITE,
          "no-overwrite": StoragePoolBuildFlags.NO_OVERWRITE,
        }),
        call,
      ),
    msg("Pool {pool} built"),
  ),
  "pool-capabilities": poolCapabilities,
  "pool-create": fromFile(
    msg("Failed to create pool from {file}"),
    (connection, xml, args, call) => connection.storagePoolCreateXML(xml, createFlags(args), call),
    msg("Pool {name} created from {file}"),
  ),
  "pool-create-as": poolCreateAs,
  "pool-define": fromFile(
    msg("Failed to define pool from {file}"),
    (connection, xml, { validate }, call) =>
      connection.storagePoolDefineXML(xml, validate ? StoragePoolDefineFlags.VALIDATE : 0, call),
    msg("Pool {name} defined from {file}"),
  ),
  "pool-define-as": poolDefineAs,
  "pool-delete": act(
    "pool",
    msg("Failed to delete pool {pool}"),
    (pool, _, call) => pool.delete(0, call),
    msg("Pool {pool} deleted"),
  ),
  "pool-destroy": act(
    "pool",
    msg("Failed to destroy pool {pool}"),
    (pool, _, call) => pool.destroy(call),
    msg("Pool {pool} destroyed"),
  ),
  "pool-dumpxml": dumpXML("pool", msg("failed to get the XML of pool '{pool}'"), (pool, { inactive }, call) =>
    pool.XMLDesc(inactive ? StorageXMLFlags.INACTIVE : 0, call),
  ),
  "pool-edit": async (context, { pool: word }) => {
    const pool = await findPool(context, word);
    const { editText } = await import("../../shell/edit.js");
    const values = { pool: pool.name() };
    await editText(context, {
      file: "pool.xml",
      unchanged: msg("Pool {pool} XML configuration not changed."),
      changed: msg("Pool {pool} XML configuration edited."),
      raced: msg("pool '{pool}' was changed by somebody else meanwhile"),
      values,
      read: () =>
        context.attempt(msg("failed to get the XML of pool '{pool}'"), values, () => definitionOf(pool)),
      define: (xml) => context.connection.storagePoolDefineXML(xml, 0, context.call),
    });
  },
  "pool-event": objectEvents<StoragePool, ConnectStoragePoolEvent>({
    key: "pool",
    what: "storage pool",
    kinds: ["lifecycle", "refresh"],
    types: StoragePoolEventLifecycleType,
    find: findPool,
    open: ({ connection }, { kinds, object }, call) =>
      connection.storagePoolEvents({ kinds, ...(object && { pool: object }) }, call),
    nameOf: ({ pool }) => pool.name(),
  }),
  "pool-info": poolInfo,
  "pool-list": poolList,
  "pool-name": answer("pool", "name", noInfo, (pool) => pool.name()),
  "pool-refresh": act(
    "pool",
    msg("Failed to refresh pool {pool}"),
    (pool, _, call) => pool.refresh(0, call),
    msg("Pool {pool} refreshed"),
  ),
  "pool-start": act(
    "pool",
    msg("Failed to start pool {pool}"),
    (pool, args, call) => pool.create(createFlags(args), call),
    msg("Pool {pool} started"),
  ),
  "pool-undefine": act(
    "pool",
    msg("Failed to undefine pool {pool}"),
    (pool, _, call) => pool.undefine(call),
    msg("Pool {pool} has been undefined"),
  ),
  "pool-uuid": answer("pool", "uuid", noInfo, (pool) => pool.UUIDString()),
};

/** What a pool starts with next time; a driver that knows one description of a pool gives that. */
const definitionOf = (pool: StoragePool): Promise<string> =>
  pool.XMLDesc(StorageXMLFlags.INACTIVE).catch(() => pool.XMLDesc(0));
