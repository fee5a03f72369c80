/** A running guest is described from what libxl keeps in its file, exactly as xl would describe it, and xl is not started. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DriverConnection } from "@libvirt-ts/driver";
import { describe, expect, test } from "vitest";
import { guestXml, TestHost, uuidOf } from "./host.js";

const disk = (target: string, source: string) =>
  `<disk type='file' device='disk'><source file='${source}'/><target dev='${target}'/></disk>`;
const card = (mac: string) =>
  `<interface type='bridge'><mac address='${mac}'/><source bridge='xenbr0'/></interface>`;
const devices = `<devices>${disk("xvda", "/srv/a.img")}${disk("xvdb", "/srv/b.img")}${card("00:16:3e:00:00:01")}
  <graphics type='vnc' port='5901' passwd='GEHEIM'/></devices>`;

const documents = {
  paravirtual: guestXml("one", 1, devices),
  PVH: guestXml("one", 1, devices).replace("<type>linux<", "<type machine='xenpvh'>xenpvh<"),
  "fully virtualised": guestXml("one", 1, devices, "").replace("linux", "hvm").replaceAll("xvd", "hd"),
};

const ref = { uuid: uuidOf(1), name: "one", id: 1 };

/** Describes the guest from its file, and then as xl has it; how often xl was asked by the first. */
async function described(host: TestHost, conn: DriverConnection, byXl: DriverConnection) {
  const asked = () => host.fake.calls.filter(({ command }) => command === "list").length;
  const before = asked();
  const text = await conn.domainGetXMLDesc!(ref, 0);
  const runs = asked() - before;
  expect(text).toBe(await byXl.domainGetXMLDesc!(ref, 0));
  expect(text).not.toContain("GEHEIM");
  return { text, runs };
}

async function start(xml: string) {
  const host = new TestHost();
  const conn = await host.openAmongPeers();
  const byXl = await host.openAmongPeers([], { libxlFiles: host.path("nowhere") });
  await conn.domainCreateXML(xml, 0);
  const [file] = readdirSync(host.fake.libxlFiles);
  return { host, conn, byXl, file: join(host.fake.libxlFiles, file!) };
}

test.each(Object.entries(documents))("a %s guest", async (_, xml) => {
  const { host, conn, byXl } = await start(xml);
  const { text, runs } = await described(host, conn, byXl);
  expect(runs).toBe(0);
  for (const part of ["<name>one</name>", "/srv/b.img", "00:16:3e:00:00:01", ">131072<", ">2</vcpu>"]) {
    expect(text).toContain(part);
  }
});

test("one of a single vcpu and without a screen, of which neither is asked for", async () => {
  const { host, conn, byXl } = await start(guestXml("one", 1, "").replace("<vcpu>2", "<vcpu>1"));
  const { text, runs } = await described(host, conn, byXl);
  expect(runs).toBe(0);
  expect(text).toContain(">1</vcpu>");
});

test("whatever it was given and was taken from it since", async () => {
  const { host, conn, byXl } = await start(documents.paravirtual);
  const changes: Record<string, [change: () => Promise<unknown>, part: string]> = {
    "less memory": [() => conn.domainSetMemory(ref, 65_536, 0), "<currentMemory unit='KiB'>65536<"],
    "more memory at most": [() => conn.domainSetMaxMemory(ref, 262_144), "<memory unit='KiB'>262144<"],
    "a vcpu less": [() => conn.domainSetVcpus(ref, 1, 0), "current='1'>2</vcpu>"],
    "a disk": [() => conn.domainAttachDevice(ref, disk("xvdc", "/srv/c.img"), 0), "/srv/c.img"],
    "a disk less": [() => conn.domainDetachDevice(ref, disk("xvda", "/srv/a.img"), 0), "/srv/b.img"],
    "a card": [() => conn.domainAttachDevice(ref, card("00:16:3e:00:00:02"), 0), "00:16:3e:00:00:02"],
    "a card less": [() => conn.domainDetachDevice(ref, card("00:16:3e:00:00:01"), 0), "00:16:3e:00:00:02"],
    "another name": [() => conn.domainRename(ref, "two", 0), "<name>two</name>"],
  };
  for (const [what, [change, part]] of Object.entries(changes)) {
    await change();
    const { text, runs } = await described(host, conn, byXl);
    expect([what, runs]).toEqual([what, 0]);
    expect(text).toContain(part);
  }
  const { text } = await described(host, conn, byXl);
  for (const gone of ["/srv/a.img", "00:16:3e:00:00:01"]) expect(text).not.toContain(gone);
});

describe("xl is asked", () => {
  const edited = (file: string, edit: (config: Record<string, unknown>) => object) => {
    const config = JSON.parse(readFileSync(file, "utf8").replace("\0", ""));
    writeFileSync(file, JSON.stringify({ ...config, ...edit(config) }));
  };
  const reasons: Record<string, (file: string, host: TestHost) => void> = {
    "without a file": (file) => rmSync(file),
    "of a folder in its place": (file) => {
      rmSync(file);
      mkdirSync(file);
    },
    "of an empty file": (file) => writeFileSync(file, ""),
    "of half a file": (file) => writeFileSync(file, readFileSync(file).subarray(0, 200)),
    "of a file that is no object": (file) => writeFileSync(file, "null"),
    "of a file beyond all measure": (file) => writeFileSync(file, " ".repeat(2 << 20)),
    "of another guest's file": (file) => edited(file, () => ({ c_info: { uuid: uuidOf(2) } })),
    "of a device that the file does not know": (file) => edited(file, () => ({ disks: [] })),
    "of a card without an address": (file) => edited(file, () => ({ nics: [{ devid: 0 }] })),
    "of devices that may go unseen": (file) => edited(file, () => ({ pcidevs: [{ bus: 1 }] })),
    "of a drive whose medium the guest took out": (_, host) => {
      const disks = host.fake.guests[1]!.disks.map((one) => ({ ...one, is_cdrom: 1 }));
      host.fake.change(1, uuidOf(1), (guest) => ({
        ...guest,
        disks: disks.map((one) => ({ ...one, pdev_path: "" })),
      }));
      edited(join(host.fake.libxlFiles, readdirSync(host.fake.libxlFiles)[0]!), () => ({ disks }));
    },
  };
  test.each(Object.entries(reasons))("%s", async (_, spoil) => {
    const { host, conn, byXl, file } = await start(documents.paravirtual);
    spoil(file, host);
    expect((await described(host, conn, byXl)).runs).toBe(1);
  });

  test("of a fully virtualised guest that may bring vcpus online by itself", async () => {
    const xml = documents["fully virtualised"].replace("<vcpu>2", "<vcpu current='1'>2");
    const { host, conn, byXl } = await start(xml);
    expect((await described(host, conn, byXl)).runs).toBe(1);
  });
});
