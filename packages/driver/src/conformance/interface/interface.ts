import { ErrorNumber } from "../../errors/number.js";
import { ConnectListAllInterfacesFlags, InterfaceXMLFlags } from "../../flags/interface.generated.js";
import { contains, lacks, rejects, same } from "../assert.js";
import type { Context } from "../context.js";

const { ACTIVE, INACTIVE } = ConnectListAllInterfacesFlags;

/** The life of the host's interfaces, and changes of them that are taken back. */
export function interfaceTests(suite: Context): void {
  const xml = (name: string, number: number) =>
    suite.fixtures.interfaceXML!(name, `52:54:00:c0:f0:${number.toString(16).padStart(2, "0")}`);
  const mac = (number: number) => `52:54:00:c0:f0:${number.toString(16).padStart(2, "0")}`;

  suite.test(
    "an interface is defined, brought up, taken down and undefined",
    [
      ...(["interfaceDefineXML", "interfaceCreate", "interfaceDestroy", "interfaceUndefine"] as const),
      ...(["interfaceIsActive", "interfaceLookupByName", "interfaceXML"] as const),
    ],
    async (conn) => {
      const ref = await conn.interfaceDefineXML(xml("conf0", 1), 0);
      same(ref, { name: "conf0", mac: mac(1) }, "the defined interface");
      same(await conn.interfaceIsActive(ref), false, "active once defined");
      await conn.interfaceCreate(ref, 0);
      same(await conn.interfaceIsActive(ref), true, "active once up");
      await rejects(
        conn.interfaceCreate(ref, 0),
        ErrorNumber.OPERATION_INVALID,
        "bringing up what is up already",
      );
      await conn.interfaceDestroy(ref, 0);
      same(await conn.interfaceIsActive(ref), false, "active once down");
      await rejects(
        conn.interfaceDestroy(ref, 0),
        ErrorNumber.OPERATION_INVALID,
        "taking down what is down already",
      );
      await conn.interfaceUndefine(ref);
      await rejects(conn.interfaceLookupByName("conf0"), ErrorNumber.NO_INTERFACE, "look-up once undefined");
      await rejects(conn.interfaceCreate(ref, 0), ErrorNumber.NO_INTERFACE, "bringing up what is undefined");
    },
  );

  suite.test(
    "interfaces are listed by what the flags ask for",
    ["listAllInterfaces", "interfaceDefineXML", "interfaceCreate", "interfaceXML"],
    async (conn) => {
      await conn.interfaceDefineXML(xml("conf1", 2), 0);
      await conn.interfaceCreate(await conn.interfaceDefineXML(xml("conf2", 3), 0), 0);
      for (const [flags, names] of [
        [0, ["conf1", "conf2"]],
        [ACTIVE, ["conf2"]],
        [INACTIVE, ["conf1"]],
        [ACTIVE | INACTIVE, ["conf1", "conf2"]],
      ] as const) {
        const ours = (await conn.listAllInterfaces(flags))
          .map(({ name }) => name)
          .filter((name) => name === "conf1" || name === "conf2");
        same(ours.sort(), names, `interfaces listed with flags ${flags}`);
      }
    },
  );

  suite.test(
    "an interface is found by its address, unless several have it",
    ["interfaceLookupByMACString", "interfaceDefineXML", "interfaceXML"],
    async (conn) => {
      const ref = await conn.interfaceDefineXML(xml("conf3", 4), 0);
      same(await conn.interfaceLookupByMACString(mac(4).toUpperCase()), ref, "look-up by address");
      await conn.interfaceDefineXML(xml("conf4", 4), 0);
      await rejects(
        conn.interfaceLookupByMACString(mac(4)),
        ErrorNumber.MULTIPLE_INTERFACES,
        "look-up by an address of two",
      );
      await rejects(
        conn.interfaceLookupByMACString(mac(99)),
        ErrorNumber.NO_INTERFACE,
        "look-up by an address of none",
      );
    },
  );

  suite.test(
    "a new definition of an interface that is up is for the next time",
    ["interfaceDefineXML", "interfaceCreate", "interfaceGetXMLDesc", "interfaceXML"],
    async (conn) => {
      const ref = await conn.interfaceDefineXML(xml("conf5", 5), 0);
      await conn.interfaceCreate(ref, 0);
      await conn.interfaceDefineXML(xml("conf5", 6), 0);
      contains(await conn.interfaceGetXMLDesc(ref, 0), mac(5), "the document of what is up");
      const definition = await conn.interfaceGetXMLDesc(ref, InterfaceXMLFlags.INACTIVE);
      contains(definition, mac(6), "the definition");
      lacks(definition, mac(5), "the definition");
    },
  );

  suite.test(
    "changes that are rolled back leave everything as it was",
    [
      ...(["interfaceChangeBegin", "interfaceChangeRollback", "interfaceChangeCommit"] as const),
      ...(["interfaceDefineXML", "interfaceCreate", "interfaceDestroy", "interfaceUndefine"] as const),
      ...(["interfaceLookupByName", "interfaceIsActive", "interfaceXML"] as const),
    ],
    async (conn) => {
      const invalid = ErrorNumber.OPERATION_INVALID;
      await rejects(conn.interfaceChangeCommit(0), invalid, "a commit of nothing");
      await rejects(conn.interfaceChangeRollback(0), invalid, "a rollback of nothing");
      const up = await conn.interfaceDefineXML(xml("conf6", 7), 0);
      await conn.interfaceCreate(up, 0);
      const gone = await conn.interfaceDefineXML(xml("conf7", 8), 0);
      await conn.interfaceChangeBegin(0);
      await rejects(conn.interfaceChangeBegin(0), invalid, "a second beginning");
      await conn.interfaceDestroy(up, 0);
      await conn.interfaceUndefine(gone);
      await conn.interfaceDefineXML(xml("conf8", 9), 0);
      await conn.interfaceChangeRollback(0);
      same(await conn.interfaceIsActive(up), true, "active after the rollback");
      same(await conn.interfaceLookupByName("conf7"), gone, "what was undefined, after the rollback");
      await rejects(
        conn.interfaceLookupByName("conf8"),
        ErrorNumber.NO_INTERFACE,
        "what was defined, after the rollback",
      );
      await conn.interfaceChangeBegin(0);
      await conn.interfaceUndefine(gone);
      await conn.interfaceChangeCommit(0);
      await rejects(conn.interfaceLookupByName("conf7"), ErrorNumber.NO_INTERFACE, "after the commit");
      await rejects(conn.interfaceChangeRollback(0), invalid, "a rollback of what was committed");
    },
  );

  suite.test(
    "what is no interface's document defines none",
    ["interfaceDefineXML", "listAllInterfaces"],
    async (conn) => {
      const before = await conn.listAllInterfaces(0);
      const codes = [ErrorNumber.XML_ERROR, ErrorNumber.XML_DETAIL, ErrorNumber.INVALID_ARG];
      for (const text of ["", "<interface>", "<network/>", "<interface type='ethernet'/>"]) {
        await rejects(conn.interfaceDefineXML(text, 0), codes, JSON.stringify(text));
      }
      same(await conn.listAllInterfaces(0), before, "the interfaces after the refusals");
    },
  );
}
