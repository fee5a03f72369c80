import { randomUUID } from "node:crypto";
import { ErrorNumber } from "@libvirt-ts/driver";
import { suite } from "@libvirt-ts/driver/conformance";
import { describe, expect, test } from "vitest";
import { domainXML, openFolder, temporaryFolder, writeConfigs } from "./folder.js";

const supports = [
  ...["domainAttachDevice", "domainCreate", "domainDefineXML", "domainDetachDevice", "domainGetXMLDesc"],
  ...["domainEvents", "domainGetInfo", "domainGetMaxMemory", "domainGetOSType", "domainLookupByName"],
  ...["domainLookupByUUID", "domainSetMaxMemory", "domainSetMemory", "domainSetVcpus", "domainUndefine"],
  "domainRename",
  ...["listAllDomains", "listDefinedDomains", "numOfDefinedDomains", "getType"],
] as const;

/**
 * A leading dash is a name like others to the contract, but not for a file: every shell that lists the folder would take
 * it for an option.
 */
const refused = "a domain may be called --all";

describe("the xm driver conforms to the contract", () => {
  suite({
    test: (name, run) => {
      if (name !== refused) test(name, run);
    },
    open: async () => {
      const folder = temporaryFolder();
      writeConfigs(folder, 3);
      return (await openFolder(folder)).conn;
    },
    // Starting is a peer's work; the driver's own part of it has tests of its own.
    supports: supports.filter((operation) => operation !== "domainCreate"),
    fixtures: {
      inactive: (conn) => conn.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
      domainXML,
    },
  });

  test("it implements no more and no less than is tested", async () => {
    const { conn } = await openFolder(temporaryFolder());
    expect(
      Object.keys(conn)
        .filter((name) => name !== "close")
        .sort(),
    ).toEqual([...supports].sort());
  });

  test("names that are no good names of files are refused, and leave nothing behind", async () => {
    const folder = temporaryFolder();
    const { conn } = await openFolder(folder);
    for (const name of [
      "--all",
      "-x",
      ".hidden",
      "..",
      "#x",
      "backup~",
      "xmexample1",
      "xend-config.sxp.bak",
    ]) {
      await expect(conn.domainDefineXML(domainXML(name), 0)).rejects.toMatchObject({
        code: ErrorNumber.CONFIG_UNSUPPORTED,
      });
    }
    expect(await conn.listDefinedDomains()).toEqual([]);
  });
});
