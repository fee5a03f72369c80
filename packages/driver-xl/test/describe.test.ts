/** What running guests are described as, and what a definition of that comes to. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, test } from "vitest";
import { guestXml, TestHost, uuidOf } from "./host.js";

test("a fully virtualised guest is defined as it is described, and nobody is warned of anything", async () => {
  const host = new TestHost();
  const disks = [{ pdev_path: "/srv/a.img", vdev: "hda", format: "raw", readwrite: 1 }];
  const { id } = host.fake.add({
    name: "hvm",
    uuid: uuidOf(1),
    type: "hvm",
    kernel: "",
    vnc: "GEHEIM",
    disks,
  });
  const conn = await host.open();
  const xml = await conn.domainGetXMLDesc({ uuid: uuidOf(1), id }, 0);
  for (const part of ["<serial type='pty'>", "<video>", "<clock offset='utc'/>", "hvmloader</loader>"]) {
    expect(xml).toContain(part);
  }
  await conn.domainDefineXML(xml, 0);
  expect(host.warnings).toEqual([]);
  const file = readFileSync(join(host.configDir, "hvm"), "utf8");
  for (const line of ['serial = "pty"', "vncunused = 1", 'type = "hvm"']) expect(file).toContain(line);
});

test("a document of libvirt's own is defined without a warning: no loader, a chosen port, a console", async () => {
  const host = new TestHost();
  const conn = await host.open();
  const devices = `<devices>
    <serial type='pty'><source path='/dev/pts/2'/><target port='0'/></serial>
    <console type='pty' tty='/dev/pts/2'><source path='/dev/pts/2'/><target type='serial' port='0'/></console>
    <graphics type='vnc' port='5900' autoport='yes' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>
  </devices>`;
  const xml = guestXml("today", 1, devices, "").replace("linux", "hvm");
  await conn.domainDefineXML(xml, 0);
  expect(host.warnings).toEqual([]);
  const file = readFileSync(join(host.configDir, "today"), "utf8");
  expect(file).toContain("vncunused = 1");
  expect(file).not.toContain("vncdisplay");
});

test("a guest whose name no document can hold is told as such", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "a\u0001b", uuid: uuidOf(1) });
  const conn = await host.open();
  const error = await conn.domainGetXMLDesc({ uuid: uuidOf(1), id }, 0).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: ErrorNumber.OPERATION_FAILED });
  expect((error as Error).message).toContain('domain "a\\u0001b": a text holds a character');
});

test.each([" one", "one\n", "\tone"])(
  "a guest called %j is told that its name would not be read back",
  async (name) => {
    const host = new TestHost();
    const { id } = host.fake.add({ name, uuid: uuidOf(1) });
    for (const conn of [await host.open(), await host.openAmongPeers()]) {
      await expect(conn.domainGetXMLDesc({ uuid: uuidOf(1), id }, 0)).rejects.toMatchObject({
        code: ErrorNumber.OPERATION_FAILED,
        message: expect.stringContaining(
          `${JSON.stringify(name)}: a name in a document neither begins nor ends`,
        ),
      });
    }
  },
);
