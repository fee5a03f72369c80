import { ErrorNumber } from "../../errors/number.js";
import {
  ConnectListAllNodeDeviceFlags,
  NodeDeviceEventLifecycleType,
} from "../../flags/node-device.generated.js";
import { contains, lists, rejects, same } from "../assert.js";
import type { Context } from "../context.js";

const { ACTIVE, INACTIVE } = ConnectListAllNodeDeviceFlags;
const { CREATED, DELETED, DEFINED, UNDEFINED } = NodeDeviceEventLifecycleType;

/** The host's devices: their tree, and those that can be made. */
export function nodeDeviceTests(suite: Context): void {
  suite.test(
    "devices are found by name, with their documents, capabilities and parents",
    [
      ...(["listAllNodeDevices", "nodeDeviceLookupByName", "nodeDeviceGetXMLDesc"] as const),
      ...(["nodeDeviceListCaps", "nodeDeviceGetParent"] as const),
    ],
    async (conn) => {
      const refs = await conn.listAllNodeDevices(0);
      const names = refs.map(({ name }) => name);
      same(new Set(names).size, names.length, "how many different names there are");
      let roots = 0;
      for (const ref of refs) {
        same(await conn.nodeDeviceLookupByName(ref.name), ref, `look-up of ${ref.name}`);
        const document = await conn.nodeDeviceGetXMLDesc(ref, 0);
        for (const type of await conn.nodeDeviceListCaps(ref)) {
          contains(document, `<capability type='${type}'`, `the document of ${ref.name}`);
        }
        const parent = await conn.nodeDeviceGetParent(ref);
        if (parent === undefined) roots++;
        else lists(names, parent, `devices, of which one is the parent of ${ref.name}`);
      }
      same(roots, refs.length === 0 ? 0 : 1, "how many roots the tree has");
      await rejects(conn.nodeDeviceLookupByName("no such device"), ErrorNumber.NO_NODE_DEVICE, "look-up");
    },
  );

  suite.test(
    "a filter by capability lists what has one of them",
    ["listAllNodeDevices", "nodeDeviceListCaps"],
    async (conn) => {
      const all = await conn.listAllNodeDevices(0);
      for (const [type, flag] of [
        ["system", ConnectListAllNodeDeviceFlags.CAP_SYSTEM],
        ["pci", ConnectListAllNodeDeviceFlags.CAP_PCI_DEV],
        ["scsi_host", ConnectListAllNodeDeviceFlags.CAP_SCSI_HOST],
      ] as const) {
        const expected: string[] = [];
        for (const ref of all) {
          if ((await conn.nodeDeviceListCaps(ref)).includes(type)) expected.push(ref.name);
        }
        const listed = (await conn.listAllNodeDevices(flag)).map(({ name }) => name);
        same(listed.sort(), expected.sort(), `devices listed by ${type}`);
      }
    },
  );

  suite.test(
    "a device is made, is there, and goes",
    [
      ...(["nodeDeviceCreateXML", "nodeDeviceDestroy", "nodeDeviceIsActive"] as const),
      ...(["nodeDeviceIsPersistent", "nodeDeviceLookupByName", "nodeDeviceXML"] as const),
    ],
    async (conn) => {
      const ref = await conn.nodeDeviceCreateXML(suite.fixtures.nodeDeviceXML!(1), 0);
      const state = [await conn.nodeDeviceIsActive(ref), await conn.nodeDeviceIsPersistent(ref)];
      same(state, [true, false], "active and persistent");
      await conn.nodeDeviceDestroy(ref);
      await rejects(conn.nodeDeviceLookupByName(ref.name), ErrorNumber.NO_NODE_DEVICE, "look-up once gone");
      await rejects(conn.nodeDeviceDestroy(ref), ErrorNumber.NO_NODE_DEVICE, "a second end");
    },
  );

  suite.test(
    "a device is defined, started, stopped and undefined",
    [
      ...(["nodeDeviceDefineXML", "nodeDeviceCreate", "nodeDeviceDestroy", "nodeDeviceUndefine"] as const),
      ...([
        "nodeDeviceIsActive",
        "nodeDeviceLookupByName",
        "listAllNodeDevices",
        "mediatedDeviceXML",
      ] as const),
      ...(["nodeDeviceGetAutostart", "nodeDeviceSetAutostart"] as const),
    ],
    async (conn) => {
      const invalid = ErrorNumber.OPERATION_INVALID;
      const ref = await conn.nodeDeviceDefineXML(suite.fixtures.mediatedDeviceXML!(2), 0);
      const listed = async (flags: number) =>
        (await conn.listAllNodeDevices(flags)).some(({ name }) => name === ref.name);
      same(await conn.nodeDeviceIsActive(ref), false, "active once defined");
      same([await listed(ACTIVE), await listed(INACTIVE)], [false, true], "listed once defined");
      await conn.nodeDeviceSetAutostart(ref, true);
      same(await conn.nodeDeviceGetAutostart(ref), true, "autostart");
      await conn.nodeDeviceCreate(ref, 0);
      await rejects(conn.nodeDeviceCreate(ref, 0), invalid, "start of an active device");
      same([await listed(ACTIVE), await listed(INACTIVE)], [true, false], "listed once started");
      await conn.nodeDeviceDestroy(ref);
      same(await conn.nodeDeviceIsActive(ref), false, "active once stopped");
      await rejects(conn.nodeDeviceDestroy(ref), invalid, "stop of an inactive device");
      await conn.nodeDeviceUndefine(ref, 0);
      await rejects(
        conn.nodeDeviceLookupByName(ref.name),
        ErrorNumber.NO_NODE_DEVICE,
        "look-up once undefined",
      );
    },
  );

  suite.test(
    "what the host has by itself is not undefined, and starts with the host anyway",
    ["listAllNodeDevices", "nodeDeviceUndefine", "nodeDeviceSetAutostart", "nodeDeviceLookupByName"],
    async (conn) => {
      const [ref] = await conn.listAllNodeDevices(ConnectListAllNodeDeviceFlags.CAP_SYSTEM);
      if (ref === undefined) return;
      await rejects(conn.nodeDeviceUndefine(ref, 0), ErrorNumber.OPERATION_INVALID, "undefine");
      await rejects(conn.nodeDeviceSetAutostart(ref, true), ErrorNumber.OPERATION_INVALID, "autostart");
      same(await conn.nodeDeviceLookupByName(ref.name), ref, "the device after the refusals");
    },
  );

  suite.test(
    "only PCI devices are taken from their drivers",
    ["listAllNodeDevices", "nodeDeviceDetach", "nodeDeviceReAttach", "nodeDeviceReset"],
    async (conn) => {
      const [ref] = await conn.listAllNodeDevices(ConnectListAllNodeDeviceFlags.CAP_SYSTEM);
      if (ref === undefined) return;
      const codes = [ErrorNumber.INVALID_ARG, ErrorNumber.OPERATION_INVALID];
      await rejects(conn.nodeDeviceDetach(ref, undefined, 0), codes, "detach");
      await rejects(conn.nodeDeviceReAttach(ref), codes, "attach");
      await rejects(conn.nodeDeviceReset(ref), codes, "reset");
    },
  );

  suite.test(
    "what is no device's document makes none",
    ["nodeDeviceCreateXML", "listAllNodeDevices"],
    async (conn) => {
      const before = await conn.listAllNodeDevices(0);
      const codes = [
        ...[ErrorNumber.XML_ERROR, ErrorNumber.XML_DETAIL, ErrorNumber.INVALID_ARG],
        ...[ErrorNumber.CONFIG_UNSUPPORTED, ErrorNumber.NO_NODE_DEVICE],
      ];
      for (const text of [
        "",
        "<device>",
        "<network/>",
        "<device/>",
        "<device><parent>none</parent></device>",
      ]) {
        await rejects(conn.nodeDeviceCreateXML(text, 0), codes, JSON.stringify(text));
      }
      same(await conn.listAllNodeDevices(0), before, "the devices after the refusals");
    },
  );

  suite.test(
    "events tell a device's life in order",
    [
      ...(["nodeDeviceEvents", "nodeDeviceDefineXML", "nodeDeviceCreate", "nodeDeviceDestroy"] as const),
      ...(["nodeDeviceUndefine", "mediatedDeviceXML"] as const),
    ],
    async (conn) => {
      const stop = new AbortController();
      const events = conn.nodeDeviceEvents({ kinds: ["lifecycle"] }, { signal: stop.signal });
      await events.ready;
      const ref = await conn.nodeDeviceDefineXML(suite.fixtures.mediatedDeviceXML!(3), 0);
      await conn.nodeDeviceCreate(ref, 0);
      await conn.nodeDeviceDestroy(ref);
      await conn.nodeDeviceUndefine(ref, 0);
      const told: number[] = [];
      while (told.length < 4) {
        const { value } = await events.next();
        if (value.event === "lifecycle" && value.device.name === ref.name) told.push(value.type);
      }
      same(told, [DEFINED, CREATED, DELETED, UNDEFINED], "what was told");
      stop.abort();
      same((await events.next()).done, true, "the end");
    },
  );
}
