import { ErrorNumber } from "../../errors/number.js";
import {
  ConnectListAllStoragePoolsFlags,
  StoragePoolBuildFlags,
  StoragePoolEventLifecycleType,
  StoragePoolState,
} from "../../flags/storage.generated.js";
import { check, contains, rejects, same } from "../assert.js";
import { type Context, testUuid } from "../context.js";

const { ACTIVE, INACTIVE, PERSISTENT, TRANSIENT, AUTOSTART } = ConnectListAllStoragePoolsFlags;
const { DEFINED, UNDEFINED, STARTED, STOPPED } = StoragePoolEventLifecycleType;
const invalid = ErrorNumber.OPERATION_INVALID;

/** The life of storage pools, their lists, documents and events. */
export function storagePoolTests(suite: Context): void {
  const xml = (name: string, number: number) => suite.fixtures.poolXML!(name, testUuid(number));

  suite.test(
    "a pool is defined, built, started, stopped, deleted and undefined",
    [
      ...(["storagePoolDefineXML", "storagePoolBuild", "storagePoolCreate", "storagePoolDestroy"] as const),
      ...(["storagePoolDelete", "storagePoolUndefine", "storagePoolIsActive", "storagePoolGetInfo"] as const),
      ...(["storagePoolLookupByUUID", "poolXML"] as const),
    ],
    async (conn) => {
      const ref = await conn.storagePoolDefineXML(xml("pool", 70), 0);
      same(ref, { name: "pool", uuid: testUuid(70) }, "the defined pool");
      await conn.storagePoolBuild(ref, 0);
      same(
        (await conn.storagePoolGetInfo(ref)).state,
        StoragePoolState.INACTIVE,
        "the state before the start",
      );
      await conn.storagePoolCreate(ref, 0);
      same(await conn.storagePoolIsActive(ref), true, "whether it is active once started");
      const { state, capacity, allocation, available } = await conn.storagePoolGetInfo(ref);
      same(state, StoragePoolState.RUNNING, "the state once started");
      check(
        typeof capacity === "bigint" && capacity > 0n && allocation + available <= capacity,
        `sizes: expected allocation and available within the capacity, got ${allocation}, ${available}, ${capacity}`,
      );
      for (const [what, call] of [
        ["start", () => conn.storagePoolCreate(ref, 0)],
        ["build", () => conn.storagePoolBuild(ref, 0)],
        ["delete", () => conn.storagePoolDelete(ref, 0)],
        ["undefine", () => conn.storagePoolUndefine(ref)],
      ] as const) {
        await rejects(call(), invalid, `${what} of an active pool`);
        same(await conn.storagePoolIsActive(ref), true, `whether it is active after the refusal to ${what}`);
      }
      await conn.storagePoolDestroy(ref);
      await rejects(conn.storagePoolDestroy(ref), invalid, "stop of an inactive pool");
      await conn.storagePoolDelete(ref, 0);
      await conn.storagePoolUndefine(ref);
      await rejects(conn.storagePoolLookupByUUID(ref.uuid), ErrorNumber.NO_STORAGE_POOL, "look-up");
      await rejects(conn.storagePoolCreate(ref, 0), ErrorNumber.NO_STORAGE_POOL, "start once undefined");
    },
  );

  suite.test(
    "flags that contradict each other build nothing",
    ["storagePoolDefineXML", "storagePoolBuild", "poolXML"],
    async (conn) => {
      const ref = await conn.storagePoolDefineXML(xml("unbuilt", 71), 0);
      const { OVERWRITE, NO_OVERWRITE } = StoragePoolBuildFlags;
      const codes = [ErrorNumber.INVALID_ARG, ErrorNumber.ARGUMENT_UNSUPPORTED];
      await rejects(conn.storagePoolBuild(ref, OVERWRITE | NO_OVERWRITE), codes, "build");
    },
  );

  suite.test(
    "pools are listed by what the flags ask for",
    [
      "listAllStoragePools",
      "storagePoolDefineXML",
      "storagePoolCreateXML",
      "storagePoolSetAutostart",
      "poolXML",
    ],
    async (conn) => {
      const still = await conn.storagePoolDefineXML(xml("still", 72), 0);
      await conn.storagePoolSetAutostart(still, true);
      await conn.storagePoolCreateXML(xml("fleeting", 73), 0);
      const ours = async (flags: number) =>
        (await conn.listAllStoragePools(flags))
          .map(({ name }) => name)
          .filter((name) => name === "still" || name === "fleeting")
          .sort();
      for (const [flags, names] of [
        [0, ["fleeting", "still"]],
        [ACTIVE, ["fleeting"]],
        [INACTIVE, ["still"]],
        [PERSISTENT, ["still"]],
        [TRANSIENT, ["fleeting"]],
        [AUTOSTART, ["still"]],
        [ACTIVE | AUTOSTART, []],
      ] as const) {
        same(await ours(flags), names, `pools listed with flags ${flags}`);
      }
    },
  );

  suite.test(
    "a pool's name or uuid belongs to it alone",
    ["storagePoolDefineXML", "listAllStoragePools", "poolXML"],
    async (conn) => {
      await conn.storagePoolDefineXML(xml("taken", 74), 0);
      const before = await conn.listAllStoragePools(0);
      await rejects(conn.storagePoolDefineXML(xml("taken", 75), 0), ErrorNumber.OPERATION_FAILED, "its name");
      await rejects(conn.storagePoolDefineXML(xml("other", 74), 0), ErrorNumber.OPERATION_FAILED, "its uuid");
      same(await conn.listAllStoragePools(0), before, "the pools after the refusals");
    },
  );

  suite.test(
    "a transient pool is gone once it is stopped",
    [
      "storagePoolCreateXML",
      "storagePoolDestroy",
      "storagePoolGetXMLDesc",
      "storagePoolLookupByName",
      "poolXML",
    ],
    async (conn) => {
      const ref = await conn.storagePoolCreateXML(xml("fleeting", 76), 0);
      contains(await conn.storagePoolGetXMLDesc(ref, 0), "<name>fleeting</name>", "the document");
      await conn.storagePoolDestroy(ref);
      await rejects(conn.storagePoolLookupByName("fleeting"), ErrorNumber.NO_STORAGE_POOL, "look-up");
    },
  );

  suite.test(
    "events tell a pool's life in order, and that it was refreshed",
    [
      ...(["storagePoolEvents", "storagePoolDefineXML", "storagePoolCreate", "storagePoolRefresh"] as const),
      ...(["storagePoolDestroy", "storagePoolUndefine", "poolXML"] as const),
    ],
    async (conn) => {
      const events = conn.storagePoolEvents({});
      await events.ready;
      const ref = await conn.storagePoolDefineXML(xml("heard", 77), 0);
      await conn.storagePoolCreate(ref, 0);
      await conn.storagePoolRefresh(ref, 0);
      await conn.storagePoolDestroy(ref);
      await conn.storagePoolUndefine(ref);
      const told: (number | string)[] = [];
      while (told.length < 5) {
        const { value } = await events.next();
        if (value.pool.uuid === ref.uuid) told.push(value.event === "lifecycle" ? value.type : value.event);
      }
      same(told, [DEFINED, STARTED, "refresh", STOPPED, UNDEFINED], "what was told");
      await events.return?.();
    },
  );
}
