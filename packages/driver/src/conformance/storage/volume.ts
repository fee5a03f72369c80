import { ErrorNumber } from "../../errors/number.js";
import { StorageVolResizeFlags } from "../../flags/storage.generated.js";
import { check, contains, rejects, same } from "../assert.js";
import { type Context, type Subject, testUuid } from "../context.js";

/** Volumes: how they come, are found, change their size and go. */
export function storageVolumeTests(suite: Context): void {
  const pool = (conn: Subject) =>
    conn.storagePoolCreateXML(suite.fixtures.poolXML!("volumes", testUuid(80)), 0);
  const xml = (name: string, capacity = 1_048_576) => suite.fixtures.volumeXML!(name, capacity);

  suite.test(
    "a volume is made, found by name, key and path, and deleted",
    [
      ...([
        "storagePoolCreateXML",
        "storageVolCreateXML",
        "storageVolLookupByName",
        "storageVolLookupByKey",
      ] as const),
      ...([
        "storageVolLookupByPath",
        "storageVolGetPath",
        "storageVolDelete",
        "storagePoolListAllVolumes",
      ] as const),
      ...(["poolXML", "volumeXML"] as const),
    ],
    async (conn) => {
      const owner = await pool(conn);
      const ref = await conn.storageVolCreateXML(owner, xml("one"), 0);
      same([ref.pool, ref.name], ["volumes", "one"], "the volume");
      const path = await conn.storageVolGetPath(ref);
      for (const found of [
        await conn.storageVolLookupByName(owner, "one"),
        await conn.storageVolLookupByKey(ref.key),
        await conn.storageVolLookupByPath(path),
      ]) {
        same(found, ref, "a volume that was looked up");
      }
      same(await conn.storagePoolListAllVolumes(owner, 0), [ref], "the pool's volumes");
      await rejects(
        conn.storageVolCreateXML(owner, xml("one"), 0),
        ErrorNumber.STORAGE_VOL_EXIST,
        "its name again",
      );
      await conn.storageVolDelete(ref, 0);
      same(await conn.storagePoolListAllVolumes(owner, 0), [], "the pool's volumes in the end");
      await rejects(conn.storageVolGetPath(ref), ErrorNumber.NO_STORAGE_VOL, "a volume that is gone");
    },
  );

  suite.test(
    "a volume grows, and shrinks only where it is told so and nothing is lost",
    [
      "storagePoolCreateXML",
      "storageVolCreateXML",
      "storageVolResize",
      "storageVolGetInfo",
      "poolXML",
      "volumeXML",
    ],
    async (conn) => {
      const { DELTA, SHRINK } = StorageVolResizeFlags;
      const ref = await conn.storageVolCreateXML(await pool(conn), xml("sized"), 0);
      const capacity = async () => (await conn.storageVolGetInfo(ref, 0)).capacity;
      same(await capacity(), 1_048_576n, "the capacity at first");
      await conn.storageVolResize(ref, 4_194_304n, 0);
      same(await capacity(), 4_194_304n, "the capacity once it grew");
      await conn.storageVolResize(ref, 1_048_576n, DELTA);
      same(await capacity(), 5_242_880n, "the capacity with DELTA");
      await rejects(
        conn.storageVolResize(ref, 1_048_576n, 0),
        ErrorNumber.INVALID_ARG,
        "shrinking without SHRINK",
      );
      same(await capacity(), 5_242_880n, "the capacity after the refusal");
      await conn.storageVolResize(ref, 1_048_576n, SHRINK);
      same(await capacity(), 1_048_576n, "the capacity once it shrank");
    },
  );

  suite.test(
    "a volume's document tells its sizes",
    ["storagePoolCreateXML", "storageVolCreateXML", "storageVolGetXMLDesc", "poolXML", "volumeXML"],
    async (conn) => {
      const ref = await conn.storageVolCreateXML(await pool(conn), xml("shown", 2_097_152), 0);
      const text = await conn.storageVolGetXMLDesc(ref, 0);
      contains(text, "<name>shown</name>", "the document");
      contains(text, "<capacity unit='bytes'>2097152</capacity>", "the document");
    },
  );

  suite.test(
    "a volume larger than its pool is not made",
    ["storagePoolCreateXML", "storageVolCreateXML", "storagePoolListAllVolumes", "poolXML", "volumeXML"],
    async (conn) => {
      const owner = await pool(conn);
      const huge = xml("huge", 2 ** 52).replace(/<allocation.*<\/allocation>/, "");
      await rejects(
        conn.storageVolCreateXML(owner, huge, 0),
        [ErrorNumber.OPERATION_FAILED, ErrorNumber.SYSTEM_ERROR],
        "a volume that is too large",
      );
      same(await conn.storagePoolListAllVolumes(owner, 0), [], "the pool's volumes");
    },
  );

  suite.test(
    "volumes of a pool that does not run are out of reach",
    [
      "storagePoolCreateXML",
      "storagePoolDestroy",
      "storageVolCreateXML",
      "storageVolGetInfo",
      "poolXML",
      "volumeXML",
    ],
    async (conn) => {
      const owner = await pool(conn);
      const ref = await conn.storageVolCreateXML(owner, xml("hidden"), 0);
      await conn.storagePoolDestroy(owner);
      const codes = [ErrorNumber.NO_STORAGE_POOL, ErrorNumber.OPERATION_INVALID];
      await rejects(conn.storageVolGetInfo(ref, 0), codes, "info");
      const error = await rejects(conn.storageVolCreateXML(owner, xml("more"), 0), codes, "creation");
      check(error.message.length > 0, "the refusal: expected a sentence, got none");
    },
  );
}
