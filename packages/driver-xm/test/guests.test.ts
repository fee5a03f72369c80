import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ErrorNumber, type Peers } from "@libvirt-ts/driver";
import { describe, expect, test } from "vitest";
import { config, domainXML, names, openFolder, temporaryFolder, uuidOf, writeConfigs } from "./folder.js";

describe("passwords", () => {
  const screen = "vfb = [ 'type=vnc,vncpasswd=hunter2' ]\n";

  test("are dumped on request only, and never to readers", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "vm"), config("vm", 1) + screen);
    const { conn } = await openFolder(folder);
    expect(await conn.domainGetXMLDesc({ uuid: uuidOf(1) }, 0)).not.toContain("hunter2");
    expect(await conn.domainGetXMLDesc({ uuid: uuidOf(1) }, 1)).toContain("hunter2");
    const reader = await openFolder(folder, {}, { readOnly: true });
    await expect(reader.conn.domainGetXMLDesc({ uuid: uuidOf(1) }, 1)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_DENIED,
    });
  });
});

describe("running guests", () => {
  /** Peers that know which of the folder's domains run, as a hypervisor would. */
  const running = (
    ...guests: readonly (readonly [name: string, uuid: string])[]
  ): Pick<Peers, "activeDomains"> => ({
    activeDomains: {
      findByName: async (sought) =>
        new Map(
          guests
            .filter(([name]) => sought.includes(name))
            .map(([name, uuid], id) => [name, { name, uuid, id: id + 1 }]),
        ),
    },
  });

  test("are one domain with their file when the uuids match, or the names where it has none", async () => {
    const folder = temporaryFolder();
    writeConfigs(folder, 3);
    writeFileSync(join(folder, "bare"), "memory = 64\n");
    const peers = running(["vm0", uuidOf(0)], ["vm1", uuidOf(99)], ["bare", uuidOf(98)]);
    const opened = await openFolder(folder, peers);
    expect(await names(opened)).toEqual(["vm1", "vm2"]);
    expect(await opened.conn.numOfDefinedDomains()).toBe(2);
    for (const operation of ["domainCreate", "domainUndefine"] as const) {
      await expect(opened.conn[operation]({ uuid: uuidOf(0) }, 0)).rejects.toMatchObject({
        code: ErrorNumber.OPERATION_INVALID,
      });
    }
    await expect(opened.conn.domainSetVcpus({ uuid: uuidOf(0) }, 2, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_INVALID,
    });
    await expect(opened.conn.domainGetInfo({ uuid: uuidOf(2), id: 7 })).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_INVALID,
    });
  });

  test("start through a peer, with uuid and password", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "vm"), `${config("vm", 1)}vfb = [ 'type=vnc,vncpasswd=hunter2' ]\n`);
    const started: string[] = [];
    const { conn } = await openFolder(folder, {
      domainStarter: {
        createFrom: async (xml) => {
          started.push(xml);
          return { uuid: uuidOf(1), name: "vm", id: 4 };
        },
      },
    });
    expect(await conn.domainCreate({ uuid: uuidOf(1) }, 0)).toEqual({ uuid: uuidOf(1), name: "vm", id: 4 });
    expect(started[0]).toContain(uuidOf(1));
    expect(started[0]).toContain("hunter2");
    const alone = await openFolder(folder);
    await expect(alone.conn.domainCreate({ uuid: uuidOf(1) }, 0)).rejects.toMatchObject({
      code: ErrorNumber.NO_SUPPORT,
    });
  });

  test("a running guest's name is taken, its uuid is adopted", async () => {
    const { conn } = await openFolder(temporaryFolder(), running(["guest", uuidOf(5)]));
    await expect(conn.domainDefineXML(domainXML("guest", uuidOf(6)), 0)).rejects.toMatchObject({
      code: ErrorNumber.DOM_EXIST,
    });
    expect((await conn.domainDefineXML(domainXML("guest"), 0)).uuid).toBe(uuidOf(5));
  });
});

describe("opening", () => {
  test("a folder that is not there is an absent endpoint, a file is none", async () => {
    const folder = temporaryFolder();
    await expect(openFolder(join(folder, "none"))).rejects.toMatchObject({ cause: { code: "ENOENT" } });
    writeFileSync(join(folder, "file"), "");
    await expect(openFolder(join(folder, "file"))).rejects.toMatchObject({ code: ErrorNumber.OPEN_FAILED });
  });
});
