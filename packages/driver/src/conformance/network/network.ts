import { ErrorNumber } from "../../errors/number.js";
import {
  ConnectListAllNetworksFlags,
  NetworkEventLifecycleType,
  NetworkXMLFlags,
} from "../../flags/network.generated.js";
import { contains, lists, rejects, same } from "../assert.js";
import { type Context, testUuid } from "../context.js";

const { ACTIVE, INACTIVE, PERSISTENT, TRANSIENT, AUTOSTART } = ConnectListAllNetworksFlags;
const { DEFINED, UNDEFINED, STARTED, STOPPED } = NetworkEventLifecycleType;

/** The life of networks, their lists, documents and events. */
export function networkTests(suite: Context): void {
  const xml = (name: string, number: number) => suite.fixtures.networkXML!(name, testUuid(number));

  suite.test(
    "a network is defined, started, stopped and undefined",
    [
      ...(["networkDefineXML", "networkCreate", "networkDestroy", "networkUndefine"] as const),
      ...(["networkIsActive", "networkIsPersistent", "networkLookupByUUID", "networkXML"] as const),
    ],
    async (conn) => {
      const ref = await conn.networkDefineXML(xml("net", 50), 0);
      same(ref, { name: "net", uuid: testUuid(50) }, "the defined network");
      const state = async () => [await conn.networkIsActive(ref), await conn.networkIsPersistent(ref)];
      same(await state(), [false, true], "active and persistent once defined");
      await conn.networkCreate(ref);
      same(await state(), [true, true], "active and persistent once started");
      await rejects(conn.networkCreate(ref), ErrorNumber.OPERATION_INVALID, "start of an active network");
      same(await state(), [true, true], "active and persistent after the refusal");
      await conn.networkDestroy(ref);
      same(await state(), [false, true], "active and persistent once stopped");
      await rejects(conn.networkDestroy(ref), ErrorNumber.OPERATION_INVALID, "stop of an inactive network");
      await conn.networkUndefine(ref);
      await rejects(conn.networkLookupByUUID(ref.uuid), ErrorNumber.NO_NETWORK, "look-up once undefined");
      await rejects(conn.networkCreate(ref), ErrorNumber.NO_NETWORK, "start once undefined");
    },
  );

  suite.test(
    "a transient network is gone once it is stopped",
    ["networkCreateXML", "networkDestroy", "networkIsPersistent", "networkLookupByName", "networkXML"],
    async (conn) => {
      const ref = await conn.networkCreateXML(xml("fleeting", 51), 0);
      same(await conn.networkIsPersistent(ref), false, "whether it is persistent");
      await conn.networkDestroy(ref);
      await rejects(conn.networkLookupByName("fleeting"), ErrorNumber.NO_NETWORK, "look-up by name");
    },
  );

  suite.test(
    "networks are listed by what the flags ask for",
    ["listAllNetworks", "networkDefineXML", "networkCreateXML", "networkSetAutostart", "networkXML"],
    async (conn) => {
      const still = await conn.networkDefineXML(xml("still", 52), 0);
      await conn.networkSetAutostart(still, true);
      await conn.networkCreateXML(xml("fleeting", 53), 0);
      const ours = async (flags: number) =>
        (await conn.listAllNetworks(flags))
          .map(({ name }) => name)
          .filter((name) => name === "still" || name === "fleeting")
          .sort();
      for (const [flags, names] of [
        [0, ["fleeting", "still"]],
        [ACTIVE, ["fleeting"]],
        [INACTIVE, ["still"]],
        [ACTIVE | INACTIVE, ["fleeting", "still"]],
        [PERSISTENT, ["still"]],
        [TRANSIENT, ["fleeting"]],
        [AUTOSTART, ["still"]],
        [ACTIVE | PERSISTENT | AUTOSTART, []],
      ] as const) {
        same(await ours(flags), names, `networks listed with flags ${flags}`);
      }
    },
  );

  suite.test(
    "a network's name or uuid belongs to it alone",
    ["networkDefineXML", "networkLookupByName", "listAllNetworks", "networkXML"],
    async (conn) => {
      await conn.networkDefineXML(xml("taken", 54), 0);
      const before = await conn.listAllNetworks(0);
      const codes = [ErrorNumber.OPERATION_FAILED, ErrorNumber.NETWORK_EXIST];
      await rejects(conn.networkDefineXML(xml("taken", 55), 0), codes, "its name under another uuid");
      await rejects(conn.networkDefineXML(xml("other", 54), 0), codes, "its uuid under another name");
      same(await conn.listAllNetworks(0), before, "the networks after the refusals");
      same(
        (await conn.networkDefineXML(xml("taken", 54), 0)).uuid,
        testUuid(54),
        "a network that is redefined",
      );
    },
  );

  suite.test(
    "a new definition of an active network is for its next start",
    ["networkDefineXML", "networkCreate", "networkGetXMLDesc", "networkXML"],
    async (conn) => {
      const ref = await conn.networkDefineXML(xml("twofold", 56), 0);
      await conn.networkCreate(ref);
      const running = await conn.networkGetXMLDesc(ref, 0);
      await conn.networkDefineXML(xml("twofold", 56).replace("</name>", "</name><title>new</title>"), 0);
      same(await conn.networkGetXMLDesc(ref, 0), running, "the description of what runs");
      contains(
        await conn.networkGetXMLDesc(ref, NetworkXMLFlags.INACTIVE),
        "<title>new</title>",
        "the definition",
      );
    },
  );

  suite.test(
    "what is no network's document defines none",
    ["networkDefineXML", "listAllNetworks"],
    async (conn) => {
      const before = await conn.listAllNetworks(0);
      const codes = [
        ErrorNumber.XML_ERROR,
        ErrorNumber.XML_DETAIL,
        ErrorNumber.INVALID_ARG,
        ErrorNumber.NO_NAME,
      ];
      for (const text of [
        "",
        "<network>",
        "<domain type='test'/>",
        "<network/>",
        "<network><name>a/b</name></network>",
      ]) {
        await rejects(conn.networkDefineXML(text, 0), codes, JSON.stringify(text));
      }
      same(await conn.listAllNetworks(0), before, "the networks after the refusals");
    },
  );

  suite.test(
    "a transient network does not start with the host",
    ["networkCreateXML", "networkSetAutostart", "networkGetAutostart", "networkXML"],
    async (conn) => {
      const ref = await conn.networkCreateXML(xml("fleeting", 57), 0);
      await rejects(conn.networkSetAutostart(ref, true), ErrorNumber.OPERATION_INVALID, "autostart");
      same(await conn.networkGetAutostart(ref), false, "autostart after the refusal");
    },
  );

  suite.test(
    "events tell a network's life in order",
    ["networkEvents", "networkDefineXML", "networkCreate", "networkDestroy", "networkUndefine", "networkXML"],
    async (conn) => {
      const stop = new AbortController();
      const events = conn.networkEvents({ kinds: ["lifecycle"] }, { signal: stop.signal });
      await events.ready;
      const ref = await conn.networkDefineXML(xml("heard", 58), 0);
      await conn.networkCreate(ref);
      await conn.networkDestroy(ref);
      await conn.networkUndefine(ref);
      const told: number[] = [];
      while (told.length < 4) {
        const { value } = await events.next();
        if (value.network.uuid === ref.uuid) told.push(value.type);
      }
      same(told, [DEFINED, STARTED, STOPPED, UNDEFINED], "what was told");
      stop.abort();
      same((await events.next()).done, true, "the end");
    },
  );

  suite.test("a look-up that finds no network says so", ["networkLookupByName"], async (conn) => {
    for (const name of ["no such network", "__proto__", "a'b\"<&"]) {
      await rejects(conn.networkLookupByName(name), ErrorNumber.NO_NETWORK, JSON.stringify(name));
    }
  });

  suite.test(
    "an active network is listed with its document",
    ["listAllNetworks", "networkCreateXML", "networkGetXMLDesc", "networkXML"],
    async (conn) => {
      const ref = await conn.networkCreateXML(xml("shown", 59), 0);
      lists(
        (await conn.listAllNetworks(ACTIVE)).map(({ uuid }) => uuid),
        ref.uuid,
        "active networks",
      );
      contains(await conn.networkGetXMLDesc(ref, 0), "<name>shown</name>", "the document");
    },
  );
}
